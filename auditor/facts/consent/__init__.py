"""What acts of acceptance are worth, and what stands before each access."""
