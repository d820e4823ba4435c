"""What the card of backups says of the second folder: how old the newest copy there is, or that it is not there."""

from datetime import datetime

from desktop.i18n import Translator
from desktop.services.second_copies import SecondCopies
from desktop.ui.backup_words import LATE, age
from desktop.ui.tones import Tone


def second_state(found: SecondCopies | None, now: datetime, texts: Translator) -> tuple[str, Tone]:
    """The sentence on the second folder and how serious it is; nothing where there is no second folder."""
    _ = texts
    if found is None:
        return "", Tone.NEUTRAL
    if not found.is_there:
        return _("The second folder is not there now. Plug its disk in, or choose another folder."), Tone.WARN
    if found.newest is None:
        return _("No checked copy lies in the second folder yet. “Back up now” makes one."), Tone.WARN
    passed = age(found.newest.made_at, now, _)
    if not found.is_behind:
        return _("Newest second copy {age}, the same as beside the data file.").format(age=passed), Tone.OK
    told = _("Newest second copy {age}; a newer backup lies beside the data file alone. “Back up now” brings one.")
    is_late = abs(now - found.newest.made_at) > LATE
    return told.format(age=passed), Tone.WARN if is_late else Tone.NEUTRAL
