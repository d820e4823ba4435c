"""The stretches of days the log can be narrowed to."""

from datetime import date

import pytest

from desktop.i18n import ENGLISH, translator
from desktop.ui.kit.options import Option
from desktop.ui.kit.spans import Span, days_of, offered_spans, span_name
from tests.ui.surroundings import TODAY


class TestDaysOf:
    @pytest.mark.parametrize(
        ("span", "start", "end"),
        [
            (Span.THIS_MONTH, date(2026, 11, 1), date(2026, 11, 30)),
            (Span.LAST_MONTH, date(2026, 10, 1), date(2026, 10, 31)),
            (Span.THIS_QUARTER, date(2026, 10, 1), date(2026, 12, 31)),
            (Span.LAST_QUARTER, date(2026, 7, 1), date(2026, 9, 30)),
            (Span.THIS_YEAR, date(2026, 1, 1), date(2026, 12, 31)),
            (Span.ALL, None, None),
        ],
    )
    def test_a_span_has_a_first_and_a_last_day(self, span: Span, start: date | None, end: date | None) -> None:
        assert days_of(span, TODAY, 1) == (start, end)

    def test_quarters_follow_the_company_year(self) -> None:
        assert days_of(Span.THIS_QUARTER, TODAY, 2) == (date(2026, 11, 1), date(2027, 1, 31))

    def test_every_span_has_a_name_of_its_own(self) -> None:
        names = {span_name(span, translator(ENGLISH)) for span in Span}

        assert len(names) == len(Span)


class TestOfferedSpans:
    @pytest.mark.parametrize(
        ("asked", "name"),
        [
            ((date(2026, 7, 1), date(2026, 9, 30)), "2026-07-01 to 2026-09-30"),
            ((date(2026, 7, 1), None), "From 2026-07-01"),
            ((None, date(2026, 9, 30)), "Until 2026-09-30"),
        ],
    )
    def test_days_another_page_asked_for_are_named(self, asked: tuple[date | None, date | None], name: str) -> None:
        assert offered_spans(Span.ASKED, asked, translator(ENGLISH))[-1] == Option(Span.ASKED, name)

    def test_they_are_offered_only_while_they_are_shown(self) -> None:
        offered = offered_spans(Span.THIS_YEAR, (date(2026, 7, 1), date(2026, 9, 30)), translator(ENGLISH))

        assert Span.ASKED not in [option.value for option in offered]
