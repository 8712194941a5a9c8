"""What could not be seen: code that is loaded, native or installed, and pages from elsewhere."""
