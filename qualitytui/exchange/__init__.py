"""What comes back in from outside the program."""
