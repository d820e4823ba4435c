"""The evaluations page on a real file, by mouse and keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.indicators import RecordKind
from desktop.store.database import Database
from desktop.ui.evaluations.score_cells import ITEM_HEIGHT
from desktop.ui.evaluations.score_rows import At, ItemRow
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from tests.ui.company import Company
from tests.ui.evaluations.stage import Stage


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(look, sample, qtbot, tmp_path / "forms")


class TestNothingYet:
    def test_an_empty_page_teaches_and_offers_to_begin(
        self, look: Look, company: Company, qtbot: QtBot, tmp_path: Path
    ) -> None:
        stage = Stage(look, company.database, qtbot, tmp_path)

        stage.click(stage.page.state.findChild(QPushButton))

        assert not stage.page.acts.finalise.isVisible()
        assert stage.page.run_panel.isVisible()


class TestCard:
    def test_the_items_share_the_height_of_the_card(self, stage: Stage, qtbot: QtBot) -> None:
        card, table = stage.page.card, stage.page.card.table
        items = [number for number, row in enumerate(table.rows_model.rows) if isinstance(row, ItemRow)]

        stage.page.resize(1176, 640)
        qtbot.waitUntil(lambda: table.rowHeight(items[0]) == ITEM_HEIGHT)
        stage.page.resize(1176, 900)
        qtbot.waitUntil(lambda: table.rowHeight(items[0]) > ITEM_HEIGHT)

        assert len({table.rowHeight(number) for number in items}) == 1
        assert not table.verticalScrollBar().maximum()
        assert card.note.geometry().bottom() >= card.height() - len(items) - 4


class TestPeople:
    def test_the_latest_evaluation_is_shown_by_rank(self, stage: Stage) -> None:
        ranks = [person.rank for person in stage.page.people.model.people]

        assert stage.page.acts.choice.currentText() == "2026Q3 · Computed"
        assert ranks == sorted(rank for rank in ranks if rank is not None)
        assert len(ranks) == 24
        assert stage.form.rank == 1

    def test_arrows_move_between_people(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.setFocus()

        qtbot.keyClick(stage.page.people.view, Qt.Key.Key_Down)

        assert stage.form.rank == 2
        assert stage.page.card.name.text() == stage.form.person.name

    def test_the_menu_key_offers_what_can_be_done_with_the_person(self, stage: Stage) -> None:
        view = stage.page.people.view
        stage.page.setFocus()

        middle = view.rect().center()
        by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, view.mapToGlobal(middle))
        QApplication.sendEvent(view, by_key)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered = {act.text(): act for act in menu.actions()}
        offered["Full profile ›"].trigger()
        menu.close()

        assert set(offered) == {"Print the review form", "Grades and guide …", "Full profile ›"}
        assert stage.guide.led == [("staff", Wish(stage.form.person.staff_id))]

    def test_initials_find_a_person_and_nobody_is_said_to_be_there(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.focus_filter()
        qtbot.keyClicks(stage.page.people.search, "xyq")
        qtbot.keyClick(stage.page.people.search, Qt.Key.Key_Return)
        found = stage.names()

        qtbot.keyClicks(stage.page.people.search, "zz")
        stage.page.people.search.searched.emit("xyqzz")

        assert found == ["许砚秋"]
        assert stage.names() == []
        assert stage.page.people.nobody.isVisible()
        assert stage.page.nobody.isVisible()
        assert not stage.page.card.isVisible()

    def test_another_evaluation_keeps_the_person(self, stage: Stage) -> None:
        stage.choose("E05")

        stage.show_finalised()

        assert stage.form.period_label == "2026Q2"
        assert stage.form.person.code == "E05"

    def test_another_page_can_ask_for_a_person_and_days(self, stage: Stage) -> None:
        stage.choose("E05")
        staff_id = stage.form.person.staff_id
        stage.choose("E01")

        stage.page.arrive(Wish(staff_id, date(2026, 4, 1), date(2026, 6, 30)))

        assert (stage.form.person.code, stage.form.period_label) == ("E05", "2026Q2")

    def test_beside_long_words_for_grades_teams_have_their_whole_names(self, stage: Stage, qtbot: QtBot) -> None:
        people = stage.page.people
        team = QFontMetrics(sized(people.view.font(), 12))

        def cut() -> set[str]:
            width, font = people.view.viewport().width(), people.view.font()
            shown = people.model.people
            return {
                each.team
                for each in shown
                if team.horizontalAdvance(each.team) > people.cells.team_room(each, width, font)
            }

        assert {each.grade for each in people.model.people} >= {"Unsatisfactory", "Satisfactory"}
        qtbot.waitUntil(lambda: not cut())
        assert not stage.page.card.table.isColumnHidden(At.BAR)

    def test_who_was_spoken_to_is_said_in_words_too(self, stage: Stage) -> None:
        model = stage.page.people.model

        told = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)

        assert "interviewed on 2026-10-09" in str(told)


class TestScoreCard:
    def test_a_click_on_an_actual_lists_its_records(self, stage: Stage, qtbot: QtBot) -> None:
        stage.choose("E05")
        table = stage.page.card.table
        row = next(
            number for number, each in enumerate(table.rows_model.rows) if each is table.row_of("effective_visits")
        )
        index = table.rows_model.index(row, At.ACTUAL)

        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())

        panel = stage.page.records_panel
        counted = table.row_of("effective_visits")
        assert counted is not None
        assert panel.isVisible()
        assert panel.table is not None
        assert len(panel.table.model.rows) == counted.item.records
        assert panel.notice.sentence() == ""

    def test_from_visits_one_goes_to_the_visits_page(self, stage: Stage) -> None:
        stage.choose("E05")
        stage.presenter.open_records("visits", "Visits", 1)
        differs = stage.page.records_panel.notice.sentence()

        stage.click(stage.page.records_panel.visits_button)

        wish = Wish(stage.form.person.staff_id, date(2026, 7, 1), date(2026, 9, 30))
        assert "The figure counted 1" in differs
        assert stage.guide.led == [("visits", wish)]

    @pytest.mark.parametrize("indicator", [kind.value for kind in RecordKind])
    def test_every_kind_of_record_has_its_columns(self, stage: Stage, indicator: str) -> None:
        codes = {
            "visit": "visits", "deal": "new_deals", "signing": "signings", "receipt": "collected_amount",
            "instalment": "collection_rate", "customer": "retention_rate", "survey": "satisfaction",
            "complaint": "complaints", "milestone": "milestones_on_time", "feedback": "market_feedback",
            "activity": "activity_leads", "action": "plan_completion", "rating": "manual",
        }  # fmt: skip
        stage.choose("E05")

        stage.presenter.open_records(codes[indicator], "Figure", 0)

        table = stage.page.records_panel.table
        assert table is not None
        rows, columns = table.model.rows, table.model.columns
        assert all(column.text(row) for row in rows for column in columns if column.title not in ("State", "Outcome"))

    def test_enter_opens_the_records_of_the_row(self, stage: Stage, qtbot: QtBot) -> None:
        table = stage.page.card.table
        table.setCurrentIndex(table.rows_model.index(1, 0))

        qtbot.keyClick(table, Qt.Key.Key_Return)

        assert stage.page.records_panel.isVisible()

    def test_in_a_small_window_columns_give_way_but_names_stay(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.resize(984, 700)
        qtbot.waitUntil(lambda: stage.page.card.table.isColumnHidden(At.BAR))

        assert stage.page.card.table.columnWidth(At.NAME) >= 100
        assert not stage.page.card.table.isColumnHidden(At.WEIGHTED)
        assert stage.page.card.note.text().endswith("Blue figures open their records.")
        assert "tick of a bar" not in stage.page.card.note.text()
        assert stage.page.acts.again.text() == ""
        assert stage.page.acts.again.accessibleName() == "Compute again"

    def test_hovering_shows_what_can_be_opened(self, stage: Stage, qtbot: QtBot) -> None:
        table = stage.page.card.table
        spot = table.visualRect(table.rows_model.index(1, At.ACTUAL)).center()

        qtbot.mouseMove(table.viewport(), QPoint(2, 2))
        qtbot.mouseMove(table.viewport(), spot)

        qtbot.waitUntil(lambda: table.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor)


class TestDiscarding:
    def test_it_is_asked_with_what_is_lost_and_then_gone(self, stage: Stage) -> None:
        stage.click(stage.page.strip.discard)
        question = stage.messages.last
        assert question.action is not None

        question.action()

        assert question.sentence == "Delete the evaluation of Third quarter 2026?"
        assert "1 recorded interview is lost." in question.explanation
        assert (question.act, question.keep) == ("Delete this evaluation", "Keep")
        assert stage.messages.last.sentence == "The evaluation of Third quarter 2026 was deleted."
        assert stage.page._title.text() == "Evaluation: Second quarter 2026"

    def test_a_finalised_one_offers_no_deleting(self, stage: Stage) -> None:
        stage.show_finalised()

        assert not stage.page.strip.discard.isVisible()


class TestFinalising:
    def test_it_is_asked_and_then_frozen(self, stage: Stage) -> None:
        stage.click(stage.page.acts.finalise)
        question = stage.messages.last
        assert question.action is not None

        question.action()

        assert "Finalise the evaluation of Third quarter 2026" in question.sentence
        assert stage.messages.last.sentence == "The evaluation of Third quarter 2026 is finalised."
        assert stage.page.acts.reopen.isVisible()
        assert not stage.page.acts.finalise.isVisible()
        assert not stage.page.strip.missing.text()

    def test_what_is_missing_before_it_is_said(self, stage: Stage) -> None:
        assert stage.page.strip.missing.text().startswith("23 interviews missing before finalising")

    def test_reopening_needs_a_reason(self, stage: Stage, qtbot: QtBot) -> None:
        stage.show_finalised()
        stage.click(stage.page.acts.reopen)
        panel = stage.page.reopen_panel
        stage.click(panel.save_button)
        refused = panel.reason.error()
        assert panel.reason.control.hasFocus()
        qtbot.keyClicks(panel.reason.control, "A visit was missing")

        stage.click(panel.save_button)

        assert "Write down why" in refused
        assert not panel.isVisible()
        assert stage.page.acts.finalise.isVisible()
        assert "is open again" in stage.messages.last.sentence

    def test_a_reason_put_away_by_escape_can_be_gone_on_with(self, stage: Stage, qtbot: QtBot) -> None:
        stage.show_finalised()
        stage.click(stage.page.acts.reopen)
        panel = stage.page.reopen_panel
        qtbot.keyClicks(panel.reason.control, "A visit was missing")

        qtbot.keyClick(panel.reason.control, Qt.Key.Key_Escape)
        told = stage.messages.last
        assert told.action is not None
        told.action()

        assert told.sentence == "The form was closed without saving."
        assert panel.isVisible()
        assert panel.reason.value() == "A visit was missing"
