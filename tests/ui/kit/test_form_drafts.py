"""Half-filled forms: kept a moment after typing, offered when opened anew, forgotten once saved or discarded."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import RequestError
from desktop.i18n import ENGLISH, translator
from desktop.services.form_drafts import FormDrafts, kept_drafts
from desktop.store.database import Database
from desktop.ui.kit.choice import ChoiceField, PickField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.draft_presenter import BEGUN, DraftPresenter, Entered
from desktop.ui.kit.fields import LongTextField, TextField
from desktop.ui.kit.form import Form
from desktop.ui.kit.form_drafts import DraftOffer
from desktop.ui.kit.form_shelf import FormShelf
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from tests.ui.surroundings import InstantTasks

NOW = datetime(2026, 11, 21, 10, 42, tzinfo=UTC)
TODAY = date(2026, 11, 21)
BEGAN = "You had begun this form on 2026-11-21 at 10:42 and not saved it."


class FakeForm:
    """A form with as many fields as it is given."""

    def __init__(self, **entered: str) -> None:
        self.fields = dict(entered)
        self.offered = ""

    def entered(self) -> Entered:
        return dict(self.fields)

    def take(self, entered: Entered) -> None:
        self.fields |= entered

    def offer(self, sentence: str) -> None:
        self.offered = sentence


class FakeVerbs:
    """Remembers what was kept; `is_broken` refuses."""

    def __init__(self) -> None:
        self.kept: dict[str, list[dict[str, str]]] = {}
        self.times = 0
        self.is_broken = False

    def keep(self, form: str, drafts: Any) -> None:
        if self.is_broken:
            raise RequestError("The disk is full.")
        self.times += 1
        self.kept[form] = [dict(each) for each in drafts]


class Asked(InstantTasks):
    """Answers questions for drafts by what the verbs hold."""

    def __init__(self, verbs: FakeVerbs) -> None:
        super().__init__()
        self._verbs = verbs

    def query(self, work: Any, done: Any, failed: Any = None) -> None:
        done(tuple(self._verbs.kept.get(work.keywords["form"], ())))


class Late(Asked):
    """Looks at once and answers when told to."""

    def __init__(self, verbs: FakeVerbs) -> None:
        super().__init__(verbs)
        self.answers: list[Callable[[], None]] = []

    def query(self, work: Any, done: Any, failed: Any = None) -> None:
        super().query(work, lambda found: self.answers.append(lambda: done(found)), failed)

    def answer(self) -> None:
        while self.answers:
            self.answers.pop(0)()


class Stage:
    """A form, its presenter and a file."""

    def __init__(self, **entered: str) -> None:
        self.verbs, self.view, self.shelf = FakeVerbs(), FakeForm(**entered), FormShelf()
        self.shelf.attach(Asked(self.verbs), self.verbs, lambda: NOW)
        self.presenter = DraftPresenter(self.shelf, translator(ENGLISH), self.view)

    def type(self, **entered: str) -> None:
        """Write into the fields and wait the moment."""
        self.view.fields |= entered
        self.presenter.keep()

    def open_anew(self, form: str = "visit new", is_new: bool = True, **filled: str) -> None:
        """Fill the form as if it were opened again."""
        self.view.fields = dict(filled)
        self.presenter.begin(form, is_new)

    def kept(self, form: str = "visit new") -> list[dict[str, str]]:
        """The drafts in the file, without their moment."""
        drafts = self.verbs.kept.get(form, [])
        return [{name: text for name, text in each.items() if name != BEGUN} for each in drafts]


class TestPresenter:
    def test_what_was_typed_is_offered_and_comes_back(self) -> None:
        stage = Stage()
        stage.open_anew(day="today", said="")
        stage.type(said="Half a visit")

        stage.open_anew(day="tomorrow", said="")
        told = stage.view.offered
        stage.presenter.go_on()

        assert told == BEGAN
        assert stage.view.fields == {"day": "today", "said": "Half a visit"}
        assert stage.view.offered == ""
        assert stage.kept() == [{"day": "today", "said": "Half a visit"}]

    def test_of_a_known_record_only_what_was_changed_is_put_over_it(self) -> None:
        stage = Stage()
        stage.open_anew("visit known 7", is_new=False, place="Hall", said="")
        stage.type(said="Half a visit")

        stage.open_anew("visit known 7", is_new=False, place="Hall 2", said="")
        stage.presenter.go_on()

        assert stage.view.fields == {"place": "Hall 2", "said": "Half a visit"}

    def test_a_form_as_it_was_filled_keeps_nothing(self) -> None:
        stage = Stage()
        stage.open_anew(said="")

        stage.type(said="")

        assert stage.verbs.times == 0

    def test_what_is_taken_out_again_is_forgotten(self) -> None:
        stage = Stage()
        stage.open_anew(said="")
        stage.type(said="No, wrong")

        stage.type(said="")

        assert stage.kept() == []

    def test_saving_forgets_it(self) -> None:
        stage = Stage()
        stage.open_anew(said="")
        stage.type(said="Half a visit")

        stage.presenter.settle()
        stage.open_anew(said="")

        assert (stage.kept(), stage.view.offered) == ([], "")

    def test_discarding_forgets_it_and_leaves_the_form(self) -> None:
        stage = Stage()
        stage.open_anew(said="")
        stage.type(said="Half a visit")
        stage.open_anew(said="")

        stage.presenter.discard()

        assert (stage.kept(), stage.view.offered, stage.view.fields) == ([], "", {"said": ""})

    def test_a_draft_nobody_decided_about_outlives_another_record(self) -> None:
        stage = Stage()
        stage.open_anew(said="")
        stage.type(said="Half a visit")
        stage.open_anew(said="")

        stage.type(said="Another one")
        both = stage.kept()
        stage.presenter.settle()

        assert both == [{"said": "Another one"}, {"said": "Half a visit"}]
        assert stage.kept() == [{"said": "Half a visit"}]
        assert stage.view.offered == BEGAN

    def test_going_on_keeps_what_was_typed_meanwhile(self) -> None:
        stage = Stage()
        stage.open_anew(said="")
        stage.type(said="Half a visit")
        stage.open_anew(said="")
        stage.type(said="Another one")

        stage.presenter.go_on()

        assert stage.view.fields == {"said": "Half a visit"}
        assert stage.kept() == [{"said": "Half a visit"}, {"said": "Another one"}]
        assert stage.view.offered == BEGAN

    def test_a_file_that_takes_nothing_is_tried_again(self) -> None:
        stage = Stage()
        stage.open_anew(said="")
        stage.verbs.is_broken = True
        stage.type(said="Half")

        stage.verbs.is_broken = False
        stage.presenter.keep()

        assert stage.kept() == [{"said": "Half"}]

    def test_what_is_kept_before_the_file_answers_is_forgotten_once_saved(self) -> None:
        stage = Stage()
        tasks = Late(stage.verbs)
        stage.shelf.attach(tasks, stage.verbs, lambda: NOW)
        stage.open_anew(said="")
        stage.type(said="Half a visit")

        tasks.answer()
        stage.presenter.settle()

        assert stage.kept() == []

    def test_drafts_the_file_tells_of_late_stay_under_what_is_kept_meanwhile(self) -> None:
        stage = Stage()
        stage.verbs.kept["visit new"] = [{"said": "Half a visit", BEGUN: NOW.isoformat()}]
        tasks = Late(stage.verbs)
        stage.shelf.attach(tasks, stage.verbs, lambda: NOW)
        stage.open_anew(said="")
        stage.type(said="Another one")

        tasks.answer()

        assert stage.kept() == [{"said": "Another one"}, {"said": "Half a visit"}]
        assert stage.view.offered == BEGAN

    def test_without_a_file_or_a_name_nothing_is_kept(self) -> None:
        stage = Stage()
        stage.open_anew("", said="")
        stage.type(said="Half")
        shut = DraftPresenter(FormShelf(), translator(ENGLISH), FakeForm(said=""))
        shut.begin("visit new", is_new=True)
        shut.keep()
        shut.settle()

        assert not stage.presenter.is_keeping
        assert not shut.is_keeping
        assert stage.verbs.kept == {}

    def test_a_moment_that_cannot_be_read_is_left_out(self) -> None:
        stage = Stage()
        stage.verbs.kept["visit new"] = [{"said": "Half", BEGUN: "some day"}]

        stage.open_anew(said="")

        assert stage.view.offered == "You had begun this form and not saved it."


class TestFile:
    def test_drafts_are_kept_by_their_form_the_latest_first(self, database: Database) -> None:
        drafts = FormDrafts(database)
        drafts.keep("visit new", [{"said": "two"}, {"said": "one"}])
        drafts.keep("staff new", [{"name": "王龚"}])
        drafts.keep("staff new", [])

        with database.read() as session:
            assert kept_drafts(session, "visit new") == ({"said": "two"}, {"said": "one"})
            assert kept_drafts(session, "staff new") == ()


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

    def test_closing_keeps_it_at_once_and_saving_forgets_it(
        self, panel: Panel, verbs: FakeVerbs, qtbot: QtBot
    ) -> None:
        qtbot.keyClicks(panel.line.box, "Half")
        panel.dismiss()
        closed = len(verbs.kept["line new"])

        panel.come_back()
        panel.put_away()

        assert (closed, verbs.kept["line new"]) == (1, [])

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
