"""Many apps: find them in files and folders, and audit each without losing one."""
