"""What goes out: the week's report and its snapshot."""
