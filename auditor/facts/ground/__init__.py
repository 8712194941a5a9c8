"""What every search of facts stands on: the program and what answers for it, permissions, third parties, ways."""
