"""Brings the newest backup to the second folder, and tells over the pages where it cannot go there."""

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.ports import Topic
from desktop.ui.shell.notices import Act
from desktop.ui.tones import Tone

if TYPE_CHECKING:
    from desktop.app.files import Opened
    from desktop.app.program import Program
    from desktop.errors import QianjiError
    from desktop.store.shelf import Backup

SECOND = "second"  # the matter of a notice


def tell_second(program: "Program", opened: "Opened") -> None:
    """Copy the newest backup to the second folder where it is not there yet; warn where it cannot go."""
    desk, second = program.desk, program.keeping.second_folder
    if second is None:
        desk.window.notices.withdraw(SECOND)
        return
    from desktop.services.second_copies import bring_newest

    def failed(trouble: "QianjiError") -> None:
        _ = desk.look.texts
        again = Act(_("Copy it now"), partial(tell_second, program, opened))
        desk.window.notices.say(SECOND, trouble.sentence(_), Tone.WARN, again)

    def brought(backup: "Backup | None") -> None:
        desk.window.notices.withdraw(SECOND)
        if backup is not None:
            desk.changes.announce(frozenset({Topic.COMPANY}))  # the card of backups says how old the newest one is

    desk.tasks.long(lambda _progress, _cancelled: bring_newest(opened.database.path, second), brought, failed)
