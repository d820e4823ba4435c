"""How far an evaluation has come, in steps and sentences; values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.wording.dates import day
from desktop.i18n import Translator
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.reviews import ReviewRow

FEW = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """The steps as (name, note, left open), which of them is current, and what is still missing."""

    steps: tuple[tuple[str, str, bool], ...]
    current: int
    missing: str


def status_word(status: str, texts: Translator) -> str:
    """The status of an evaluation in a word."""
    _ = texts
    words = {
        "computed": _.pgettext("status", "Computed"),
        "interviewed": _.pgettext("status", "Interviewed"),
        "finalised": _.pgettext("status", "Finalised"),
        "reopened": _.pgettext("status", "Reopened"),
    }
    return words.get(status, _.pgettext("status", "Draft"))


def progress_of(row: EvaluationRow, people: Sequence[ReviewRow], texts: Translator) -> Progress:
    """Where an evaluation stands."""
    _ = texts
    talks = _("{done} of {all}").format(done=row.interviewed, all=row.people)
    steps = (
        (_.pgettext("status", "Draft"), "", False),
        (_.pgettext("status", "Computed"), moment_day(row.computed_at, _), False),
        (_.pgettext("status", "Interviewed"), talks, row.interviewed < row.people),
        (_.pgettext("status", "Finalised"), moment_day(row.finalised_at, _), False),
    )
    if row.is_finalised:
        return Progress(steps, len(steps), "")
    names = missing_talks(people, _)
    told = (_reopened(row, _), _talks_missing(row, names, _))
    return Progress(steps, 2 if names else 3, _("; ").join(each for each in told if each))


def _reopened(row: EvaluationRow, texts: Translator) -> str:
    """Why a result was opened again; it stays until the next one is final."""
    return texts("Reopened: {reason}").format(reason=row.reopen_reason) if row.reopen_reason else ""


def _talks_missing(row: EvaluationRow, names: str, texts: Translator) -> str:
    if not names:
        return ""
    number = row.people - row.interviewed
    sentence = texts.ngettext(
        "{number} interview missing before finalising: {people}",
        "{number} interviews missing before finalising: {people}",
        number,
    )
    return sentence.format(number=number, people=names)


def missing_talks(people: Sequence[ReviewRow], texts: Translator) -> str:
    """Who was not spoken to yet, a few names and the number of the others; "" where everybody was."""
    return _few([person.name for person in people if person.interviewed_on is None], texts)


def without_total(people: Sequence[ReviewRow], texts: Translator) -> str:
    """Who has no total because nothing could be scored; "" where everybody has one."""
    return _few([person.name for person in people if person.total is None], texts)


def _few(names: Sequence[str], texts: Translator) -> str:
    shown = texts(", ").join(names[:FEW])
    rest = len(names) - FEW
    if rest <= 0:
        return shown
    told = texts.ngettext("{names} and {count} more", "{names} and {count} more", rest)
    return told.format(names=shown, count=rest)


def moment_day(moment: datetime | None, texts: Translator) -> str:
    """The day of a moment where the owner is: 10 月 12 日, 12 October."""
    return "" if moment is None else day(moment.astimezone().date(), texts.language)


def moment_text(moment: datetime | None, texts: Translator) -> str:
    """The same with the time of the day."""
    if moment is None:
        return ""
    return f"{moment_day(moment, texts)} {moment.astimezone():%H:%M}"
