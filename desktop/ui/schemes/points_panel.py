"""The panel in which the owner gives people points for a period."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.period import Period
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import restyle, words
from desktop.ui.schemes.points_presenter import PointsPresenter
from desktop.ui.schemes.questions import PersonPoints
from desktop.ui.schemes.typed import text
from desktop.ui.tones import Tone

BOX_WIDTH = 96


class PointsPanel(FormPanel):
    """One line a person."""

    def __init__(self, look: Look, host: QWidget, presenter: PointsPresenter) -> None:
        _ = look.texts
        super().__init__(look, host, _("Save points"))
        self._look = look
        self._presenter = presenter
        self.boxes: dict[int, QLineEdit] = {}
        self.period = PickField("period", _("Period"), hint=_("Points count for exactly this period."))
        self.people = QWidget()
        self._people = column(self.people, 8)
        self.notice = Notice(look)
        self.body.addWidget(self.period)
        self.body.addWidget(self.people)
        self.body.addWidget(self.notice)
        self.body.addStretch(1)
        self._shown: Period | None = None
        self.period.box.picked.connect(self._choose)
        self.saved.connect(self._save)
        self.abandoned.connect(lambda: presenter.flow.abandoned(self.come_back))
        presenter.attach(self)

    # -- what the presenter calls

    def open_points(self, title: str, periods: Sequence[Option]) -> None:
        """Show the panel with these periods to choose from."""
        _ = self._look.texts
        self.period.set_options(periods)
        self.period.set_value(periods[0].value)
        self._shown = periods[0].value
        self.form.is_touched = False
        self.open(title, _("0 to 100; an empty line gives none"))

    def show_people(self, people: Sequence[PersonPoints]) -> None:
        """Show whom points can be given to."""
        _ = self._look.texts
        clear(self._people)
        self.boxes = {}
        self.notice.say("")
        if not people:
            self._people.addWidget(words(_("Nobody was in service in this period."), "soft"))
        for person in people:
            box = QLineEdit(text(person.points))
            box.setFixedWidth(BOX_WIDTH)
            box.setAlignment(Qt.AlignmentFlag.AlignRight)
            box.setAccessibleName(person.name)
            box.textEdited.connect(self._touch)
            self.boxes[person.staff_id] = box
            line = QWidget()
            inside = row(line, 12)
            inside.addWidget(words(person.name, "strong"))
            inside.addWidget(words(person.team, "soft"), 1)
            inside.addWidget(box)
            self._people.addWidget(line)
        self.form.is_touched = False

    def show_errors(self, errors: Mapping[str, str], sentence: str = "") -> None:
        """Mark wrong lines and say what is wrong."""
        for staff_id, box in self.boxes.items():
            wrong = errors.get(str(staff_id), "")
            box.setAccessibleDescription(wrong)
            box.setToolTip(wrong)
            if bool(box.property("wrong")) != bool(wrong):
                box.setProperty("wrong", bool(wrong))
                restyle(box)
        self.notice.say(sentence or next(iter(errors.values()), ""))

    def show_changed_elsewhere(
        self,
        filled: Mapping[str, Any],  # noqa: ARG002 - the presenter remembers what was shown
        theirs: Mapping[str, Any],
        chosen: Any = None,  # noqa: ARG002 - there is nothing to choose from
    ) -> None:
        """Mark those who were given points elsewhere meanwhile."""
        self._presenter.learn(theirs)

    def close_points(self) -> None:
        """Put the panel away."""
        self.put_away()

    def _choose(self, period: Period) -> None:
        """Go to another period, unless points typed here would be lost."""
        if self.form.is_touched:
            self.period.set_value(self._shown)
            self.notice.say(self._look.texts("Keep these points first, then choose another period."), Tone.WARN)
            return
        self._shown = period
        self._presenter.choose(period)

    def _save(self) -> None:
        self._presenter.save({staff_id: box.text() for staff_id, box in self.boxes.items()})

    def _touch(self) -> None:
        self.form.is_touched = True
