"""TOML from outside, read so that whatever is wrong with it is one kind of error."""

from typing import Any


class TomlError(ValueError):
    """A text that is no TOML that can be used."""


def read_toml(text: str) -> dict[str, Any]:
    """The values of a text in TOML; raises TomlError, also where it is nested too deep or holds a boundless number."""
    import tomllib  # noqa: PLC0415 - 18 ms, only where TOML is read

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise TomlError("nested too deep") from error
    except ValueError as error:
        raise TomlError(str(error)) from error
