"""The workbook of a county quality office's coordinator."""

__version__ = "0.1.0"
