"""What must hold for every page, whatever is on it."""

from collections import defaultdict
from collections.abc import Sequence

from desktop.domain.sheets import Sheet as Paper
from desktop.i18n import translator
from desktop.reports import runs
from desktop.reports.closing_up import mark_of
from desktop.reports.look import CAPTION, LEFT, RIGHT
from desktop.reports.sheet import Sheet, Words, width
from desktop.reports.table_texts import stacked, texts_of
from desktop.reports.table_widths import BETWEEN, widths_of

_FOOT = 806  # points from the top
_HANGING = 4.6  # half an em of a closing mark may stand in the margin
_ASCENT, _DESCENT = 0.62, 0.10  # of the size: what the ink of a line surely covers


def texts(sheet: Sheet) -> list[str]:
    """Every text set on a page."""
    return [_text(words) for words in words_of(sheet)]


def above_foot(sheet: Sheet) -> list[str]:
    """Every text of a page but its foot, where of a long company name the beginning is told."""
    return [_text(words) for words in words_of(sheet) if words.baseline < _FOOT]


def words_of(sheet: Sheet) -> list[Words]:
    """The text marks of a page."""
    return [mark for mark in sheet.marks if isinstance(mark, Words)]


def columns(sheets: Sequence[Sheet]) -> list[str]:
    """What begins at the same place of the width, from the first page down to the last, without spaces.

    The feet, and on further pages the heads of pages and of tables that go on, are left out.
    """
    found: dict[float, list[str]] = defaultdict(list)
    for page, sheet in enumerate(sheets):
        body = [words for words in words_of(sheet) if words.baseline < _FOOT]
        if page:
            body = [words for words in body if words.baseline >= 53 and words.colour != CAPTION.colour]
        for words in sorted(body, key=lambda words: words.baseline):
            found[round(words.left, 1)].append(_text(words))
    return ["".join("".join(texts).split()) for texts in found.values()]


def crossing_margins(sheet: Sheet) -> list[Words]:
    """Texts that stand outside the margins."""
    return [
        words
        for words in words_of(sheet)
        if words.left < LEFT - 0.1
        or words.right > RIGHT + _HANGING
        or words.baseline - words.size * 0.8 < 25
        or words.baseline > 818
    ]


def begins_with(sheet: Sheet) -> str:
    """The first text below the head of a further page."""
    below = [words for words in words_of(sheet) if words.baseline > 60]
    return _text(min(below, key=lambda words: (words.baseline, words.left)))


def overlapping(sheet: Sheet) -> list[tuple[str, str]]:
    """Pairs of texts whose ink would touch."""
    placed = sorted(words_of(sheet), key=lambda words: words.baseline)
    found = []
    for index, one in enumerate(placed):
        for other in placed[index + 1 :]:
            if other.baseline - _ASCENT * other.size >= one.baseline + _DESCENT * one.size:
                if other.baseline - one.baseline > 30:
                    break
                continue
            if one.left < other.right - 0.2 and other.left < one.right - 0.2:
                found.append((_text(one), _text(other)))
    return found


def _text(words: Words) -> str:
    return "".join(mark_of(each) for run in words.line.runs for each in run.text)


def torn_heads(paper: Paper) -> list[str]:
    """Words in the heads of a sheet's tables that are wider than their column."""
    found = []
    for table in paper.tables:
        if table.off_paper or not (table.lines or table.spare):
            continue
        texts = stacked(texts_of(table, translator(paper.language)))
        lines = zip(texts.lines, table.on_paper, strict=True)
        widths = widths_of(texts, [said for said, line in lines if not line.is_heading])
        for name, left, end in zip(texts.names, widths.edges, widths.edges[1:], strict=False):
            words = [word for word in name.split() if runs.is_latin(word)]
            found += [word for word in words if width(word, CAPTION) > end - left - BETWEEN + 0.01]
    return found
