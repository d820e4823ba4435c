"""The rehearsal of a restore: the newest backup is put back into a temporary place, opened and looked through.

What came of it is kept on the shelf, beside the backups it is about: the data file may be the thing that is lost.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.errors import N_, DataFileError, Term
from desktop.exchange.sentences import Sentence, sentence
from desktop.services.checkup import check_up
from desktop.services.checkup_words import found_wrong
from desktop.services.unlocking import missing_key
from desktop.store.database import Database
from desktop.store.files import empty_file, make_folder, put_in_place, sync
from desktop.store.key import Keys
from desktop.store.shelf import Backup, backups_on, facts_of, shelf_of
from desktop.store.slips import is_as_checked
from desktop.store.temporary import private_copy
from desktop.system_causes import cause_and_way

EVERY = timedelta(days=30)
AFTER_A_FAILURE = timedelta(days=1)  # with a newer backup
NOTE = "rehearsal.json"
Attempt = Callable[[Path, Keys, Callable[[], datetime]], "Trial | None"]


@dataclass(frozen=True, slots=True)
class Trial:
    """When a restore was rehearsed, with the backup of which moment, and what did not hold."""

    tried_at: datetime
    backup_of: datetime
    wrong: tuple[Sentence, ...]

    @property
    def is_good(self) -> bool:
        """Whether the backup could have been put back."""
        return not self.wrong


def last_trial(data_file: Path) -> Trial | None:
    """What came of the last rehearsal, None before the first one."""
    try:
        told = json.loads((shelf_of(data_file) / NOTE).read_text(encoding="utf-8"))
        wrong = tuple(
            Sentence(message, {name: Term(value) if name == "reason" else value for name, value in values.items()})
            for message, values in told["wrong"]
        )
        return Trial(datetime.fromisoformat(told["tried_at"]), datetime.fromisoformat(told["backup_of"]), wrong)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def is_due(data_file: Path, now: datetime, keys: Keys = ()) -> bool:
    """Whether a month has passed since the last rehearsal, or the clock says that it is still to come.

    One that failed is made up for soon, with the backup that was made instead.
    """
    newest = _newest(data_file, keys)
    if newest is None:
        return False
    last = last_trial(data_file)
    if last is None:
        return True
    has_better = not last.is_good and newest.made_at > last.backup_of
    return not timedelta() <= now - last.tried_at < (AFTER_A_FAILURE if has_better else EVERY)


def try_if_due(data_file: Path, keys: Keys, moment: Callable[[], datetime]) -> Trial | None:
    """The monthly rehearsal; None where it is not yet due."""
    return try_newest(data_file, keys, moment) if is_due(data_file, moment(), keys) else None


def try_newest(data_file: Path, keys: Keys, moment: Callable[[], datetime]) -> Trial | None:
    """Rehearse with the newest backup that was checked, and keep what came of it; None where there is none yet."""
    backup = _newest(data_file, keys)
    if backup is None:
        return None
    trial = Trial(moment(), backup.made_at, _wrong_with(backup, keys))
    _keep(trial, shelf_of(data_file) / NOTE)
    return trial


def _newest(data_file: Path, keys: Keys) -> Backup | None:
    """The newest checked backup these keys open: one from before another password says nothing about today's."""
    backups = (each for each in backups_on(shelf_of(data_file)) if each.is_verified or each.is_altered)
    return next((each for each in backups if not missing_key(each.path, keys)), None)


def _wrong_with(backup: Backup, keys: Keys) -> tuple[Sentence, ...]:
    wrong = []
    try:
        if not is_as_checked(backup):
            wrong.append(sentence(N_("{file} was changed after it was made and checked."), file=backup.path.name))
        with (
            private_copy(backup.path, backup.path.parent) as copy,
            Database.open(copy, keys, is_copied=True) as database,
        ):
            with database.raw() as connection:
                facts = facts_of(connection)
            if not _says_the_same(backup, facts):
                wrong.append(sentence(N_("The backup holds other records than when it was made.")))
            wrong += found_wrong(check_up(database))
    except DataFileError as trouble:
        wrong.append(Sentence(trouble.message, trouble.values))
    except OSError as trouble:
        told = N_("The backup {file} cannot be read: {reason}.")
        wrong.append(sentence(told, file=backup.path.name, reason=cause_and_way(trouble)))
    return tuple(wrong)


def _says_the_same(backup: Backup, facts: Mapping[str, Any]) -> bool:
    names = ("people", "visits", "signings", "last_change", *(name for name in ("head", "first") if backup.head))
    return all(facts[name] == getattr(backup, name) for name in names)


def _keep(trial: Trial, place: Path) -> None:
    wrong = [[each.message, {name: str(value) for name, value in each.values.items()}] for each in trial.wrong]
    told = {"tried_at": trial.tried_at.isoformat(), "backup_of": trial.backup_of.isoformat(), "wrong": wrong}
    make_folder(place.parent)
    part = place.with_name(place.name + ".part")
    empty_file(part)
    part.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    sync(part)
    put_in_place(part, place)
