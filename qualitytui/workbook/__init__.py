"""Commands and queries: the only access to the data."""
