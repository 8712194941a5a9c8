"""Ways from where Android enters the app to a place in its code."""
