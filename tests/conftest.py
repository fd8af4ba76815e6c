"""No test reaches a network: a socket may only speak inside this machine's own processes."""

import socket
import sys
from typing import Any

FORBIDDEN = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


def refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Raises where anything would reach, or wait for, another machine."""
    if not event.startswith("socket.") or event not in FORBIDDEN:
        return
    one = arguments[0]
    if isinstance(one, socket.socket) and one.family == getattr(socket, "AF_UNIX", None):
        return
    raise PermissionError(f"a test asked for the network: {event}")


sys.addaudithook(refuse_network)
