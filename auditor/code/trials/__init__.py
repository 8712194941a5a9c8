"""Runs a callback in a given world, and tells what happens then."""
