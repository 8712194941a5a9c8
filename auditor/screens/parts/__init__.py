"""What a screen is made of: words, controls, and where they touch the app."""
