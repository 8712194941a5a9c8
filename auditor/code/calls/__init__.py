"""Who calls whom: the calls of the code, and those that Android and libraries make."""
