"""What holds for every test: no network beyond this machine's own processes, and no example against the clock."""

import socket
import sys
from typing import Any

from hypothesis import settings

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
"""Where the driver of a browser listens."""
FORBIDDEN = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


def refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Raises where anything would reach, or wait for, another machine."""
    if not event.startswith("socket.") or event not in FORBIDDEN:
        return
    one = arguments[0]
    if isinstance(one, socket.socket) and one.family == getattr(socket, "AF_UNIX", None):
        return
    if _host(event, arguments) in LOOPBACK:
        return
    raise PermissionError(f"a test asked for the network: {event}")


def _host(event: str, arguments: tuple[Any, ...]) -> object:
    """Whom a call is about."""
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        return arguments[0]
    address = arguments[1] if len(arguments) > 1 else None
    return address[0] if isinstance(address, tuple) else None


sys.addaudithook(refuse_network)
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
