"""What runs when a control is pressed."""
