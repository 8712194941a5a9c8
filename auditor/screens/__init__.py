"""What a person could read in the app, and what of it speaks of the phonebook."""
