"""Commands and queries: the only door to the data."""
