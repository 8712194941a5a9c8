// Each page has a script of its own.
