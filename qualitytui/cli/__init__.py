"""The command line: stdout is data, stderr is talk; loads neither Textual nor Rich."""
