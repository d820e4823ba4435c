"""What can be done about a cell with a fault, in the order of its keys Alt+1, Alt+2, …; no toolkit."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.ui.kit.paste_grid.desk import GridDesk
from desktop.ui.kit.paste_grid.specs import NAMED, Kind

MOST_NAMESAKES = 3


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing to do: what it says in bold and beside it, and the act."""

    title: str
    detail: str
    act: Callable[[], None]
    is_name: bool = False  # the title is a name


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong in a cell, or worth a look, and what can be done."""

    row: int
    column: int
    sentence: str
    is_fault: bool
    repairs: tuple[Repair, ...]


def trouble_at(desk: GridDesk, row: int, column: int, known: Callable[[object], str]) -> Trouble | None:
    """What to say about a cell; `known` tells something about a similar customer or person, by its key."""
    if not 0 <= row < len(desk.judged):
        return None
    judged = desk.judged[row]
    reading, _ = judged.readings[column], desk.texts
    if judged.line.is_left_out:
        back = Repair(_("Include this row again"), "", lambda: desk.leave_out(row, is_left_out=False))
        return Trouble(row, column, _("This row is left out and keeps its text."), False, (back,))
    if not judged.is_begun or not (reading.fault or reading.warning):
        return None
    if not reading.fault:
        return Trouble(row, column, reading.warning, False, ())
    repairs = [*_similar(desk, row, column, known), *_create(desk, row, column)]
    repairs.append(Repair(_("Leave this row out, save the others"), "", lambda: desk.leave_out(row)))
    return Trouble(row, column, reading.fault, True, tuple(repairs))


def _similar(desk: GridDesk, row: int, column: int, known: Callable[[object], str]) -> list[Repair]:
    spec, text = desk.columns[column], desk.judged[row].texts[column]
    if spec.kind not in NAMED or not desk.judged[row].readings[column].is_unknown_name:
        return []
    names = desk.judge.book.of(spec.source)
    several = names.meant(text)
    if several:
        found = [(option, option.detail) for option in several[:MOST_NAMESAKES]]
    else:
        percent = desk.texts("{percent} % alike")
        found = [(each.option, percent.format(percent=each.percent)) for each in names.alike(text, most=1)]
    repairs = []
    for option, detail in found:
        more = known(option.value)
        by = option.detail if several and option.detail else option.label
        repairs.append(
            Repair(
                option.label,
                " · ".join(part for part in (detail, more) if part),
                lambda by=by: desk.correct(column, text, by),  # type: ignore[misc] # mypy cannot type the default
                is_name=True,
            )
        )
    return repairs


def _create(desk: GridDesk, row: int, column: int) -> list[Repair]:
    text = " ".join(desk.judged[row].texts[column].split())
    is_unknown = desk.judged[row].readings[column].is_unknown_name
    if desk.columns[column].kind is not Kind.CUSTOMER or not is_unknown:
        return []
    if desk.judge.book.of(desk.columns[column].source).meant(text):
        return []
    title = desk.texts("Add the customer “{name}”").format(name=text)
    return [Repair(title, "", lambda: desk.accept(text))]
