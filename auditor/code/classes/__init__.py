"""The app's classes, members and methods, and where the value of a register comes from."""
