"""What speaks against putting a file in the data file's place: it is looked through first, on a private copy."""

from collections.abc import Callable
from pathlib import Path

from desktop.errors import N_, RequestError
from desktop.exchange.sentences import Sentence, sentence
from desktop.services.checkup import check_up
from desktop.services.checkup_words import found_wrong
from desktop.services.keeping import refuse_restore_on_server
from desktop.store.database import Database
from desktop.store.key import Keys
from desktop.store.shelf import checked_facts, first_seal, shelf_of
from desktop.store.slips import is_as_checked, read_backup
from desktop.store.temporary import private_copy

MOST = 6  # sentences an owner reads before deciding


def look_over(source: Path, data_file: Path, keys: Keys = ()) -> tuple[Sentence, ...]:
    """What does not hold in a file that is to take the data file's place; an unusable one is refused at once."""
    refuse_restore_on_server(data_file)
    if not source.exists():
        gone = N_("There is no backup {file} there. Choose another one; nothing was changed.")
        raise RequestError(gone, file=source)
    checked_facts(source, keys)
    told = () if _is_as_its_slip_says(source) else (_altered(source),)
    with private_copy(source, shelf_of(data_file)) as copy, Database.open(copy, keys, is_copied=True) as database:
        return (*told, *found_wrong(check_up(database)))


def other_company(source: Path, data_file: Path, keys: Keys = ()) -> tuple[Sentence, ...]:
    """What to tell where the data file is another company's than the backup: their records begin differently."""
    first, present = first_seal(source, keys), first_seal(data_file, keys)
    if not first or not present or first == present:
        return ()
    return (
        sentence(
            N_("{file} is of another company than the one in {present}, which it replaces."),
            file=source.name,
            present=data_file.name,
        ),
    )


def as_text(told: tuple[Sentence, ...], translate: Callable[[str], str]) -> str:
    """The first sentences, each on a line of its own."""
    lines = [each.text(translate) for each in told[:MOST]]
    if len(told) > MOST:
        lines.append(translate(N_("… and {count} more")).format(count=len(told) - MOST))
    return "\n".join(lines)


def _is_as_its_slip_says(source: Path) -> bool:
    backup = read_backup(source)
    return is_as_checked(backup) if backup.is_verified else not backup.is_altered


def _altered(source: Path) -> Sentence:
    return sentence(N_("{file} was changed after it was made and checked."), file=source.name)
