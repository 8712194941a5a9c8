"""What the app's plain scripts do: read as syntax trees, asked backwards from single calls, never run."""
