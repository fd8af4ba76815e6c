"""The settings of the office that the workbook keeps."""

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.rules.office import KEYS, full_key, parsed, shown, what_it_takes
from qualitytui.store.plans import nearest_hint
from qualitytui.store.setting_rows import SettingRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command


@command(
    "office.set", "qualitytui office set phone 0576-83880000", "qualitytui office set papers.supervise.code 天质强督"
)
@dataclass(frozen=True, slots=True)
class SetOffice(Command):
    """Set a name, a number code or a person of the office; - takes it away."""

    key: str = argument("setting", "the setting: name, contact, papers.supervise.code")
    value: str = argument("text", "what it is set to; several split by 、")

    def apply(self, tx: Transaction) -> str:
        """Writes the setting, or takes it away."""
        key = checked_key(self.key)
        row = next(iter(tx.find(SettingRow, key=key)), None)
        if self.value.strip() == "-":
            if row is None:
                raise Refused(say("{key} is not set in the workbook.", key=key), say("Nothing was changed."))
            tx.drop(row)
            return say("{key}: no longer set", key=key)
        value = self._checked(key)
        if row and row.value == value:
            raise Refused(say("{key} is {value} already.", key=key, value=value), say("Nothing was changed."))
        tx.put(replace(row, value=value) if row else SettingRow(key=key, value=value))
        sentence = say("{key}: {value}", key=key, value=value)
        if key in {**tx.reader.config.office, **tx.reader.config.papers}:
            sentence += " · " + say("the settings file says something else and comes first")
        return sentence

    def _checked(self, key: str) -> str:
        """The value as it is kept; refuses what the setting does not take."""
        try:
            value = shown(parsed(key, self.value))
        except ValueError:
            value = ""
        if value:
            return value
        raise UsageRefused(say("{key} cannot be {value}.", key=key, value=repr(self.value)), what_it_takes(key))


def checked_key(name: str) -> str:
    """The dotted key of a setting; refuses one that there is none of, with the nearest."""
    key = full_key(name)
    if key not in KEYS:
        raise UsageRefused(say("There is no setting {name}.", name=name), nearest_hint(key, list(KEYS)))
    return key
