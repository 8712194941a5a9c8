"""What a shrinker did to libraries, and how they are known again."""
