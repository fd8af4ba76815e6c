"""Pure rules on values, each declared once; SQL and texts are built from these declarations."""
