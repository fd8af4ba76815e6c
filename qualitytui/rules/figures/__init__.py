"""The figures: one definition each."""
