"""Where in the app a screen stands, and what it is for."""
