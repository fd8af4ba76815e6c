"""Pure rules on values."""
