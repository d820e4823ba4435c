"""The form in front of a protected file: the password; for who forgot it the recovery code and a new password."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.ui.kit.buttons import link_button, primary_button
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.secret_field import SecretField
from desktop.ui.kit.surfaces import Card, column, row
from desktop.ui.kit.words import words
from desktop.ui.security.gate_presenter import GatePresenter
from desktop.ui.security.password_steps import PasswordSteps
from desktop.ui.security.steps import Steps
from desktop.ui.security.steps_presenter import StepsPresenter
from desktop.ui.tones import Tone

SECOND = 1000  # ms


class GateForm(Card):
    """Lays out and forwards; `act` is the word on the button that opens."""

    busy_changed = Signal(bool)

    def __init__(
        self, look: Look, presenter: GatePresenter, heading: str, act: str, subject: str, make_code: Callable[[], str]
    ) -> None:
        super().__init__(heading)
        self._look = look
        self._presenter = presenter
        self._subject = subject
        self._make_code = make_code
        self._pause = 0
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND)
        self._clock.timeout.connect(self._count)
        self.notice = Notice(look)
        self.body.addWidget(self.notice)
        self._asking = QWidget()
        self._add_asking(column(self._asking, 12), act)
        self.body.addWidget(self._asking)
        self.steps: PasswordSteps | None = None
        presenter.attach(self)

    def focus_first(self) -> None:
        """Put the cursor where one types."""
        (self.code if self.code.isVisibleTo(self) else self.password).box.setFocus()

    def empty(self) -> None:
        """Forget what was typed."""
        self.password.set_value("")
        self.code.set_value("")
        self.shows.setChecked(False)

    # -- what the presenter calls

    def set_busy(self, is_busy: bool) -> None:
        """While the password is tried nothing else is."""
        if self.steps is not None:
            self.steps.set_busy(is_busy)
        for each in (self.password, self.code, self.open_button, self.forgotten_link):
            each.setEnabled(not is_busy)
        if is_busy:
            self.notice.say("")
        self.busy_changed.emit(is_busy)

    def show_wrong(self, sentence: str, pause: int) -> None:
        """Say that it did not open; while there is a pause the button rests and the seconds are counted."""
        self._pause = pause
        self.notice.say(sentence)
        self.password.box.selectAll()
        self.focus_first()
        if pause:
            self.open_button.setEnabled(False)
            self._clock.start()

    def ask_for_new(self) -> None:
        """Ask for a new password in the place of the old one."""
        _ = self._look.texts
        self._asking.hide()
        told = _("The code is right. Choose a new password; a new recovery code takes the place of the old one.")
        self.notice.say(told, Tone.OK)
        steps = Steps(_("Set and open"), asks_new=True, tells_code=True, has_earlier_code=True)
        form = self.steps = PasswordSteps(self._look, StepsPresenter(_, steps, self._make_code), self._subject)
        form.finished.connect(self._presenter.begin_anew)
        self.body.addWidget(form)
        form.focus_first()

    def show_refused(self, sentence: str) -> None:
        """Say why the new password could not be set."""
        if self.steps is not None:
            self.steps.show_refused(sentence)

    # -- parts

    def _add_asking(self, body: QVBoxLayout, act: str) -> None:
        _ = self._look.texts
        self.password = SecretField("password", _("Password"))
        self.code = TextField(
            "code", _("Recovery code"), hint=_("Six groups of five signs; hyphens may be left out.")
        )
        self.code.hide()
        self.shows = QCheckBox(_("Show what is typed"))
        self.shows.toggled.connect(self.password.show_secret)
        for each in (self.password, self.code):
            each.box.returnPressed.connect(self._enter)
            body.addWidget(each)
        body.addWidget(self.shows)
        self.explained = words(
            _("The code was shown once when the password was set, to be printed or written down."), "soft", wrap=True
        )
        self.explained.hide()
        body.addWidget(self.explained)
        line = row(spacing=10)
        self.open_button = primary_button(self._look, act, self._enter)
        self.forgotten_link = link_button(_("I forgot the password"), self._switch)
        line.addWidget(self.forgotten_link)
        line.addStretch(1)
        line.addWidget(self.open_button)
        body.addLayout(line)

    def _switch(self) -> None:
        """From the password to the recovery code, or back."""
        _, is_code = self._look.texts, self.code.isHidden()
        self.code.setVisible(is_code)
        self.explained.setVisible(is_code)
        self.password.setVisible(not is_code)
        self.shows.setVisible(not is_code)
        self.forgotten_link.setText(_("Enter the password instead") if is_code else _("I forgot the password"))
        if not self._pause:
            self.notice.say("")
        self.focus_first()

    def _enter(self) -> None:
        if not self.open_button.isEnabled():
            return
        is_code = not self.code.isHidden()
        typed = self.code.value() if is_code else self.password.value()
        if not typed:
            self.focus_first()
        elif is_code:
            self._presenter.recover(typed)
        else:
            self._presenter.enter(typed)

    def _count(self) -> None:
        self._pause -= 1
        if self._pause > 0:
            self._show_pause()
            return
        self._clock.stop()
        self.notice.say("")
        self.open_button.setEnabled(True)

    def _show_pause(self) -> None:
        self.notice.say(self._look.texts("Wait {seconds} s, then try again.").format(seconds=self._pause))
