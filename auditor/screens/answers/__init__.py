"""What can be answered on a screen, and what each answer leads to."""
