"""The commands of the yearly assessment."""
