"""An app that leaves in order when something in it breaks."""

from textual.app import App


class Sturdy(App[int]):
    """Gives the terminal back and keeps the error, in place of printing it with every record it was about."""

    broken: Exception | None = None

    def _handle_exception(self, error: Exception) -> None:
        if self.broken is None:
            self.broken = error
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._return_code = 1
        self._close_messages_no_wait()
