"""What is known at a point of a method: symbols, fields, and the words of a search."""
