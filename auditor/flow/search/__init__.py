"""The search itself: methods run symbolically, and what calls do with data."""
