"""A workbook that began as a copy of another one is given an identity of its own."""

import re
import secrets
from typing import Final

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.store.form_rows import FormRoundRow
from qualitytui.store.identity import SETTING, identity_in
from qualitytui.store.setting_rows import SettingRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command

DIGITS: Final = 32
"""Of an identity, in the digits 0 to 9 and a to f."""


@command(
    "workbook.separate",
    "qualitytui workbook separate",
    "qualitytui workbook separate --identity 2825ba199316ac109cd60bf91b9c7b34",
)
@dataclass(frozen=True, slots=True)
class SeparateWorkbook(Command):
    """Give this workbook an identity of its own, where it began as a copy of another office's."""

    identity: str = argument("text", "one that it had before, a new one if not given", default="")

    def apply(self, tx: Transaction) -> str:
        """Writes the identity as a setting; the one that the file began with stays, for undo."""
        before = identity_in(tx.connection)
        old = (before and before.workbook) or ""
        new = self._checked() or secrets.token_hex(DIGITS // 2)
        row = next(iter(tx.find(SettingRow, key=SETTING)), None)
        tx.put(replace(row, value=new) if row else SettingRow(key=SETTING, value=new))
        sentence = say("The workbook's own identity is {new}; it was {old}", new=new[:8], old=old[:8])
        if new != old and tx.find(FormRoundRow):
            sentence += " · " + say("return forms sent before are of the old one: send them again")
        return sentence

    def _checked(self) -> str:
        wanted = self.identity.strip().lower()
        if wanted and not re.fullmatch(rf"[0-9a-f]{{{DIGITS}}}", wanted):
            raise UsageRefused(
                say("{identity} is no identity of a workbook.", identity=repr(self.identity)),
                say("It has {count} of the characters 0-9 and a-f.", count=DIGITS),
            )
        return wanted
