"""Which instructions can run, given what is known of the values that are tested."""
