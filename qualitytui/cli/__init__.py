"""The command line: data on stdout, messages on stderr; loads neither Textual nor Rich."""
