"""The current cell in one sentence, with a better value where one is likely."""

from dataclasses import dataclass

from desktop.i18n import Translator
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.targets.cells import gap_words, open_gap, unusual_words
from desktop.ui.targets.columns import GridColumn
from desktop.ui.targets.edits import Edit
from desktop.ui.targets.lines import Line
from desktop.ui.targets.shown import Shown


@dataclass(frozen=True, slots=True)
class StripWords:
    """What is said of the current cell, and what its buttons are called; one without a name is not shown."""

    sentence: str
    mend: str = ""
    role: str = ""  # warning, error or none
    theirs: str = ""  # what was set there elsewhere, and what was entered here
    mine: str = ""


def strip_words(shown: Shown, line: Line, column: GridColumn, texts: Translator) -> StripWords:
    """What the strip says of a cell."""
    days = (column.period.start, column.period.end)
    place, spot, value = line.place(days), line.spot(days), line.value(days)
    owner = line.row.name or line.title if line.row is not None else line.title
    head = f"{owner} · {column.period.title(texts)}"
    edit = shown.edit_at(spot) if spot is not None else None
    if edit is not None and edit.error:
        sentence = _said(texts, head, f"{edit.text} — {edit.error}")
        return StripWords(sentence, role="error") if edit.theirs is None else _choice(sentence, edit, shown, texts)
    if edit is not None:
        state = texts("waits for a reason") if edit.waits else texts("is being saved")
        return StripWords(_said(texts, head, f"{edit.text} — {state}"))
    if place is not None and place in shown.marks:
        meant = shown.marks[place].meant
        mend = texts("Change it to {value}").format(value=shown.scale.exact(meant)) if meant is not None else ""
        return StripWords(_said(texts, head, unusual_words(shown, line, column, texts)), mend, "warning")
    if value is None:
        return StripWords(_said(texts, head, texts("no target")))
    gap, is_time = open_gap(line, days)
    told = shown.scale.exact(value)
    if gap is not None:
        told = f"{told} · {gap_words(shown, gap, is_time=is_time, texts=texts)}"
    return StripWords(_said(texts, head, told))


def _choice(sentence: str, edit: Edit, shown: Shown, texts: Translator) -> StripWords:
    """Two figures of one cell, of which one is to stay."""
    theirs, mine = (
        NO_VALUE if value is None else shown.scale.exact(value)
        for value in (edit.theirs.value if edit.theirs is not None else None, edit.value)
    )
    return StripWords(
        sentence,
        role="error",
        theirs=texts("Theirs: {value}").format(value=theirs),
        mine=texts("Mine: {value}").format(value=mine),
    )


def _said(texts: Translator, head: str, told: str) -> str:
    return texts("{head}: {told}").format(head=head, told=told)
