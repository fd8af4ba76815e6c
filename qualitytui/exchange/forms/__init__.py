"""Return forms: written for departments, read back as people filled them in."""
