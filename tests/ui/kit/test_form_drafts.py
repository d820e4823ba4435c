"""Half-filled forms: kept a moment after typing, offered when opened anew, forgotten once saved or discarded."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import RequestError
from desktop.models import Team
from desktop.services.form_drafts import FormDrafts, kept_drafts
from desktop.store.database import Database
from desktop.ui.kit.choice import ChoiceField, PickField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import LongTextField, TextField
from desktop.ui.kit.form import Form
from desktop.ui.kit.form_drafts import DraftOffer
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from tests.ui.kit.drafts import BEGAN, NOW, Asked, FakeVerbs

TODAY = date(2026, 11, 21)


class TestFile:
    def test_drafts_are_kept_by_their_form_the_latest_first(self, database: Database) -> None:
        drafts = FormDrafts(database)
        drafts.keep("visit new", [{"said": "two"}, {"said": "one"}])
        drafts.keep("staff new", [{"name": "王龚"}])
        drafts.keep("staff new", [])

        with database.read() as session:
            assert kept_drafts(session, "visit new") == ({"said": "two"}, {"said": "one"})
            assert kept_drafts(session, "staff new") == ()

    def test_what_is_saved_is_forgotten_in_the_same_transaction(self, database: Database) -> None:
        drafts, form = FormDrafts(database), "visit new"
        drafts.keep(form, [{"said": "two"}, {"said": "one"}])
        seen: list[object] = []

        def save() -> int:
            with database.write() as session:
                session.add(Team(name="华东"))
                seen.append(kept_drafts(session, form))
            return 7

        saved = drafts.saving(form, [{"said": "one"}], save)

        assert (saved, seen) == (7, [({"said": "one"},)])
        with database.read() as session:
            assert kept_drafts(session, form) == ({"said": "one"},)

    def test_what_is_refused_stays_a_draft(self, database: Database) -> None:
        drafts, form = FormDrafts(database), "visit new"
        drafts.keep(form, [{"said": "one"}])

        def refuse() -> None:
            with database.write():
                raise RequestError("The quarter is final.")

        with pytest.raises(RequestError):
            drafts.saving(form, [], refuse)

        with database.read() as session:
            assert kept_drafts(session, form) == ({"said": "one"},)


class Colour(Enum):
    """Something to pick."""

    RED = "red"
    BLUE = "blue"


class TestFields:
    @pytest.fixture
    def form(self, look: Look, qtbot: QtBot) -> Form:
        people = [Option(7, "王龚", "", ("E07",)), Option(8, "李娜", "", ("E08",))]
        who, how = ChoiceField(look, "who", "Who"), ChoiceField(look, "how", "How", is_free=True)
        who.set_options(people)
        how.set_options([Option("上门", "上门", "", ("上门", "On site"))])
        pick = PickField("pick", "Colour", [Option(each, each.value) for each in Colour])
        fields = (
            TextField("line", "Line"), LongTextField("long", "Long"),
            DateField(look, "day", "Day", TODAY), who, how, pick,
        )  # fmt: skip
        for each in fields:
            qtbot.addWidget(each)
        return Form(*fields)

    def taken(self, form: Form, **kept: Any) -> Mapping[str, Any]:
        """The values after this was put in."""
        for name, value in kept.items():
            form.fields[name].take(value)
        return form.values().given

    def test_each_gives_back_what_it_kept(self, form: Form) -> None:
        given = {"line": "a", "long": "b\nc", "who": 8, "how": "上门", "pick": Colour.BLUE, "day": TODAY}
        form.fill(given)
        kept = {name: field.kept() for name, field in form.fields.items()}
        form.fill({})

        assert self.taken(form, **kept) == given

    def test_a_day_half_typed_is_half_typed_again(self, form: Form) -> None:
        self.taken(form, day="2026-1")

        assert "day" in form.values().unclear or form.fields["day"].kept() == "2026-1"

    def test_a_word_of_the_other_language_is_the_same_word(self, form: Form) -> None:
        assert self.taken(form, how=['"On site"', "On site"])["how"] == "上门"

    def test_who_is_offered_no_longer_stays_readable(self, form: Form) -> None:
        given = self.taken(form, who=["9", "钱亚楠"])

        assert (given["who"], form.values().typed("who")) == (None, "钱亚楠")

    def test_a_pick_waits_until_it_is_offered(self, form: Form) -> None:
        pick = form.fields["pick"]
        assert isinstance(pick, PickField)
        pick.set_options([Option(None, "none")])

        pick.take("12")
        before = pick.value()
        pick.set_options([Option(None, "none"), Option(12, "twelve")])

        assert (before, pick.value()) == (None, 12)

    @pytest.mark.parametrize("name", ["line", "long", "day", "who", "how", "pick"])
    def test_what_cannot_be_read_is_left_out(self, form: Form, name: str) -> None:
        before = form.values().given[name]

        assert self.taken(form, **{name: {"nonsense": 1}})[name] == before


class Panel(FormPanel):
    """A panel with one line."""

    form_name = "line"

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host, "Save")
        self.line = TextField("line", "Line")
        self.form = Form(self.line)
        self.body.addWidget(self.line)

    def open_empty(self) -> None:
        """Show it empty."""
        self.form.fill({})
        self.open("A line")
        self.begin()

    def open_known(self, line: str) -> None:
        """Show a record's line."""
        self.form.fill({"line": line})
        self.open("A line")
        self.begin(7, is_new=False)


class TestPanel:
    @pytest.fixture
    def verbs(self, look: Look) -> FakeVerbs:
        verbs = FakeVerbs()
        look.shelf.attach(Asked(verbs), verbs, lambda: NOW)
        return verbs

    @pytest.fixture
    def panel(self, look: Look, verbs: FakeVerbs, qtbot: QtBot) -> Panel:
        host = QWidget()
        qtbot.addWidget(host)
        host.resize(800, 600)
        panel = Panel(look, host)
        host.show()
        panel.open_empty()
        return panel

    def test_a_moment_after_typing_it_is_kept_and_offered_the_next_time(
        self, panel: Panel, verbs: FakeVerbs, qtbot: QtBot
    ) -> None:
        qtbot.keyClicks(panel.line.box, "Half")
        qtbot.waitUntil(lambda: verbs.times == 1)

        panel.open_empty()
        offer = panel.findChild(DraftOffer)
        assert isinstance(offer, DraftOffer)
        told = offer.sentence()
        offer.go_on.click()

        assert told == BEGAN
        assert panel.line.value() == "Half"
        assert panel.form.is_touched
        assert not offer.isVisible()

    def test_what_was_changed_elsewhere_since_is_saved_only_once_one_of_two_is_chosen(
        self, panel: Panel, qtbot: QtBot
    ) -> None:
        panel.open_known("60")
        panel.line.box.clear()
        qtbot.keyClicks(panel.line.box, "45")
        panel.dismiss()
        panel.open_known("90")
        offer = panel.findChild(DraftOffer)
        assert isinstance(offer, DraftOffer)
        offer.go_on.click()
        assert panel.merging is not None
        mine, theirs = panel.merging.choices["line"]
        has_keys = mine.hasFocus()

        with qtbot.assertNotEmitted(panel.saved):
            panel.save_button.click()
        told = (mine.text(), theirs.text(), panel.line.value())
        theirs.click()
        with qtbot.waitSignal(panel.saved):
            panel.save_button.click()

        assert has_keys
        assert told == ("Mine: 45", "Theirs: 90", "45")
        assert panel.line.value() == "90"

    def test_closing_keeps_it_at_once_and_saving_forgets_it(
        self, panel: Panel, verbs: FakeVerbs, qtbot: QtBot
    ) -> None:
        qtbot.keyClicks(panel.line.box, "Half")
        panel.dismiss()
        closed = len(verbs.kept["line new"])

        panel.come_back()
        panel.put_away()

        assert (closed, verbs.kept["line new"]) == (1, [])

    def test_the_verb_that_saves_it_forgets_it_before_the_form_hears_of_that(
        self, panel: Panel, verbs: FakeVerbs, qtbot: QtBot
    ) -> None:
        qtbot.keyClicks(panel.line.box, "Half")

        save = panel.forgetting(lambda: "saved")  # the last keys are kept first, lest it be refused
        kept = [each["line"] for each in verbs.kept["line new"]]
        answer = save()

        assert (kept, answer, verbs.kept["line new"]) == (['"Half"'], "saved", [])

    def test_a_page_may_go_once_its_form_is_kept(self, panel: Panel, verbs: FakeVerbs, qtbot: QtBot) -> None:
        host = panel.parentWidget()
        assert host is not None
        qtbot.keyClicks(panel.line.box, "Half")

        assert panel.keep_written(host)
        assert verbs.times == 1

    def test_without_a_file_it_may_not(self, look: Look, qtbot: QtBot) -> None:
        host = QWidget()
        qtbot.addWidget(host)
        panel = Panel(look, host)
        host.show()
        panel.open_empty()
        untouched = panel.keep_written(host)
        qtbot.keyClicks(panel.line.box, "Half")

        assert (untouched, panel.keep_written(host)) == (True, False)


def test_rows_of_a_contract_come_back(look: Look, qtbot: QtBot) -> None:
    from desktop.ui.signings.entries import InstalmentEntry, ShareEntry
    from desktop.ui.signings.forms import ContractForm

    host = QWidget()
    qtbot.addWidget(host)
    form = ContractForm(look, host, TODAY).form
    shares, dues = form.fields["shares"], form.fields["instalments"]
    known = InstalmentEntry(5, date(2026, 10, 1), "2026-10-01", "200.00", Decimal(50))
    shares.set_value((ShareEntry(None, "王龚", "60"), ShareEntry(None, "李娜", "40")))
    dues.set_value((known, InstalmentEntry(None, date(2026, 12, 1), "2026-12-01", "300")))
    kept = ([list(row) for row in shares.kept()], [list(row) for row in dues.kept()])
    before = (shares.value(), dues.value())
    shares.set_value(())
    dues.set_value((known,))

    shares.take(kept[0])
    dues.take(kept[1])

    assert (shares.value(), dues.value()) == before
