"""Measurements of whole audits; nothing here is part of the program or of its tests."""
