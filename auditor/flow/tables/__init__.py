"""What tables say of calls out of the app, also where a shrinker renamed a library."""
