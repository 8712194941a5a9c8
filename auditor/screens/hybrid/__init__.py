"""Screens and choices of apps whose pages are written for a script host."""
