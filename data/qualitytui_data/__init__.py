"""The bundled plans and texts; imports nothing."""
