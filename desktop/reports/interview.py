"""The interview: what was said, or lines to write it on; whole on one page where it can be."""

from desktop.reports.flow import Cell, Flow, Row, Spacing, strips
from desktop.reports.foot import COLUMN, MOST_ROOM, SIGNING_TOP, lefts
from desktop.reports.look import LEADING, STRONG, TEXT, WRITING
from desktop.reports.parts import Order
from desktop.reports.person import said_on
from desktop.reports.sheet import Sheet

_LABEL = 13.6
_LEAST_STEP, _WIDEST_STEP = 19.85, 26.0  # between writing lines: 7 mm at least
_FEWEST, _ENOUGH, _MOST = 2, 4, 10
_UNWRITTEN = 16 * "_"


def interview(flow: Flow, order: Order) -> float:
    """Place the section on what is left of the page, or whole on the next one; how many points were missing then."""
    form, _, pgettext = order.form, order.translate.gettext, order.translate.pgettext
    texts = (form.employee_opinion, form.difficulties, form.agreements)
    titles = (_("Employee’s comments"), _("Obstacles, support needed"), _("Agreed by both"))
    least = max(_FEWEST * _LEAST_STEP if not all(texts) else 0, *(_height(text) for text in texts))
    missing = max(order.head_height + _LABEL + least - flow.room(SIGNING_TOP), 0.0)
    if missing:
        flow.turn()
    notes = [_held(order)]
    if not all(text.strip() for text in texts):
        notes.append(_("for handwriting"))
    flow.put([order.head(pgettext("form", "Interview"), "; ".join(notes)), _labels(titles)])
    space = flow.room(SIGNING_TOP)
    space -= min(max(space - _ENOUGH * _LEAST_STEP, 0.0) / 2, MOST_ROOM)  # for those who sign
    lines = max(min(int(space / _LEAST_STEP), _MOST), _FEWEST)
    step = max(min(space / lines, _WIDEST_STEP), _LEAST_STEP)
    flow.put_beside(
        [
            _said(text, left) if text.strip() else _lines(left, lines, step)
            for text, left in zip(texts, lefts(), strict=True)
        ],
        repeated=_labels(titles),
        end=SIGNING_TOP,  # the last lines go to the page of the signatures, which never stand alone
    )
    return missing


def _held(order: Order) -> str:
    """The interview's day, or room to write it."""
    day = order.form.interview_on
    return order.translate.gettext("held on {day}").format(day=said_on(day, order) if day else _UNWRITTEN)


def _height(text: str) -> float:
    return len(Cell(0, COLUMN, text, TEXT).lines()) * LEADING if text.strip() else 0.0


def _labels(titles: tuple[str, ...]) -> Row:
    def draw(sheet: Sheet, top: float) -> None:
        for title, left in zip(titles, lefts(), strict=True):
            sheet.text((left, top + 11.2), title, STRONG, room=COLUMN)

    return Row(_LABEL, draw, keep=True)


def _said(text: str, left: float) -> list[Row]:
    return strips([Cell(left, COLUMN, text, TEXT, hang=True)], Spacing(LEADING, 10.0, rule=0))


def _lines(left: float, count: int, step: float) -> list[Row]:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.rule(left, left + COLUMN, top + step - 2, 0.3, WRITING)

    return [Row(step, draw)] * count
