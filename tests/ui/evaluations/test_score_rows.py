"""The score card's rows as texts, and what findings and changes look like."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.period import PeriodKind
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.ui.evaluations.finding_tones import tone_of_finding
from desktop.ui.evaluations.score_card import change_of
from desktop.ui.evaluations.score_cells import LINE, REASON_AIR, reason_lines
from desktop.ui.evaluations.score_rows import (
    At,
    GroupRow,
    ItemRow,
    cell_text,
    has_reduced_targets,
    score_rows,
    text_under,
)
from desktop.ui.evaluations.score_table import ScoreModel, ScoreTable
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.tones import Tone
from tests.reports.chinese_form import chinese

TEXTS = translator(ENGLISH)


def test_the_perspectives_points_are_the_mean_of_their_scored_items_and_add_up_to_the_total() -> None:
    form = chinese()

    groups = [row for row in score_rows(form, TEXTS) if isinstance(row, GroupRow)]

    assert [group.name for group in groups] == ["结果", "过程", "质量", "协作"]
    assert groups[0].weight == "50"
    results = [item for item in form.items if item.perspective == "结果"]
    none = Decimal(0)
    weight = sum((item.weight for item in results), none)
    mean = sum((item.weight * (item.points or none) for item in results), none) / weight
    assert abs(Decimal(groups[0].points) - mean) < Decimal("0.1")
    total = sum((Decimal(group.weighted) for group in groups), none)
    assert abs(total - sum((item.weighted or none for item in form.items), none)) < Decimal("0.03")


def test_an_unscored_item_tells_its_reason_and_no_figures() -> None:
    form = chinese()

    row = next(row for row in score_rows(form, TEXTS) if isinstance(row, ItemRow) and not row.item.is_scored)

    assert row.bar is None
    assert cell_text(row, At.TARGET) == row.item.reason
    assert [cell_text(row, at) for at in (At.ACTUAL, At.POINTS, At.WEIGHTED)] == ["", "", ""]


def test_every_figure_of_a_row_can_be_read_where_columns_are_hidden(look: Look) -> None:
    model = ScoreModel(look)
    model.show_rows(score_rows(chinese(), TEXTS))
    place = next(
        place for place, row in enumerate(model.rows) if isinstance(row, ItemRow) and row.item.is_scored and row.unit
    )

    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        lines = str(model.data(model.index(place, At.NAME), role)).splitlines()

        assert [line.partition(": ")[0] for line in lines[1:]] == [
            "Weight", "Target", "Effective", "Actual", "Attained", "Points", "Weighted",
        ]  # fmt: skip


@pytest.mark.parametrize("width", [340, 530, 900])
def test_why_an_item_is_not_scored_is_read_to_its_last_word(look: Look, qtbot: QtBot, width: int) -> None:
    rows = tuple(row for row in score_rows(chinese(), TEXTS) if isinstance(row, ItemRow) and not row.item.is_scored)
    told = "The target is 0; its weight of 25 is spread over the other {}."
    table = ScoreTable(look)
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()

    table.show_rows(tuple(replace(row, reason=told.format("items")) for row in rows), has_reduced=False)
    seen = table.grab().toImage()
    table.show_rows(tuple(replace(row, reason=told.format("signs")) for row in rows), has_reduced=False)

    assert rows
    assert table.is_stacked == (width < 400)
    assert table.grab().toImage() != seen


def test_without_room_for_a_mark_of_its_own_an_unscored_item_is_marked_under_its_name() -> None:
    row = next(row for row in score_rows(chinese(), TEXTS) if isinstance(row, ItemRow) and not row.item.is_scored)

    assert text_under(row, At.NAME, TEXTS).endswith(" · Not scored")


@pytest.mark.parametrize("width", [340, 700])
def test_the_unit_of_an_amount_is_seen_beside_the_longest_name(look: Look, qtbot: QtBot, width: int) -> None:
    rows = tuple(row for row in score_rows(chinese(), TEXTS) if isinstance(row, ItemRow) and row.unit == "¥k")
    long = tuple(replace(row, name="Money collected from all customers of the region together") for row in rows)
    table = ScoreTable(look)
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()

    table.show_rows(long, has_reduced=False)
    with_unit = table.grab().toImage()
    table.show_rows(tuple(replace(row, unit="") for row in long), has_reduced=False)

    assert long
    assert table.is_stacked == (width < 400)
    assert table.grab().toImage() != with_unit


def test_items_without_perspectives_have_no_group_rows() -> None:
    form = chinese()
    plain = replace(form, items=tuple(replace(item, perspective="") for item in form.items))

    rows = score_rows(plain, TEXTS)

    assert len(rows) == len(form.items)
    assert has_reduced_targets(plain)


def test_the_change_is_told_against_the_period_before() -> None:
    form = replace(chinese(), total=Decimal("89.1"), previous_total=Decimal("84.5"))

    risen = change_of(form, PeriodKind.QUARTER, translator(CHINESE))
    fallen = change_of(replace(form, previous_total=Decimal(90)), PeriodKind.MONTH, TEXTS)
    unknown = change_of(replace(form, previous_total=None), PeriodKind.MONTH, TEXTS)

    assert risen == ("比上季度 +4.6", Tone.OK)
    assert fallen == ("−0.9 on last month", Tone.BAD)
    assert unknown == ("", Tone.NEUTRAL)


def test_the_edge_of_a_finding_says_how_far_short_it_is() -> None:
    form = chinese()

    tones = {finding.indicator: tone_of_finding(finding, form) for finding in (*form.strengths, *form.weaknesses)}
    red = replace(form.weaknesses[0], rule="red_line", finding_id=999)

    assert set(tones.values()) <= {Tone.OK, Tone.WARN, Tone.BAD}
    assert tone_of_finding(red, form) is Tone.BAD
    assert tone_of_finding(replace(red, rule="silence"), form) is Tone.NEUTRAL


REASON = (
    "Approved leave on every day of service in the period; reached were 3 signings, which count for the company "
    "and for the team, and for nobody's score."
)


@pytest.mark.parametrize("width", [400, 588])
def test_a_long_reason_is_told_whole_where_the_card_is_narrow(look: Look, qtbot: QtBot, width: int) -> None:
    table = ScoreTable(look)
    qtbot.addWidget(table)
    rows = score_rows(chinese(), TEXTS)
    number, row = next(
        (at, each) for at, each in enumerate(rows) if isinstance(each, ItemRow) and not each.item.is_scored
    )
    long = replace(row, reason=REASON)
    table.resize(width, 600)
    table.show()
    qtbot.waitExposed(table)

    table.show_rows([*rows[:number], long, *rows[number + 1 :]], has_reduced=False)

    across = table.visualRect(table.rows_model.index(number, At.TARGET)).width()
    lines = reason_lines(REASON, sized(table.font(), 12), across - REASON_AIR)
    assert " ".join(lines) == REASON
    assert table.rowHeight(number) >= len(lines) * LINE
    assert table.rowHeight(number + 1) < table.rowHeight(number)
