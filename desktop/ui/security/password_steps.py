"""A form in one or two steps: the passwords, then the recovery code that is to be kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.ui.kit.buttons import danger_button, plain_button, primary_button
from desktop.ui.kit.fields import Field, TextField
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.secret_field import SecretField
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import words
from desktop.ui.security.code_view import CodeView
from desktop.ui.security.steps import Entered
from desktop.ui.security.steps_presenter import StepsPresenter
from desktop.ui.tones import Tone


class PasswordSteps(QWidget):
    """Lays out and forwards; `finished` carries what was entered."""

    finished = Signal(object)
    turned = Signal(bool)  # whether the recovery code is shown now

    def __init__(self, look: Look, presenter: StepsPresenter, subject: str) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        body = column(self, 12)
        self.notice = Notice(look)
        body.addWidget(self.notice)
        self.first, self.second = QWidget(), QWidget()
        self._add_passwords(column(self.first, 12))
        self._add_code(column(self.second, 12), subject)
        body.addWidget(self.first)
        body.addWidget(self.second)
        self.second.hide()
        body.addStretch(1)
        presenter.attach(self)

    def is_touched(self) -> bool:
        """Whether anything was typed."""
        return any(field.value() for field in (self.present, self.password, self.again, self.group))

    @property
    def has_shown_code(self) -> bool:
        """Whether a recovery code was shown that may stand on paper by now."""
        return self.code.has_code

    def set_busy(self, is_busy: bool) -> None:
        """While the file is written anew nothing else is started."""
        for each in (self.first, self.second):
            each.setEnabled(not is_busy)
        if is_busy:
            self.notice.say(self._look.texts("Encrypting and checking the file …"), Tone.NEUTRAL)
        else:
            self.notice.say("")

    def show_refused(self, sentence: str) -> None:
        """Say why it did not work, at the present password where that was asked for."""
        self.set_busy(False)
        if not self.second.isHidden():  # whoever wrote the code down would trust it
            void = self._look.texts("Until this has worked, the recovery code shown opens nothing.")
            sentence = self._look.texts.sentences(sentence, void)
        if self._presenter.steps.asks_present:
            self.back()
            self.show_errors({"present": sentence})
        else:
            self.notice.say(sentence)

    def back(self) -> None:
        """Go back to the passwords."""
        self.second.hide()
        self.first.show()
        self.turned.emit(False)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        field = self.present if self._presenter.steps.asks_present else self.password
        field.box.setFocus()

    # -- what the presenter calls

    def show_errors(self, errors: dict[str, str]) -> None:
        """Say what is wrong at which field, and go to the first."""
        fields: tuple[Field, ...] = (self.present, self.password, self.again, self.group)
        for field in fields:
            field.set_error(errors.get(field.name, ""))
        wrong = next((field for field in fields if field.name in errors), None)
        if wrong is not None:
            wrong.control.setFocus()

    def show_code(self, code: str, number: int) -> None:
        """Show the recovery code and ask for one group."""
        self.code.show_code(code)
        told = self._look.texts("Type group {number} from the copy you keep.")
        self.group.set_hint(told.format(number=number))
        self.group.set_error("")
        self.group.set_value("")
        self.first.hide()
        self.second.show()
        self.turned.emit(True)
        self.code.print_button.setFocus()

    def finish(self, entered: Entered) -> None:
        """Pass on what was entered."""
        self.finished.emit(entered)

    # -- parts

    def _add_passwords(self, body: QVBoxLayout) -> None:
        _, steps = self._look.texts, self._presenter.steps
        self.present = SecretField("present", _("Present password"), required=True)
        hint = _("At least 10 letters or digits, or 5 Chinese characters: some words nobody expects together.")
        self.password = SecretField("password", _("New password"), required=True, hint=hint)
        self.again = SecretField("again", _("New password once more"), required=True)
        for field, is_asked in (
            (self.present, steps.asks_present),
            (self.password, steps.asks_new),
            (self.again, steps.asks_new),
        ):
            body.addWidget(field)
            field.setVisible(is_asked)
            field.box.returnPressed.connect(self._go_on)
        self.shows = QCheckBox(_("Show what is typed"))
        self.shows.toggled.connect(self._show_secrets)
        body.addWidget(self.shows)
        self.renews_key = QCheckBox(_("Somebody may know the old password: encrypt anew, with a new recovery code"))
        self.renews_key.setVisible(steps.may_renew_key)
        body.addWidget(self.renews_key)
        make = danger_button if steps.is_grave else primary_button
        text = _("Next") if steps.tells_code else steps.finish
        self.next_button = make(self._look, text, self._go_on)
        line = row(spacing=10)
        line.addStretch(1)
        line.addWidget(self.next_button)
        body.addLayout(line)

    def _add_code(self, body: QVBoxLayout, subject: str) -> None:
        _ = self._look.texts
        body.addWidget(words(_("Keep this recovery code safe"), "heading"))
        told = _(
            "If you forget the password, this code opens the file; without both it stays closed for ever, even for "
            "us. Print it or write it down, and keep it where the computer is not."
        )
        body.addWidget(words(told, "soft", wrap=True))
        later = _("It opens nothing yet: it holds once “{act}” has worked.")
        if self._presenter.steps.has_earlier_code:
            later = _(
                "It opens nothing yet: it holds once “{act}” has worked. Until then keep the code before, which is "
                "still the right one."
            )
        body.addWidget(words(later.format(act=self._presenter.steps.finish), "warning", wrap=True))
        self.code = CodeView(self._look, subject)
        body.addWidget(self.code)
        self.group = TextField("group", _("Group of the recovery code"), required=True)
        self.group.box.returnPressed.connect(self._confirm)
        body.addWidget(self.group)
        line = row(spacing=10)
        self.back_button = plain_button(self._look, _("Back"), self.back, "chevron-left")
        self.finish_button = primary_button(self._look, self._presenter.steps.finish, self._confirm)
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.finish_button)
        body.addLayout(line)

    def _show_secrets(self, is_shown: bool) -> None:
        for field in (self.present, self.password, self.again):
            field.show_secret(is_shown)

    def _go_on(self) -> None:
        self._presenter.go_on(
            self.present.value(), self.password.value(), self.again.value(), self.renews_key.isChecked()
        )

    def _confirm(self) -> None:
        self._presenter.confirm(self.group.value())
