"""Tells one way of a source's data to a sink, step by step."""
