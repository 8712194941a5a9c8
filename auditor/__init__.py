"""Audit what a lending app does with the borrower's phonebook, from its package alone."""

__version__ = "0.1.0"
