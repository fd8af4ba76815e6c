"""The signals that end a program; every place that has the terminal hears them, so that it is given back as it was."""

SIGNALS = (
    *("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGABRT", "SIGALRM", "SIGUSR1", "SIGUSR2"),
    *("SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGIO", "SIGPWR", "SIGSTKFLT", "SIGSYS", "SIGTRAP"),
)
"""Every signal that ends a program and that it may hear; not every system has each."""
