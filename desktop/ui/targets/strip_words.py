"""The current cell in one sentence, with a better value where one is likely."""

from desktop.i18n import Translator
from desktop.ui.targets.cells import gap_words, unusual_words
from desktop.ui.targets.columns import GridColumn
from desktop.ui.targets.lines import Line
from desktop.ui.targets.shown import Shown


def strip_words(shown: Shown, line: Line, column: GridColumn, texts: Translator) -> tuple[str, str, str]:
    """The sentence, the name of the button that mends it, and its role: warning, error or none."""
    days = (column.period.start, column.period.end)
    place, spot, value = line.place(days), line.spot(days), line.value(days)
    owner = line.row.name or line.title if line.row is not None else line.title
    head = f"{owner} · {column.period.title(texts)}"
    edit = shown.edit_at(spot) if spot is not None else None
    if edit is not None and edit.error:
        return _said(texts, head, f"{edit.text} — {edit.error}"), "", "error"
    if edit is not None:
        state = texts("waits for a reason") if edit.waits else texts("is being saved")
        return _said(texts, head, f"{edit.text} — {state}"), "", ""
    if place is not None and place in shown.marks:
        meant = shown.marks[place].meant
        mend = texts("Change it to {value}").format(value=shown.scale.exact(meant)) if meant is not None else ""
        return _said(texts, head, unusual_words(shown, line, column, texts)), mend, "warning"
    if value is None:
        return _said(texts, head, texts("no target")), "", ""
    gap = line.gap(days)
    told = shown.scale.exact(value)
    if gap is not None and not gap.is_closed:
        told = f"{told} · {gap_words(shown, gap, is_time=False, texts=texts)}"
    return _said(texts, head, told), "", ""


def _said(texts: Translator, head: str, told: str) -> str:
    return texts("{head}: {told}").format(head=head, told=told)
