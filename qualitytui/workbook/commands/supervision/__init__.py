"""Commands of supervision: letters and rectification orders."""
