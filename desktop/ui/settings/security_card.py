"""The card of security: whether the file is encrypted, its password and recovery code, and when the window locks."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import link_button, plain_button, primary_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import Card, column, row
from desktop.ui.kit.words import words
from desktop.ui.security.password_steps import PasswordSteps
from desktop.ui.security.steps import Entered
from desktop.ui.security.steps_presenter import StepsPresenter
from desktop.ui.settings.open_backups_words import open_backups_told
from desktop.ui.settings.security_presenter import SecurityPresenter, Verb
from desktop.ui.tones import Tone

PANEL = 600
MINUTES = (5, 10, 15, 30, 60)


class SecurityCard(Card):
    """Lays out and forwards; each verb has its form in a panel over the page `host`."""

    def __init__(self, look: Look, host: QWidget, presenter: SecurityPresenter, subject: str) -> None:
        _ = look.texts
        super().__init__(_("Security"))
        self._look = look
        self._presenter = presenter
        self._subject = subject
        self._form: PasswordSteps | None = None
        self.state = Notice(look)
        self.note = words("", "soft", wrap=True)
        self.backups_note = words("", "warning", wrap=True)
        for each in (self.state, self.note, self.backups_note):
            self.body.addWidget(each)
        self.backups_note.hide()
        self._add_verbs()
        self._add_lock()
        self._host = host
        presenter.attach(self)

    @cached_property
    def panel(self) -> SidePanel:
        """The panel of the forms, made when one is first opened."""
        panel = SidePanel(self._look, self._host, PANEL)
        panel.closed.connect(self._forget)
        return panel

    @property
    def is_half_written(self) -> bool:
        """Whether a form is open in which something was typed."""
        return self._form is not None and self.panel.isVisible() and self._form.is_touched()

    def refresh(self) -> None:
        """Look again whether the file is protected."""
        self._presenter.refresh()

    # -- what the presenter calls

    def show_state(self, is_protected: bool, minutes: int, open_backups: Sequence[Path]) -> None:
        """Say what holds now and offer what can be done."""
        _ = self._look.texts
        if is_protected:
            told = _("The file and its backups are encrypted; they open with the password.")
            since = _("The file is encrypted, and so is every backup from now on; they open with the password.")
            self.state.say(since if open_backups else told, Tone.OK)
            self.note.setText(
                _(
                    "Whoever gets hold of the file alone reads nothing. What you print or export is not encrypted. "
                    "If password and recovery code are both lost, nobody can open the file, not even we."
                )
            )
        else:
            self.state.say(_("The file has no password: whoever can reach it can read everything in it."), Tone.WARN)
            self.note.setText(
                _(
                    "With a password the file itself is encrypted. There is no login without encryption here: that "
                    "would only be a screen, and the file beside it would still be open to everybody."
                )
            )
        self.backups_note.setText(open_backups_told(open_backups, _))
        self.backups_note.setVisible(is_protected and bool(open_backups))
        self.set_button.setVisible(not is_protected)
        for each in (self.change_button, self.code_button, self.remove_link, self._lock_place):
            each.setVisible(is_protected)
        self.minutes.set_options(self._offered(minutes))
        self.minutes.set_value(minutes)

    def set_busy(self, is_busy: bool) -> None:
        """While the file is written anew nothing else is started."""
        if self._form is not None:
            self._form.set_busy(is_busy)

    def close_panel(self) -> None:
        """It is done."""
        self._form = None
        self.panel.dismiss()

    def show_refused(self, sentence: str) -> bool:
        """Say why it was not done; whether that is seen."""
        if self._form is not None:
            self._form.show_refused(sentence)
        return self._form is not None

    # -- parts

    def _add_verbs(self) -> None:
        _ = self._look.texts
        self.set_button = primary_button(self._look, _("Set a password …"), lambda: self.open(Verb.SET), "lock")
        self.change_button = plain_button(self._look, _("Change the password …"), lambda: self.open(Verb.CHANGE))
        self.code_button = plain_button(self._look, _("New recovery code …"), lambda: self.open(Verb.NEW_CODE))
        self.remove_link = link_button(_("Remove the password …"), lambda: self.open(Verb.REMOVE))
        line = row(spacing=10)
        for each in (self.set_button, self.change_button, self.code_button, self.remove_link):
            line.addWidget(each)
        line.addStretch(1)
        self.body.addLayout(line)

    def _add_lock(self) -> None:
        _ = self._look.texts
        self._lock_place = QWidget()
        body = column(self._lock_place, 8)
        self.minutes = PickField(
            "minutes",
            _("Lock the window when nobody has touched it for"),
            self._offered(0),
            hint=_("The pages are hidden and what is half written is kept; the password unlocks."),
        )
        self.minutes.edited.connect(lambda: self._presenter.lock.choose_minutes(int(self.minutes.value() or 0)))
        body.addWidget(self.minutes)
        line = row(spacing=10)
        self.lock_button = plain_button(self._look, _("Lock now"), self._presenter.lock.lock, "lock")
        line.addWidget(self.lock_button)
        line.addWidget(words("Ctrl+L", "caption"))
        line.addStretch(1)
        body.addLayout(line)
        self.body.addWidget(self._lock_place)

    def _offered(self, chosen: int) -> list[Option]:
        """The minutes to choose from, with those that were written into the settings by another way."""
        _ = self._look.texts
        offered = sorted({*MINUTES, chosen} - {0})
        told = [_.ngettext("{number} minute", "{number} minutes", each).format(number=each) for each in offered]
        return [Option(0, _("Never")), *(Option(each, words) for each, words in zip(offered, told, strict=True))]

    def open(self, verb: Verb) -> None:
        """Open the form of a verb."""
        _ = self._look.texts
        titles = {
            Verb.SET: (_("Set a password"), _("The file is encrypted with it; this takes some seconds.")),
            Verb.CHANGE: (
                _("Change the password"),
                _("Backups made before keep the old password. Only encrypting anew brings a new recovery code."),
            ),
            Verb.NEW_CODE: (_("New recovery code"), _("The old code then opens nothing but older backups.")),
            Verb.REMOVE: (
                _("Remove the password"),
                _(
                    "The file is written plain again: whoever reaches it can read everything in it. Encrypted "
                    "backups still ask for the password or the recovery code; keep both."
                ),
            ),
        }
        self.panel.empty()
        presenter = StepsPresenter(_, self._presenter.steps(verb), self._presenter.codes.make)
        form = self._form = PasswordSteps(self._look, presenter, self._subject)

        def finished(entered: Entered) -> None:
            self._presenter.do(verb, entered)

        form.finished.connect(finished)
        self.panel.body.addWidget(form)
        self.panel.open(*titles[verb])
        form.focus_first()

    def _forget(self) -> None:
        """What was typed goes with the panel; a recovery code that was shown is called void."""
        form, self._form = self._form, None
        if form is not None and form.has_shown_code:
            self._presenter.leave()
        self.panel.empty()
