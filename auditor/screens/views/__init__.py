"""What stands on a screen: the views of layouts, of code and of pages, and who sees them."""
