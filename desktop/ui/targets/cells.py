"""What each cell of the grid says and how it stands out; values in, texts out, no toolkit."""

from dataclasses import dataclass

from desktop.domain.exact import half_up
from desktop.domain.target_gap import Gap
from desktop.domain.wording.numbers import plain
from desktop.i18n import Translator
from desktop.queries.target_held import Days
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.targets.columns import GridColumn
from desktop.ui.targets.lines import Line, LineKind
from desktop.ui.targets.shown import Shown
from desktop.ui.tones import Tone

BOLD = (LineKind.TEAM, LineKind.PEOPLE_SUM, LineKind.GAP)
MORE, LESS = "▲", "▼"


@dataclass(frozen=True, slots=True)
class CellLook:
    """A cell as it is drawn; `mark` says in a sign what the tone says in colour."""

    text: str
    hint: str = ""
    tone: Tone = Tone.NEUTRAL
    is_bold: bool = False
    is_soft: bool = False  # summed, not set; or a sum
    mark: str = ""
    is_framed: bool = False  # sticks out, waits or is wrong


def look_of(shown: Shown, line: Line, column: GridColumn, texts: Translator) -> CellLook:
    """How one cell of the grid is drawn."""
    days = (column.period.start, column.period.end)
    place, spot = line.place(days), line.spot(days)
    edit = shown.edit_at(spot) if spot is not None else None
    if edit is not None:
        if edit.error:
            return CellLook(edit.text, edit.error, Tone.BAD, mark="!", is_framed=True)
        hint = texts("Waits for a reason") if edit.waits else texts("Being saved")
        text = edit.text if edit.value is None else shown.scale.entered(edit.value)
        return CellLook(text, hint, Tone.ACCENT, is_framed=True)
    value = line.value(days)
    if value is None:
        return CellLook(NO_VALUE if place is not None else "", is_soft=True)
    if line.kind is LineKind.GAP:
        tone = Tone.OK if value >= 0 else Tone.BAD
        return CellLook(shown.scale.signed(value), shown.scale.exact(value), tone, is_bold=column.is_total)
    unusual = shown.marks.get(place) if place is not None else None
    if unusual is not None:
        return CellLook(
            shown.scale.shown(value),
            unusual_words(shown, line, column, texts),
            Tone.WARN,
            True,
            mark="!",
            is_framed=True,
        )
    return _plain_look(shown, line, column, texts)


def _plain_look(shown: Shown, line: Line, column: GridColumn, texts: Translator) -> CellLook:
    days = (column.period.start, column.period.end)
    value, cell = line.value(days), line.cell(days)
    text = shown.scale.shown(value) if value is not None else ""
    hints = [shown.scale.exact(value)] if value is not None else []
    if cell is not None and cell.target_id is None:
        if cell.is_partial:
            hints.append(
                texts("Summed from {parts} shorter targets that do not cover all days").format(parts=cell.parts)
            )
        else:
            hints.append(texts("Summed from {parts} shorter targets").format(parts=cell.parts))
    if cell is not None and cell.revisions:
        hints.append(
            texts.ngettext("Revised {number} time", "Revised {number} times", cell.revisions).format(
                number=cell.revisions
            )
        )
    if cell is not None and cell.borne is not None:
        hints.append(
            texts("Of this {value} count for this team, the rest for the team of the months before.").format(
                value=shown.scale.exact(cell.borne)
            )
        )
    gap, is_time = open_gap(line, days)
    mark, tone = "", Tone.NEUTRAL
    if gap is not None:
        mark, tone = (MORE if gap.difference > 0 else LESS), (Tone.OK if gap.difference > 0 else Tone.WARN)
        hints.append(gap_words(shown, gap, is_time=is_time, texts=texts))
    is_soft = (cell is not None and cell.target_id is None) or line.kind is LineKind.TEAMS_SUM
    return CellLook(text, "\n".join(hints), tone, line.kind in BOLD or column.is_total, is_soft, mark)


def open_gap(line: Line, days: Days) -> tuple[Gap | None, bool]:
    """What lies between a target and its people, else the shorter ones inside it; and whether it is the latter."""
    cell, of_people = line.cell(days), line.gap(days)
    if of_people is not None and not of_people.is_closed:
        return of_people, False
    of_time = cell.gap if cell is not None else None
    return (None, True) if of_time is None or of_time.is_closed else (of_time, True)


def gap_words(shown: Shown, gap: Gap, *, is_time: bool, texts: Translator) -> str:
    """What the children sum to beside their parent, as amount and percent."""
    children, difference = shown.scale.exact(gap.children), shown.scale.exact(abs(gap.difference))
    percent = plain(half_up(abs(gap.percent), 1), 1) if gap.percent is not None else NO_VALUE
    if is_time:
        more = texts("The shorter targets sum to {children}: {difference} ({percent} %) more than this one.")
        less = texts("The shorter targets sum to {children}: {difference} ({percent} %) less than this one.")
    else:
        more = texts("The people sum to {children}: {difference} ({percent} %) more than this target.")
        less = texts("The people sum to {children}: {difference} ({percent} %) less than this target.")
    sentence = more if gap.difference > 0 else less
    return sentence.format(children=children, difference=difference, percent=percent)


def unusual_words(shown: Shown, line: Line, column: GridColumn, texts: Translator) -> str:
    """Why a target sticks out, and what may have been meant."""
    place = line.place((column.period.start, column.period.end))
    found = shown.marks.get(place) if place is not None else None
    if found is None:
        return ""
    figures = {
        "value": shown.scale.exact(found.value),
        "smallest": shown.scale.exact(found.smallest),
        "largest": shown.scale.exact(found.largest),
    }
    if found.meant is None:
        return texts("{value} stands out: the targets near it lie between {smallest} and {largest}.").format(
            **figures
        )
    sentence = texts(
        "{value} stands out: the targets near it lie between {smallest} and {largest}. Was {meant} meant?"
    )
    return sentence.format(**figures, meant=shown.scale.exact(found.meant))
