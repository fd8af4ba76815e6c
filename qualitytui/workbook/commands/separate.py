"""A workbook that began as a copy of another one is given an identity of its own."""

import secrets

from qualitytui.data_class import dataclass, replace
from qualitytui.i18n import say
from qualitytui.store.form_rows import FormRoundRow
from qualitytui.store.identity import SETTING, identity_in
from qualitytui.store.setting_rows import SettingRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, command


@command("workbook.separate", "qualitytui workbook separate")
@dataclass(frozen=True, slots=True)
class SeparateWorkbook(Command):
    """Give this workbook an identity of its own, where it began as a copy of another office's."""

    def apply(self, tx: Transaction) -> str:
        """Writes a new identity; the old one stays below it, for undo."""
        before = identity_in(tx.connection)
        new = secrets.token_hex(16)
        row = next(iter(tx.find(SettingRow, key=SETTING)), None)
        tx.put(replace(row, value=new) if row else SettingRow(key=SETTING, value=new))
        old = (before and before.workbook) or "-"
        sentence = say("The workbook has an identity of its own: {new}, not {old}", new=new[:8], old=old[:8])
        if tx.find(FormRoundRow):
            sentence += " · " + say("return forms sent before are those of the old one: send them again")
        return sentence
