"""The evaluations page: people, the score card of one of them, and the words about it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton

from desktop.domain.review import ReviewForm
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.records import Behind
from desktop.queries.reviews import ReviewRow
from desktop.ui.evaluations.desk_view import DeskView
from desktop.ui.evaluations.head import Acts
from desktop.ui.evaluations.more import More
from desktop.ui.evaluations.presenters import Presenters
from desktop.ui.evaluations.progress import moment_text, progress_of
from desktop.ui.evaluations.questions import Desk
from desktop.ui.evaluations.records_panel import RecordsPanel
from desktop.ui.evaluations.run_panel import RunPanel
from desktop.ui.evaluations.score_rows import ItemRow
from desktop.ui.evaluations.small_panels import CheckPanel, ReopenPanel
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.kit.stages import Stages, activate
from desktop.ui.kit.states import StateView
from desktop.ui.periods import period_title
from desktop.ui.ports import EVERYTHING, Wish

NARROW = 1100  # px of the page below which the head gives way


class EvaluationsPage(Page):
    """Lays out and forwards."""

    topics = EVERYTHING  # a draft's data check and what changed since follow every record

    def __init__(self, look: Look, presenters: Presenters, today: date) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Evaluations"))
        self._presenters = presenters
        self._about = ("", "")  # what stands under the title while nothing is computed, and where room is short
        self._is_busy = False
        self._presenter = presenters.desk
        self.acts = Acts(look, self)
        acts = self.acts
        for widget in (acts.choice, acts.new, acts.again, acts.print, acts.reopen, acts.finalise):
            self.buttons.addWidget(widget)
        self.columns = DeskView(look, presenters.texts, today)
        self.strip, self.people = self.columns.strip, self.columns.people
        self.card, self.texts = self.columns.card, self.columns.texts
        self.nobody = self.columns.nobody
        self.more = More(look, self, self.columns, presenters)
        self.buttons.insertWidget(4, self.more.menu.button)
        self.state = StateView(look)
        self.stack = Stages()
        for view in (self.columns, self.state, self.more.draft, self.more.what_if):
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)
        for button in (self.more.what_if.reset, self.more.what_if.back):
            self.buttons.addWidget(button)
            button.hide()
            self.stack.currentChanged.connect(partial(self._show_for_trial, button))
        self.run_panel = RunPanel(look, self, presenters.run, presenters.more.checks, today)
        self.records_panel = RecordsPanel(look, self)
        self.reopen_panel = ReopenPanel(look, self)
        self.check_panel = CheckPanel(look, self)
        self._connect()
        presenters.desk.attach(self)
        self.columns.setFocusProxy(self.people.view)
        self.stack.currentChanged.connect(
            lambda place: self.setFocusProxy(self.stack.widget(place) or self.people.view)
        )
        self._show_state()
        self.state.show_loading()

    def _connect(self) -> None:
        acts, presenter = self.acts, self._presenter
        acts.choice.picked.connect(self._choose)
        acts.new.clicked.connect(lambda _checked=False: self.create_new())
        acts.again.clicked.connect(lambda _checked=False: self._run_again())
        acts.print.clicked.connect(lambda _checked=False: self.print_out())
        acts.reopen.clicked.connect(lambda _checked=False: presenter.ask_reopening())
        acts.finalise.clicked.connect(lambda _checked=False: self._finalise())
        self.strip.check_wanted.connect(self._show_check)
        self.strip.discard_wanted.connect(self._discard)
        self.people.searched.connect(presenter.search)
        self.people.person_chosen.connect(self._choose_person)
        self.card.records_wanted.connect(self._open_records)
        self.texts.records_wanted.connect(presenter.open_records)
        self.records_panel.visits_wanted.connect(presenter.open_visits)
        self.records_panel.opened.connect(presenter.open_record)
        self.reopen_panel.confirmed.connect(presenter.reopen)
        self.reopen_panel.abandoned.connect(lambda: presenter.abandoned(self.reopen_panel.come_back))
        self.run_panel.busy_changed.connect(self._show_busy)
        self.run_panel.warned.connect(self.check_panel.show_warnings)
        self.check_panel.targets_wanted.connect(self.more.open_targets)
        self.more.draft.compute_wanted.connect(self._run_again)
        self.more.draft.discard_wanted.connect(presenter.ask_discarding)
        self.more.what_if.opened.connect(self._show_what_if)
        self.more.what_if.closed.connect(self.refresh)

    # -- what the window asks

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the person and days another page leads to."""
        self.texts.leave()
        self._presenter.arrive(wish)

    def keep_written(self) -> bool:
        """Save what is half written; whether none of it was refused."""
        return self.texts.keep_written()

    def create_new(self) -> None:
        """Open the panel that runs an evaluation."""
        found = self._presenter.desk
        if found is not None:
            self._presenters.run.open(found.rows, found.schemes)

    def focus_filter(self) -> None:
        """Put the cursor into the search box."""
        self.people.search.setFocus()
        self.people.search.selectAll()

    def print_out(self) -> None:
        """Lead to the printed form of the person shown."""
        self.texts.leave()
        self._presenter.print_forms()

    def shown_form(self) -> ReviewForm | None:
        """The review shown."""
        return self._presenter.form

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was half written when another page is shown; a window that closes has no door left to save by."""
        super().hideEvent(event)
        if self.window().isVisible():
            self.texts.leave()

    # -- what the presenter calls

    def show_none(self) -> None:
        """Teach how to begin."""
        _ = self.look.texts
        self._show_state()
        self.acts.new.setVisible(False)
        self.set_title(_.pgettext("page", "Evaluations"))
        self._tell("")
        self.state.show_empty(
            "clipboard-check",
            _("No evaluation yet"),
            _(
                "Choose a period and a scheme: scores, grades, findings and a plan for everybody are worked out "
                "from the records, and you read, correct and print them."
            ),
            _("New evaluation"),
            self.create_new,
        )

    def show_desk(self, found: Desk, row: EvaluationRow) -> None:
        """Show this evaluation."""
        _ = self.look.texts
        for widget in (self.acts.choice, self.acts.new):
            widget.setVisible(True)
        self.acts.print.setVisible(not row.is_draft)
        trial = self.more.what_if
        self.stack.turn_to(self.more.draft if row.is_draft else self.columns, (trial.reset, trial.back))
        title = period_title(row.period, _)
        self.set_title(_("Evaluation: {period}").format(period=title))
        people = _.ngettext("{number} person", "{number} people", row.people).format(number=row.people)
        scheme = _("{scheme} (v{version})").format(scheme=row.scheme, version=row.scheme_version)
        as_of = _("as of {moment}").format(moment=moment_text(row.computed_at, _))
        if row.is_draft:
            self._tell(scheme)
        else:
            self._tell(" · ".join((scheme, people, as_of)), " · ".join((scheme, people)))
        self.acts.choice.show_rows(found.rows, row.evaluation_id)
        self.acts.show_status(row.is_finalised, row.is_draft)
        self.strip.show_progress(progress_of(row, found.people, _), len(found.warnings), row.is_finalised)
        self.people.show_evaluation(row)
        self.more.show_evaluation(row)

    def show_people(self, people: Sequence[ReviewRow], review_id: int | None) -> None:
        """List these people."""
        self.people.show_people(people, review_id)
        self.columns.share(self.width())

    def show_review(self, form: ReviewForm, row: EvaluationRow) -> None:
        """Show one person's review."""
        self.card.show_form(form, row)
        self.texts.show_form(form, row.is_finalised)
        self.columns.show_person(True)
        self.more.show_review(form)

    def show_nobody(self) -> None:
        """Show that no person is chosen."""
        self.columns.show_person(False)

    def show_behind(self, title: str, found: Behind, counted: int) -> None:
        """List the records behind a figure."""
        self.records_panel.show_behind(title, found, counted)

    def show_trouble(self, sentence: str) -> None:
        """Show why there is nothing."""
        self._show_state()
        self.state.show_error(sentence, self.refresh)

    def open_reopening(self) -> None:
        """Ask for the reason to reopen."""
        self.reopen_panel.open_reopening(self._title.text())

    def refuse_reopening(self, sentence: str) -> None:
        """Say why it was not reopened."""
        self.reopen_panel.refuse(sentence)

    def close_reopening(self) -> None:
        """Put the panel away."""
        self.reopen_panel.put_away()

    # -- what the owner does

    def _choose(self, evaluation_id: int) -> None:
        self.texts.leave()
        self._presenter.choose(evaluation_id)

    def _choose_person(self, review_id: int) -> None:
        self._presenter.turn_to(review_id)  # before saving, which makes the page ask again
        self.texts.leave()
        self._presenter.choose_person(review_id)

    def _run_again(self) -> None:
        shown, found = self._presenter.row, self._presenter.desk
        if shown is not None and found is not None:
            self.texts.leave()
            self._presenters.run.run_again(shown, found.schemes)

    def _finalise(self) -> None:
        if self.texts.keep_written():  # what is refused at a field is seen there, not frozen without it
            self._presenter.finalise()

    def _discard(self) -> None:
        self.texts.leave()  # what is half written counts among what would be lost
        self._presenter.ask_discarding()

    def _open_records(self, chosen: ItemRow) -> None:
        self._presenter.open_records(chosen.item.indicator, chosen.name, chosen.item.records)

    def _show_check(self) -> None:
        found, _ = self._presenter.desk, self.look.texts
        if found is not None:
            told = _("What was not scored, and why. Correct the records or targets, then compute again.")
            self.check_panel.show_warnings(told, found.warnings)

    def _show_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.acts.show_busy(is_busy)
        self._tell(*self._about)

    def _tell(self, about: str, shorter: str = "") -> None:
        """Say what is shown, or, as long as something is computed, that."""
        self._about = (about, shorter)
        computing = self.look.texts("Computing figures, grades and texts …")
        self.set_subtitle(*(computing, "") if self._is_busy else self._about)

    def _show_what_if(self) -> None:
        trial = self.more.what_if
        self.stack.setCurrentWidget(trial)
        self._hide_acts()
        self.acts.new.setVisible(False)
        self.set_title(trial.title)
        self._tell(trial.remark)

    def _show_for_trial(self, button: QPushButton, _place: int) -> None:
        button.setVisible(self.stack.currentWidget() is self.more.what_if)

    def _show_state(self) -> None:
        self.stack.setCurrentWidget(self.state)
        self._hide_acts()

    def _hide_acts(self) -> None:
        acts = self.acts
        for widget in (acts.choice, acts.again, acts.print, acts.reopen, acts.finalise, self.more.menu.button):
            widget.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the outer columns and the head give way in a small window."""
        super().resizeEvent(event)
        for view in (self.columns, self.more.what_if):
            view.share(self.width())
            activate(view)
        self.stack.updateGeometry()
        self.acts.shorten(self.width() < NARROW)
