"""Pure rules on values: what a figure means, declared once; SQL and words are built from these declarations."""
