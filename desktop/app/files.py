"""Opening a company file, founding a new one, and the sample company's own file.

These run on the data file's thread: there SQLAlchemy is imported, after the window's first paint, and only after the
first figures where those were kept in the file.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.app.first_file import MISSING
from desktop.errors import MissingFileError, QianjiError
from desktop.i18n import Translator

ENDING = ".qianji"  # of company files
FIRST_SHOWN = ("desktop.app.places", "desktop.ui.dashboard.page")

if TYPE_CHECKING:
    from desktop.queries.dashboard.kept_page import FirstPage
    from desktop.queries.house_rules import CompanyProfile
    from desktop.services.company import Protection
    from desktop.services.entry_drafts import DraftRow
    from desktop.store.database import Database
    from desktop.store.key import Keys
    from desktop.store.looking import Why
    from desktop.ui.shell.presets import PresetChoice


@dataclass(frozen=True, slots=True)
class Opened:
    """An open data file and whose it is; `first` is what was kept for the first page, where that still holds.

    `came_from` is where it was moved away from while it stood open, where what it left behind there came in.
    """

    database: "Database"
    company: "CompanyProfile"
    first: "FirstPage | None" = None
    came_from: Path | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that did not open, and why."""

    file: Path
    error: QianjiError


def open_file(path: Path, day: date | None = None, keys: "Keys" = (), last: str = "") -> Opened:
    """Open an existing company file, with the figures kept for a day if there are any.

    Where the one opened `last` is this one, moved while it stood open, what it left behind comes in first.
    """
    from desktop.store.places import open_company

    came_from = _came_from(path, keys, last)
    opened = _with_company(lambda: open_company(path, keys), day)
    return opened if came_from is None else replace(opened, came_from=came_from)


def _came_from(path: Path, keys: "Keys", last: str) -> Path | None:
    if not last or path == Path(last) or paths.may_be_there(Path(last)):
        return None
    from desktop.store.left_behind import bring_in  # hardly ever needed

    return Path(last) if bring_in(path, Path(last), keys) else None


def open_reading(path: Path, why: "Why", keys: "Keys" = ()) -> Opened:
    """Open an existing company file for reading only."""
    from desktop.store.looking import look_at

    return _with_company(lambda: look_at(path, keys, why))


def open_damaged(opened: Opened) -> Opened:
    """Open the file that stands open, and was found damaged, for reading only instead, with the forms begun."""
    from desktop.store.looking import LookedAt, Why

    database, keys = opened.database, opened.database.keys
    notes: dict[str, tuple[DraftRow, ...]] = {}
    with suppress(QianjiError):  # they may lie where the damage is
        notes = begun(opened)
    database.close()
    looked = open_reading(database.path, Why.DAMAGED, keys)
    if isinstance(looked.database, LookedAt):
        looked.database.notes.update(notes)
    return looked


def begun(opened: Opened) -> "dict[str, tuple[DraftRow, ...]]":
    """What is kept of forms and grids that were begun and not saved, by their keys."""
    from desktop.services.entry_drafts import EntryDrafts

    return EntryDrafts(opened.database).all_kept()


def has_forms_begun(opened: Opened) -> bool:
    """Whether forms wait that were begun and not saved."""
    from desktop.services.form_drafts import is_form

    return any(is_form(place) for place in begun(opened))


def place_of_copy(path: Path) -> Path:
    """Where a copy of a file that may not lie in a folder of the owner's is offered to go."""
    stem = path.stem if path.suffix.lower() == ENDING else path.name  # a dot in another name begins no ending
    return fresh_path(paths.user_folder() / f"{stem}-copy{ENDING}")


def open_reading_copy(opened: Opened, target: Path, day: date) -> Opened:
    """Open a copy, made at `target`, of a file that is open for reading only, with the forms begun there."""
    from desktop.program_folders import refuse_in_program
    from desktop.services.keeping import back_up

    looked = opened.database
    refuse_in_program(target.parent)
    back_up(looked, target)
    copy = open_file(target, day, looked.keys)
    try:
        take_over_notes(opened, copy)
    except BaseException:
        copy.database.close()
        raise
    return copy


def open_earlier_copy(opened: Opened, copy: Path, day: date) -> Opened:
    """Open a copy in which somebody went on with a file that is open for reading only, with the forms begun there."""
    present = open_file(copy, day, opened.database.keys)
    try:
        take_over_notes(opened, present)
    except BaseException:
        present.database.close()
        raise
    return present


def take_over_notes(opened: Opened, present: Opened) -> None:
    """Keep in a file that is open now what was begun while its predecessor was looked at only."""
    from desktop.services.entry_drafts import EntryDrafts
    from desktop.store.looking import LookedAt

    if isinstance(opened.database, LookedAt):
        drafts, there = EntryDrafts(present.database), begun(present)
        for grid, rows in opened.database.notes.items():
            drafts.keep(grid, [*rows, *(each for each in there.get(grid, ()) if each not in rows)])


def backup_folder(path: Path) -> Path:
    """Where a file's backups lie, whether there are any or not."""
    return path.with_name(f"{path.stem}-backups")


def fresh_path(wished: Path) -> Path:
    """The wished path, or one beside it where something stands there already, be it an earlier file's backups."""
    path, number = wished, 1
    while path.exists() or backup_folder(path).exists():
        number += 1
        path = wished.with_stem(f"{wished.stem}-{number}")
    return path


def found(path: Path, name: str, preset: str, protection: "Protection | None" = None) -> Opened:
    """Make a new company's file, protected where that was wished, and open it."""
    from desktop.services.company import found_company

    return _with_company(lambda: found_company(path, name, preset, protection))


def open_sample(day: date) -> Opened:
    """Open the sample company's own file; the first time it is made, with its evaluations, as it stands on a day."""
    path = paths.user_folder() / "sample.qianji"
    if path.exists():
        return open_file(path)
    from desktop.services.sample import fill_sample
    from desktop.services.sample.rehearsal import rehearse
    from desktop.store.database import Database

    def invent() -> Database:
        database = Database.create(path, lambda session: fill_sample(session, day))
        rehearse(database, day, lambda _period: None)
        return database

    return _with_company(invent)


def preset_choices(texts: Translator) -> "list[PresetChoice]":
    """The kinds of business a company may start from, with the words of each scheme."""
    from desktop.services.presets import PRESETS, load_preset
    from desktop.ui.shell.presets import PresetChoice

    choices = []
    for key in PRESETS:
        preset = load_preset(key)
        note = texts("Starts with {stages} stages, {positions} positions and {schemes} evaluation schemes.")
        choices.append(
            PresetChoice(
                key,
                preset.names[texts.language],
                note.format(stages=len(preset.stages), positions=len(preset.positions), schemes=len(preset.schemes)),
            )
        )
    return choices


def _with_company(opening: Callable[[], "Database"], day: date | None = None) -> Opened:
    database = _database_by(opening)
    for name in FIRST_SHOWN:  # here, so that the window is not kept waiting by them
        import_module(name)
    try:
        first = _kept(database, day) if day is not None else None
        if first is not None:
            return Opened(database, first.company, first)
        from desktop.queries.company import company_profile

        with database.read() as session:
            return Opened(database, company_profile(session))
    except BaseException:
        database.close()
        raise


def _database_by(opening: "Callable[[], Database]") -> "Database":
    try:
        return opening()
    except MissingFileError as error:
        from desktop.store.header import NO_FILE, NO_FILE_BUT_BACKUPS

        if error.message not in (NO_FILE, NO_FILE_BUT_BACKUPS):
            raise
        raise MissingFileError(MISSING, file=error.values["file"]) from error


def _kept(database: "Database", day: date) -> "FirstPage | None":
    """The figures kept for a day; what cannot be read is worked out instead."""
    from desktop.queries.dashboard.kept_page import NAME, first_page

    with suppress(QianjiError):
        return first_page(database.kept(NAME), day)
    return None
