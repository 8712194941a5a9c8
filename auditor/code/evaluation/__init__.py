"""What small pieces of code compute: an interpreter, and the library calls that it knows."""
