"""Keeps a half-filled form while it is being typed, and offers it when the form is opened anew."""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QMargins, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel

from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.draft_presenter import DraftPresenter
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.merging import Clash, standing
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import words

T = TypeVar("T")
MOMENT = 600  # ms after the last key until what was typed is kept


class DraftOffer(QFrame):
    """Says that the form was begun before; hidden until then."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "sunken")
        _ = look.texts
        layout = row(self, 10, QMargins(12, 9, 12, 9))
        icon = QLabel()
        look.icons.put(icon, "history", "text2")
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        inside = column(spacing=4)
        self._text = words("", wrap=True)
        inside.addWidget(self._text)
        foot = row(spacing=14)
        self.go_on = link_button(_("Go on with it"))
        self.discard = link_button(_("Discard it"))
        foot.addWidget(self.go_on)
        foot.addWidget(self.discard)
        foot.addStretch(1)
        inside.addLayout(foot)
        layout.addLayout(inside, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show the offer; an empty sentence hides it."""
        self._text.setText(sentence)
        self.setVisible(bool(sentence))

    def sentence(self) -> str:
        """What is said at the moment."""
        return self._text.text() if not self.isHidden() else ""


class DraftKeeping(QObject):
    """Speaks for one form; `offered` is shown above its fields."""

    overtaken = Signal(object)  # the clashes with what was changed since a draft was begun

    def __init__(self, look: Look, form: Form, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self.offered = DraftOffer(look)
        self._presenter = DraftPresenter(look.shelf, look.texts, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(MOMENT)
        self._soon.timeout.connect(self._presenter.keep)
        for field in form.fields.values():
            field.edited.connect(self._soon.start)
        self.offered.go_on.clicked.connect(lambda _checked=False: self._presenter.go_on())
        self.offered.discard.clicked.connect(lambda _checked=False: self._presenter.discard())

    @property
    def is_keeping(self) -> bool:
        """Whether what is typed is kept."""
        return self._presenter.is_keeping

    def begin(self, form: str, is_new: bool) -> None:
        """The form was filled for a record; without a name nothing is kept."""
        self._soon.stop()
        self._presenter.begin(form, is_new)

    def keep(self) -> None:
        """Keep at once what was typed last."""
        if self._soon.isActive():
            self._soon.stop()
            self._presenter.keep()

    def forgetting(self, verb: Callable[[], T]) -> Callable[[], T]:
        """The verb that saves what stands in the form; what was typed last is kept before, lest it be refused."""
        self.keep()
        return self._presenter.forgetting(verb)

    def settle(self) -> None:
        """What was typed is saved: forget it."""
        self._soon.stop()
        self._presenter.settle()

    def end(self) -> None:
        """Keep what was typed last; the form itself goes."""
        self.keep()
        self._presenter.end()

    # -- what the presenter asks

    def entered(self) -> Mapping[str, str]:
        """What stands in the fields that have something to keep, as JSON."""
        kept = {name: field.kept() for name, field in self._form.fields.items()}
        return {name: _written(value) for name, value in kept.items() if value is not None}

    def take(self, entered: Mapping[str, str], overtaken: Collection[str]) -> None:
        """Put this into the fields; what depends on them hears of it as if it were typed."""
        taken = []
        clashes = []
        for name, text in entered.items():
            field = self._form.fields.get(name)
            if field is not None:
                theirs = standing(field)
                field.take(_read(text))
                taken.append(field)
                if name in overtaken:
                    clashes.append(Clash(field, standing(field), theirs))
        for field in taken:
            field.edited.emit()
        if clashes:
            self.overtaken.emit(clashes)

    def offer(self, sentence: str) -> None:
        """Say that there is a draft."""
        self.offered.say(sentence)


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
