"""What becomes of findings after the audit: which of them stop a build."""
