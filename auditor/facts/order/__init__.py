"""The order of what is shown, asked and read, and the search for all of it."""
