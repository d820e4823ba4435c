"""What becomes of a half-filled form: kept, offered, gone on with, forgotten."""

from collections.abc import Callable, Collection
from typing import Any

from desktop.i18n import ENGLISH, translator
from desktop.ui.kit.draft_presenter import BEGUN, WAS, DraftPresenter, Entered
from desktop.ui.kit.form_shelf import FormShelf
from tests.ui.kit.drafts import BEGAN, NOW, Asked, FakeVerbs


class FakeForm:
    """A form with as many fields as it is given."""

    def __init__(self, **entered: str) -> None:
        self.fields = dict(entered)
        self.offered = ""
        self.overtaken: list[str] = []

    def entered(self) -> Entered:
        return dict(self.fields)

    def take(self, entered: Entered, overtaken: Collection[str]) -> None:
        self.fields |= entered
        self.overtaken = list(overtaken)

    def offer(self, sentence: str) -> None:
        self.offered = sentence


class Late(Asked):
    """Looks at once and answers when told to."""

    def __init__(self, verbs: FakeVerbs) -> None:
        super().__init__(verbs)
        self.answers: list[Callable[[], None]] = []

    def query(self, work: Any, done: Any, failed: Any = None, *, holds: bool = False) -> None:
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
        return [{name: text for name, text in each.items() if name not in (BEGUN, WAS)} for each in drafts]


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

    def test_what_the_record_says_by_now_is_not_offered_as_unsaved(self) -> None:
        """A window that is closed saves its form, and no longer hears that it is saved."""
        stage = Stage()
        stage.open_anew("interview 7", is_new=False, day="today", said="")
        stage.type(said="Fine")

        stage.open_anew("interview 7", is_new=False, day="today", said="Fine")

        assert stage.view.offered == ""
        assert stage.kept("interview 7") == []

    def test_what_was_begun_besides_is_still_offered(self) -> None:
        stage = Stage()
        stage.open_anew("interview 7", is_new=False, day="today", said="")
        stage.type(said="Half")
        stage.open_anew("interview 7", is_new=False, day="today", said="")
        stage.type(said="Fine")

        stage.open_anew("interview 7", is_new=False, day="today", said="Fine")

        assert stage.view.offered == BEGAN
        assert stage.kept("interview 7") == [{"said": "Half"}]

    def test_of_a_known_record_only_what_was_changed_is_put_over_it(self) -> None:
        stage = Stage()
        stage.open_anew("visit known 7", is_new=False, place="Hall", said="")
        stage.type(said="Half a visit")

        stage.open_anew("visit known 7", is_new=False, place="Hall 2", said="")
        stage.presenter.go_on()

        assert stage.view.fields == {"place": "Hall 2", "said": "Half a visit"}

    def test_of_what_was_changed_elsewhere_since_one_of_two_is_to_be_chosen(self) -> None:
        stage = Stage()
        stage.open_anew("visit known 7", is_new=False, place="Hall", said="", minutes="60")
        stage.type(said="Half a visit", minutes="45")

        stage.open_anew("visit known 7", is_new=False, place="Hall 2", said="", minutes="90")
        stage.presenter.go_on()
        overtaken = stage.view.overtaken
        stage.open_anew("visit known 7", is_new=False, place="Hall 2", said="", minutes="90")  # nothing was chosen
        stage.presenter.go_on()

        assert overtaken == stage.view.overtaken == ["minutes"]

    def test_of_a_draft_kept_before_nothing_is_known_of_what_stood_there(self) -> None:
        stage = Stage()
        stage.verbs.kept["visit known 7"] = [{"minutes": "45"}]

        stage.open_anew("visit known 7", is_new=False, minutes="90")
        stage.presenter.go_on()

        assert (stage.view.overtaken, stage.view.fields) == ([], {"minutes": "45"})

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
