"""Views made into text and drawings, shared by the screens and the papers."""
