"""Imports and exports of tables and forms."""
