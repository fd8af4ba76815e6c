"""The journal entry of the settings that figures depend on."""

from collections.abc import Mapping
from typing import Any, ClassVar

from qualitytui.config import Config
from qualitytui.data_class import dataclass
from qualitytui.i18n import say
from qualitytui.store.date_order import SETTINGS, began_without_settings, settings_kept
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.queries.order import changed_settings


@command(SETTINGS)
@dataclass(frozen=True, slots=True)
class RecordSettings(Command):
    """Note in the journal which settings of the rules hold from now on."""

    is_record: ClassVar[bool] = True
    offered: ClassVar[bool] = False
    rules: Mapping[str, Any] = argument("text", "the settings of the rules")

    def apply(self, tx: Transaction) -> str:
        """Changes no row; only the journal entry is written."""
        before = settings_kept(tx.reader)
        if before is None and began_without_settings(tx.reader):
            settings = ", ".join(f"{name} {value}" for name, value in self.rules.items() if value not in ("", {}))
            return say("Settings of the rules, known from now on: {settings}", settings=settings)
        before = before or Config().rules
        return say("Settings of the rules: {settings}", settings=changed_settings(before, self.rules))

    def arguments(self) -> dict[str, Any]:
        """The settings by their names."""
        return dict(self.rules)
