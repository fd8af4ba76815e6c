"""Papers of supervision: letters made from templates that the office can change."""
