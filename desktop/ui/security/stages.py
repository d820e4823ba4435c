"""What stands in the place of the pages: the door of a protected file, and the choice of a password for a new one."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import CHINESE, ENGLISH, Translator
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import Card, column, row, scrolled
from desktop.ui.kit.words import words
from desktop.ui.security.gate_form import GateForm
from desktop.ui.security.gate_presenter import GatePresenter
from desktop.ui.security.password_steps import PasswordSteps
from desktop.ui.security.steps import Steps
from desktop.ui.security.steps_presenter import StepsPresenter

WIDTH = 560


class _Stage(QWidget):
    """Something in the middle, the language above it, buttons of other ways below."""

    language_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(self, 0, QMargins(24, 18, 24, 24))
        self.languages: Segments[str] = Segments(((CHINESE, "中文"), (ENGLISH, "English")), look.texts("Language"))
        self.languages.choose(look.texts.language)
        self.languages.chosen.connect(self.language_chosen.emit)
        outer.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignRight)
        inside = QWidget()
        middle = row(inside)
        held = QWidget()
        held.setFixedWidth(WIDTH)
        self.body = column(held, 14)
        middle.addStretch(1)
        middle.addWidget(held, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        outer.addWidget(scrolled(inside), 1)


class Door(_Stage):
    """The password of a file that is to be opened."""

    other_wanted = Signal()
    back_wanted = Signal()

    def __init__(
        self, look: Look, presenter: GatePresenter, subject: str, make_code: Callable[[], str], *, leads_back: bool
    ) -> None:
        super().__init__(look)
        _ = look.texts
        self.form = GateForm(
            look, presenter, _("{file} is protected").format(file=subject), _("Open"), subject, make_code
        )
        self.body.addWidget(self.form)
        line = row(spacing=10)
        self.back_button = plain_button(look, _("Back"), self.back_wanted.emit, "chevron-left")
        self.back_button.setVisible(leads_back)
        self.other_button = plain_button(look, _("Open another file"), self.other_wanted.emit, "folder-open")
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.other_button)
        self.body.addLayout(line)
        self.form.busy_changed.connect(self._let_stay)
        self.setFocusProxy(self.form.password.box)

    def set_busy(self, is_busy: bool) -> None:
        """While the file is opened nothing else is started."""
        self.form.set_busy(is_busy)

    def _let_stay(self, is_busy: bool) -> None:
        """An open file, or a new password, that comes to a door nobody stands at any more would be lost."""
        for way in (self.languages, self.back_button, self.other_button):
            way.setDisabled(is_busy)


class Protect(_Stage):
    """Whether a new company's file gets a password; either way is said in plain words."""

    skipped = Signal()
    finished = Signal(object)
    back_wanted = Signal()

    def __init__(self, look: Look, company: str, make_code: Callable[[], str]) -> None:
        super().__init__(look)
        _ = look.texts
        card = Card(_("A password for the file of {company}?").format(company=company))
        explained = [words(sentence, "soft", wrap=True) for sentence in what_it_means(_)]
        for each in explained:
            card.body.addWidget(each)
        steps = Steps(_("Create company"), asks_new=True, tells_code=True)
        self.steps = PasswordSteps(look, StepsPresenter(_, steps, make_code), company)
        self.steps.finished.connect(self.finished.emit)
        card.body.addWidget(self.steps)
        self.body.addWidget(card)
        line = row(spacing=10)
        self.back_button = plain_button(look, _("Back"), self.back_wanted.emit, "chevron-left")
        self.skip_button = plain_button(look, _("Go on without a password"), self.skipped.emit)
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.skip_button)
        self.body.addLayout(line)
        self.setFocusProxy(self.steps.password.box)
        for widget in (*explained, self.back_button):  # beside the code they are in the way
            self.steps.turned.connect(widget.setHidden)

    def set_busy(self, is_busy: bool) -> None:
        """While the file is made nothing else is started."""
        self.steps.set_busy(is_busy)
        for way in (self.languages, self.back_button, self.skip_button):
            way.setDisabled(is_busy)


def what_it_means(texts: Translator) -> tuple[str, ...]:
    """What a password protects and what not, in sentences."""
    _ = texts
    return (
        _(
            "With a password the file and its backups are encrypted: whoever copies or steals them reads nothing. "
            "Without one everybody who reaches the file can read it; a login alone would only be a screen."
        ),
        _(
            "It does not protect what stands open on the screen, nor what you print or export. It can be set, "
            "changed and removed at any time under Settings → Security."
        ),
    )
