"""What notices tell: elements, doubts, and texts against the code."""
