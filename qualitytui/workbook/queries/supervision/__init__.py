"""Queries of supervision: the register of letters, the ledger of rectification, what goes on their papers."""
