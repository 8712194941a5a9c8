"""Whether an acceptance stands before a read or request: the guard test."""
