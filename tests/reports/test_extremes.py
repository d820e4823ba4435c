"""Nothing overlaps and nothing is cut, however long names, texts and tables are: text boxes against their places."""

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.indicators import Unit
from desktop.domain.paper import FOR_FILING, Margins, PaperOptions
from desktop.i18n import LANGUAGES
from desktop.reports import runs
from desktop.reports.look import MM, PAGE_HEIGHT, PAGE_WIDTH
from desktop.reports.review import review_pdf, sheets_of
from desktop.reports.sheet import Sheet, Stroke
from tests.reports import checks
from tests.reports.extremes import MOST_AMOUNT, MOST_ITEMS, MOST_NAME, TABLE, Size, sized, told

EVERY = [
    pytest.param(size, language, id=f"{name}-{language}") for name, size in TABLE.items() for language in LANGUAGES
]
FOOT = 818.0


def struck(sheet: Sheet) -> list[tuple[str, Stroke]]:
    """Texts that a level line goes through."""
    lines = [mark for mark in sheet.marks if isinstance(mark, Stroke) and mark.points[0][1] == mark.points[-1][1]]
    return [
        (words.line.text, line)
        for words in checks.words_of(sheet)
        for line in lines
        if words.baseline - 0.6 * words.size < line.points[0][1] < words.baseline - 0.5
        and line.points[0][0] < words.right - 0.5
        and line.points[-1][0] > words.left + 0.5
    ]


def sound(sheets: list[Sheet]) -> bool:
    """Whether no text touches another or a line, or leaves the margins."""
    return not any(checks.overlapping(sheet) or checks.crossing_margins(sheet) or struck(sheet) for sheet in sheets)


@pytest.mark.parametrize(("size", "language"), EVERY)
def test_no_text_touches_another_or_a_line_or_leaves_the_margins(size: Size, language: str) -> None:
    sheets = sheets_of(sized(language, size))

    assert [pair for sheet in sheets for pair in checks.overlapping(sheet)] == []
    assert [words.line.text for sheet in sheets for words in checks.crossing_margins(sheet)] == []
    assert [text for sheet in sheets for text, _line in struck(sheet)] == []


@pytest.mark.parametrize(("size", "language"), EVERY)
def test_nothing_is_cut(size: Size, language: str) -> None:
    form = sized(language, size)

    printed = [text for sheet in sheets_of(form) for text in checks.texts(sheet)]

    assert [text for text in printed if text.endswith("…")] == []
    said = [form.company, form.person.name, form.person.team, *(item.name for item in form.items)]
    said += [each.text for each in form.weaknesses] + [each.text for each in form.actions]
    columns = checks.columns(sheets_of(form))
    assert [each for each in said if not any("".join(each.split()) in column for column in columns)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_too_long_for_its_column_is_printed_whole(language: str) -> None:
    form = sized(language, TABLE["usual"])
    most = Decimal("99999999999.99")
    items = [
        dataclasses.replace(each, unit=Unit.COUNT, target=most, effective_target=most, actual=most)
        for each in form.items
    ]

    sheets = sheets_of(dataclasses.replace(form, items=tuple(items)))

    printed = [text for sheet in sheets for text in checks.texts(sheet)]
    assert "100,000,000,000.0" in printed
    assert [text for text in printed if text.endswith("…")] == []
    assert sound(sheets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_stand_on_one_decimal_point_down_each_column(language: str) -> None:
    form = sized(language, TABLE["usual"])
    items = (form.items[0], *(dataclasses.replace(each, points=Decimal("7.35")) for each in form.items[1:]))
    sheet = sheets_of(dataclasses.replace(form, items=items))[0]

    points = {
        round(words.left + runs.width(words.line.text.split(".")[0], bold=True) * words.size, 3)
        for words in checks.words_of(sheet)
        if words.line.text in ("7.4", "120.0")
    }

    assert len(points) == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.builds(
        Size,
        name=st.integers(1, MOST_NAME),
        text=st.one_of(st.integers(0, 300), st.integers(0, 2_000)),
        items=st.integers(1, MOST_ITEMS),
        amount=st.sampled_from(["0", "0.01", "9999.99", "99999.99", "100000", "99999999.99", MOST_AMOUNT]),
        findings=st.integers(0, 3),
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_mixture_of_sizes_keeps_to_its_places(size: Size, language: str) -> None:
    assert sound(sheets_of(sized(language, size)))


@pytest.mark.parametrize("margins", [FOR_FILING, Margins(20, 20), Margins(10, 20)])
@pytest.mark.parametrize("is_two_sided", [False, True])
def test_boxes_of_the_finished_file_keep_to_the_margins_of_the_paper(margins: Margins, is_two_sided: bool) -> None:
    options = PaperOptions(margins=margins, is_two_sided=is_two_sided)

    pages = list(boxes(review_pdf(sized("zh_CN", TABLE["indicators"]), options)))

    assert len(pages) > 1
    for page, (left, bottom, right, top) in enumerate(pages, 1):
        is_swapped = is_two_sided and page % 2 == 0
        inner, outer = (margins.right, margins.left) if is_swapped else (margins.left, margins.right)
        assert left == pytest.approx(inner * MM, abs=4)
        assert left >= inner * MM - 0.5
        assert right <= PAGE_WIDTH - outer * MM + 5  # a closing mark may hang
        assert bottom >= PAGE_HEIGHT - FOOT - 4
        assert top <= PAGE_HEIGHT - 20


def boxes(pdf: bytes) -> Iterator[tuple[float, float, float, float]]:
    """The box around all text of each page, in points from the page's lower left corner."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage()
            found = [text.get_charbox(place) for place in range(text.count_chars())]
            found = [box for box in found if box[2] > box[0]]
            yield (
                min(box[0] for box in found),
                min(box[1] for box in found),
                max(box[2] for box in found),
                max(box[3] for box in found),
            )
    finally:
        document.close()


def test_a_title_longer_than_a_page_ends() -> None:
    form = sized("zh_CN", TABLE["usual"])
    long = dataclasses.replace(form.weaknesses[0], title=told("zh_CN", 5_000))

    sheets = sheets_of(dataclasses.replace(form, weaknesses=(long,), remarks=(long,)))

    assert 1 < len(sheets) < 30


def test_columns_of_a_row_do_not_reach_into_each_other() -> None:
    for sheet in sheets_of(sized("en", TABLE["all"])):
        by_line: dict[float, list[tuple[float, float]]] = {}
        for words in checks.words_of(sheet):
            by_line.setdefault(round(words.baseline, 1), []).append((words.left, words.right))
        for spans in by_line.values():
            for (_left, right), (left, _right) in pairwise(sorted(spans)):
                assert left >= right - 0.2
