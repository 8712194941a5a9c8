"""The shelf: everything the audit knows that is not code, as tables a lawyer can read."""
