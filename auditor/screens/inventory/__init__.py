"""What is written in the package: every text with its place and language, documents, scripts."""
