"""Where what was read ends, as facts."""
