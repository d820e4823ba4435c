"""Notes of the data check in words."""

from datetime import date

import pytest

from desktop.domain.data_notes import Concern, DataNote, late_note, names_in_a_row
from desktop.domain.period import parse_period
from desktop.i18n import CHINESE, ENGLISH, LANGUAGES, translator


@pytest.mark.parametrize("concern", list(Concern))
def test_every_concern_has_a_whole_sentence_in_both_languages(concern: Concern) -> None:
    note = DataNote(concern, ("王䶮",), "拜访.xlsx", 3)

    told = {language: note.sentence(translator(language)) for language in LANGUAGES}

    assert told[CHINESE] != told[ENGLISH]
    assert all("{" not in sentence for sentence in told.values())
    assert told[CHINESE].endswith(("。", "？"))


def test_many_names_are_counted() -> None:
    names = tuple("甲乙丙丁戊己庚")

    assert names_in_a_row(names, translator(CHINESE)) == "甲、乙、丙、丁、戊和另外 2 人"
    assert names_in_a_row(names, translator(ENGLISH)) == "甲, 乙, 丙, 丁, 戊 and 2 more"
    assert names_in_a_row(names[:5], translator(ENGLISH)) == "甲, 乙, 丙, 丁, 戊"


def test_a_thing_with_an_english_name_bears_it_in_english() -> None:
    note = DataNote(Concern.OTHER_SCHEME, ("周主管",), "主管方案", about_en="Leaders")

    assert "主管方案" in note.sentence(translator(CHINESE))
    assert "Leaders" in note.sentence(translator(ENGLISH))


@pytest.mark.parametrize(
    ("label", "today", "is_late"),
    [
        ("2026-10", date(2026, 11, 16), False),  # fourteen days are left
        ("2026-10", date(2026, 11, 17), True),
        ("2026-10", date(2026, 12, 3), True),  # the days are past
        ("2026-W46", date(2026, 11, 19), False),  # a Thursday: half the week is left
        ("2026-W46", date(2026, 11, 20), True),
        ("2026Q3", date(2026, 9, 30), False),
    ],
)
def test_plans_for_days_that_are_past_or_nearly_so_are_told(label: str, today: date, is_late: bool) -> None:
    notes = late_note(parse_period(label), today)

    assert [note.concern for note in notes] == [Concern.LATE_PLANS] * is_late
