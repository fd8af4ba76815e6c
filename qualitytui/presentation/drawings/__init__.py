"""Drawings made of characters: one geometry for colour, for no colour and for ASCII."""
