"""Mine, theirs, or to be chosen: a form whose record another machine changed meanwhile."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.fields import LongTextField, TextField
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.merge_view import MergeView, told_apart
from desktop.ui.kit.merging import merge
from desktop.ui.kit.side_panel import FormPanel

FILLED = {"name": "王龚", "phone": "1", "notes": "old", "email": ""}
THEIRS = {"name": "王龚", "phone": "2", "notes": "theirs", "email": "a@b"}


@pytest.fixture
def panel(look: Look, qtbot: QtBot) -> FormPanel:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1200, 720)
    host.show()
    made = FormPanel(look, host, "Save")
    made.form = Form(
        TextField("name", "Name"), TextField("phone", "Phone"), LongTextField("notes", "Notes"),
        TextField("email", "Email"),
    )  # fmt: skip
    for field in made.form.fields.values():
        made.body.addWidget(field)
    made.form.fill(FILLED)
    made.open("Edit")
    return made


def test_what_only_one_of_both_changed_is_kept(panel: FormPanel) -> None:
    fields = panel.form.fields
    fields["name"].set_value("王公")
    fields["notes"].set_value("mine")

    clashes, taken = merge(fields, FILLED, THEIRS)

    assert [clash.field.name for clash in clashes] == ["notes"]
    assert [field.name for field in taken] == ["phone", "email"]
    assert panel.form.values().given == {"name": "王公", "phone": "2", "notes": "mine", "email": "a@b"}


def test_where_both_wrote_the_same_nothing_is_asked(panel: FormPanel) -> None:
    panel.form.fields["phone"].set_value("2")

    clashes, taken = merge(panel.form.fields, FILLED, {**FILLED, "phone": "2"})

    assert (clashes, taken) == ([], [])


def test_a_choice_stands_in_the_form_at_once(panel: FormPanel, qtbot: QtBot) -> None:
    panel.form.fields["notes"].set_value("mine")
    panel.show_changed_elsewhere(FILLED, THEIRS)
    assert panel.merging is not None
    mine, theirs = panel.merging.choices["notes"]
    assert (mine.text(), theirs.text()) == ("Mine: mine", "Theirs: theirs")
    assert [each.isChecked() for each in (mine, theirs)] == [False, False]
    assert "Taken over from there: Phone; Email." in panel.merging.notice.sentence()

    qtbot.mouseClick(theirs, Qt.MouseButton.LeftButton, pos=QPoint(8, theirs.height() // 2))
    assert panel.form.fields["notes"].value() == "theirs"
    qtbot.mouseClick(mine, Qt.MouseButton.LeftButton, pos=QPoint(8, mine.height() // 2))
    assert panel.form.fields["notes"].value() == "mine"

    panel.begin()
    assert not panel.merging.isVisible()


class TestLongTexts:
    LONG = "Collected ¥1.15 m, 115.5 % of the ¥1.00 m target, and 19 records stand behind it. "

    @pytest.fixture
    def clashed(self, panel: FormPanel) -> MergeView:
        panel.form.fields["notes"].set_value(self.LONG + "Mine at the end.")
        panel.show_changed_elsewhere({**FILLED, "notes": self.LONG}, {**FILLED, "notes": self.LONG + "Their end."})
        assert panel.merging is not None
        QApplication.processEvents()
        return panel.merging

    def test_what_differs_is_told_also_where_it_stands_at_the_end(self, clashed: MergeView) -> None:
        mine, theirs = clashed.choices["notes"]

        assert "Mine at the end." in one_line(mine)
        assert "Their end." in one_line(theirs)
        assert clashed.isVisible()

    def test_both_are_read_whole_and_make_no_form_wider(self, clashed: MergeView, panel: FormPanel) -> None:
        clashed.setFixedWidth(260)
        QApplication.processEvents()

        for choice in clashed.choices["notes"]:
            lines = choice.text().split("\n")
            assert len(lines) > 1
            assert max(map(choice.fontMetrics().horizontalAdvance, lines)) < choice.width() <= 260
            assert choice.height() >= len(lines) * choice.fontMetrics().lineSpacing()

    def test_a_text_that_goes_on_is_cut_behind_the_difference(self) -> None:
        assert told_apart("a" * 100, "a" * 50 + "b" * 90) == ("…" + "a" * 60 + "…", "…" + "a" * 20 + "b" * 40 + "…")


class TestSavingBeforeAnythingIsChosen:
    @pytest.fixture
    def clashed(self, panel: FormPanel) -> FormPanel:
        """Notes both wrote, shown on top of the form."""
        panel.form.fields["notes"].set_value("mine")
        panel.show_changed_elsewhere(FILLED, THEIRS)
        return panel

    def test_is_refused_in_a_sentence_and_leads_to_the_choice(self, clashed: FormPanel, qtbot: QtBot) -> None:
        merging = clashed.merging
        assert merging is not None
        with qtbot.assertNotEmitted(clashed.saved):
            qtbot.mouseClick(clashed.save_button, Qt.MouseButton.LeftButton)
            qtbot.keyClick(clashed, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

        assert merging.notice.sentence().startswith("Nothing was saved yet: choose yours or theirs first.")
        assert merging.notice.sentence().endswith("Still to choose: Notes.")
        assert not merging.is_settled

    @pytest.mark.parametrize("place", [0, 1])
    def test_goes_once_one_is_chosen(self, clashed: FormPanel, qtbot: QtBot, place: int) -> None:
        assert clashed.merging is not None
        clashed.merging.choices["notes"][place].click()

        with qtbot.waitSignal(clashed.saved):
            qtbot.mouseClick(clashed.save_button, Qt.MouseButton.LeftButton)

        assert clashed.form.fields["notes"].value() == ("mine", "theirs")[place]

    def test_goes_once_the_field_was_written_in_anew(self, clashed: FormPanel, qtbot: QtBot) -> None:
        clashed.form.fields["notes"].set_value("mine and theirs")

        with qtbot.waitSignal(clashed.saved):
            qtbot.mouseClick(clashed.save_button, Qt.MouseButton.LeftButton)


def one_line(choice: QRadioButton) -> str:
    """What a choice says, however it is broken."""
    return choice.text().replace("\n", " ")
