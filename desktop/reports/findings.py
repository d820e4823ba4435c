"""Strengths and weaknesses side by side, each with its effect on the total; remarks over the whole width below."""

from collections.abc import Sequence

from desktop.domain.narrative import body_below_title
from desktop.domain.review import ReviewFinding
from desktop.reports import breaking, figures
from desktop.reports.flow import Cell, Flow, Row, Spacing, blank, strips
from desktop.reports.led import led, led_lines
from desktop.reports.look import (
    FAINT,
    FINDING,
    HAIRLINE,
    LEADING,
    LEFT,
    MM,
    NUMBER,
    RIGHT,
    STRONG,
    TEXT_WIDTH,
)
from desktop.reports.parts import Order, head
from desktop.reports.sheet import Sheet, width

_INDENT = 4.2 * MM
_TITLE_HEIGHT = 12.8
_AFTER = 4.2  # between a finding's last line and the rule before the next
_CLOSEST = 1.4  # no less white than at this closeness
_EFFECT_ROOM = 34.0
_FEW = 4  # lines of a title that are not torn apart
_GAP = 7 * MM  # between the columns
_ROUNDING = 1e-6
_SHIFTS = (4, 8, 12, 16, 20, 26, 32)  # mm, the smallest that helps is taken
_FURTHER = (40, 48, 56)  # mm, where the other side has nothing to say


def findings(flow: Flow, order: Order) -> None:
    """Place strengths and weaknesses beside each other; set tight, the longer side gets more of the width."""
    split = order.columns.strengths
    if order.is_tight:
        split = order.once("findings", lambda: _shortest(order))
    flow.put_beside(_columns(order, split))


def _shortest(order: Order) -> float:
    """The split that makes the longer side shortest, the usual one where none is better."""
    usual, form = order.columns.strengths, order.form
    word = width(order.translate.pgettext("form", "Why"), order.strong)

    def heights(split: float) -> tuple[float, float]:
        left = split * MM
        right = TEXT_WIDTH - left - _GAP
        return _height(form.strengths, left, word, order), _height(form.weaknesses, right, word, order)

    left, right = heights(usual)
    best, fewest = usual, max(left, right)
    direction = 1 if left > right else -1
    shifts = _SHIFTS if form.strengths and form.weaknesses else _SHIFTS + _FURTHER
    for shift in shifts:
        left, right = heights(usual + shift * direction)
        if max(left, right) < fewest - _ROUNDING:
            best, fewest = usual + shift * direction, max(left, right)
        if (left > right) != (direction > 0):
            break  # the other side is the longer one now
    return best


def _height(items: Sequence[ReviewFinding], wide: float, word: float, order: Order) -> float:
    """How high a column gets, without setting it."""
    wide -= _INDENT
    lines = 0
    for item in items:
        lines += len(_title(item, wide)) - 1
        if item.text:
            lines += len(breaking.broken(body_below_title(item.text, item.title), wide / order.text.size, hang=True))
        if item.cause:
            lines += len(led_lines(item.cause, word, wide, order.text))
    return lines * order.leading + len(items) * (_TITLE_HEIGHT + _after(order))


def _after(order: Order) -> float:
    return _AFTER - 2.0 * min(order.closeness, _CLOSEST)


def _title(item: ReviewFinding, wide: float) -> Sequence[str]:
    return breaking.broken(item.title, (wide - _EFFECT_ROOM) / FINDING.size, bold=True)


def _columns(order: Order, split: float) -> list[list[Row]]:
    """Both columns with their heads; `split` is the width of the strengths in millimetres."""
    form, _, pgettext = order.form, order.translate.gettext, order.translate.pgettext
    left_end = LEFT + split * MM
    right_start = left_end + _GAP
    effect = _("effect on total")
    above, below = _("No indicator stood above its reference."), _("No indicator stood below its reference.")
    if not form.scored_weight:
        above = below = _("No indicator was scored.")
    height = order.head_height
    return [
        [
            head(pgettext("form", "Strengths"), effect if form.strengths else "", LEFT, left_end, height),
            *_column(form.strengths, LEFT, left_end, order, above),
        ],
        [
            head(_("Weaknesses and why"), effect if form.weaknesses else "", right_start, RIGHT, height),
            *_column(form.weaknesses, right_start, RIGHT, order, below),
        ],
    ]


def _column(items: Sequence[ReviewFinding], left: float, right: float, order: Order, none: str) -> list[Row]:
    if not items:
        return strips([Cell(left, right - left, none, FAINT)], Spacing(15.0, 11.4, rule=0))
    rows: list[Row] = []
    for index, item in enumerate(items):
        rows += _finding(index + 1, item, left, right, order, index > 0)
    return rows


def _further(line: str, left: float, keep: bool) -> Row:
    """Another line of a title."""

    def draw(sheet: Sheet, top: float) -> None:
        sheet.text((left, top + LEADING - 1.6), line, FINDING)

    return Row(LEADING, draw, keep)


def _finding(number: int, finding: ReviewFinding, left: float, right: float, order: Order, ruled: bool) -> list[Row]:
    """The title with its effect, then the text, then the cause; title and first lines stay together."""
    begin = left + _INDENT
    title, *further = _title(finding, right - begin)
    effect = figures.number(finding.impact, signed=True)

    def draw(sheet: Sheet, top: float) -> None:
        if ruled:
            sheet.rule(begin, right, top, 0.25, HAIRLINE)
        sheet.text((left, top + 11.2), str(number), NUMBER)
        if further:  # copied text goes on with the title's next line
            sheet.text((right, top + 11.2), effect, STRONG, "right")
        sheet.text((begin, top + 11.2), title, FINDING)
        if not further:
            sheet.text((right, top + 11.2), effect, STRONG, "right")

    rows = [Row(_TITLE_HEIGHT, draw, keep=True)]
    rows += [_further(line, begin, keep=len(further) < _FEW) for line in further]
    spacing = Spacing(order.leading, order.leading - 0.7, rule=0, leading=order.leading)
    wide = right - begin
    if finding.text:
        text = body_below_title(finding.text, finding.title)
        rows += strips([Cell(begin, wide, text, order.text, hang=True)], spacing)
    if finding.cause:
        rows += led(order.translate.pgettext("form", "Why"), finding.cause, begin, wide, order)
    return [*rows, blank(_after(order))]
