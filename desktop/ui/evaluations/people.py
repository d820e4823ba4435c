"""Everybody in an evaluation, by rank: search above, one row a person, head-count per grade below."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMargins, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QGridLayout, QListView, QStackedWidget

from desktop.queries.evaluations import EvaluationRow
from desktop.queries.reviews import ReviewRow
from desktop.reports.figures import number
from desktop.ui.evaluations.people_cells import WIDEST_CHIP, PeopleCells
from desktop.ui.grades import grade_tones
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.overlay_bar import OverlayBar
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.surfaces import Card, clear, column, line, row
from desktop.ui.kit.words import words
from desktop.ui.tones import Tone

FRAME = 4  # px of the card beside its rows
LONG_NAME = 48  # px above which four names of grades do not stand side by side
PERSON_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NOWHERE = QModelIndex()


class PeopleModel(QAbstractListModel):
    """The people as Qt sees them; a screen reader hears the whole row."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._texts = look.texts
        self.people: tuple[ReviewRow, ...] = ()
        self.tones: dict[str, Tone] = {}
        self.chip_width = 0

    def show_people(self, people: Sequence[ReviewRow]) -> None:
        """List other people."""
        self.beginResetModel()
        self.people = tuple(people)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many people there are."""
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, the person, or the row in words."""
        person = self.people[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == PERSON_ROLE:
            return person
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._in_words(person)
        return None

    def _in_words(self, person: ReviewRow) -> str:
        _ = self._texts
        parts = [person.name, person.team, number(person.total), person.grade]
        if person.is_thin:
            parts.append(_("* less than half of the weight was scored"))
        if person.interviewed_on is not None:
            parts.append(_("interviewed on {day}").format(day=person.interviewed_on.isoformat()))
        if person.is_stale:
            parts.append(_("a text you rewrote speaks of another figure than there is now"))
        return _(", ").join(part for part in parts if part)


class PeopleCard(Card):
    """Chooses a person; arrows move, what is typed into the box narrows the list.

    `menu_wanted` carries the place on the screen where the acts on the person chosen are to be offered.
    """

    person_chosen = Signal(int)  # the review's key
    menu_wanted = Signal(QPoint)
    searched = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(padded=False)
        _ = look.texts
        self._look = look
        self._silent = False
        self.body.setSpacing(0)
        self.search = SearchBox(look, _("Name or pinyin initials"), 0)
        self.search.setMinimumWidth(0)
        self.search.setMaximumWidth(16777215)
        self.search.searched.connect(self.searched)
        self.search.returnPressed.connect(self.focus_list)
        above = column(spacing=8, margins=QMargins(11, 11, 11, 8))
        above.addWidget(self.search)
        caption = row(spacing=8, margins=QMargins(4, 0, 4, 0))
        caption.addWidget(words(_("By total"), "caption"))
        caption.addStretch(1)
        self.talks = ElidedLabel(role="caption")
        caption.addWidget(self.talks)
        above.addLayout(caption)
        self.body.addLayout(above)
        self.body.addWidget(line())
        self.model = PeopleModel(look)
        self.view = QListView()
        self.cells = PeopleCells(look, self.model, self.view)
        self.needed_width = 0  # px in which no team is cut beside a long grade, of everybody in the evaluation
        self._set_up_view()
        self.nobody = words(_("Nobody is called that."), "faint")
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.nobody)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(line())
        self._counts = QGridLayout()
        self._counts.setContentsMargins(12, 9, 12, 9)
        self._counts.setSpacing(1)
        self.body.addLayout(self._counts)

    def show_evaluation(self, evaluation: EvaluationRow) -> None:
        """Show how many have which grade, and how many were spoken to."""
        _ = self._look.texts
        codes = [code for code, _name, _heads in evaluation.grades]
        self.model.tones = grade_tones(codes) if codes else {}
        metrics = QFontMetrics(sized(self.font(), 12, bold=True))
        widest = max((metrics.horizontalAdvance(name) for _code, name, _heads in evaluation.grades), default=0)
        self.model.chip_width = min(widest + 16, WIDEST_CHIP)
        self.needed_width = 0
        self.talks.show_text(_("Interviewed {number}").format(number=evaluation.interviewed))
        clear(self._counts)
        is_long = widest > LONG_NAME
        for place, (_code, name, heads) in enumerate(evaluation.grades):
            caption, count = words(name, "caption"), words(str(heads), "strong")
            if is_long:  # long words for grades: one line each, the number at the right
                self._counts.addWidget(caption, place, 0)
                self._counts.addWidget(count, place, 1, Qt.AlignmentFlag.AlignRight)
                continue
            self._counts.addWidget(caption, 0, place, Qt.AlignmentFlag.AlignHCenter)
            self._counts.addWidget(count, 1, place, Qt.AlignmentFlag.AlignHCenter)

    def show_people(self, people: Sequence[ReviewRow], review_id: int | None) -> None:
        """List these people, one of them chosen; nothing is said about the choice."""
        self._silent = True
        place = self.view.verticalScrollBar().value()
        self.model.show_people(people)
        needed = max((self.cells.needed(each, self.view.font()) for each in people), default=0) + FRAME
        self.needed_width = max(self.needed_width, needed)  # what is typed into the box does not narrow the list
        self.view.verticalScrollBar().setValue(place)
        chosen = next((at for at, each in enumerate(people) if each.review_id == review_id), -1)
        if chosen >= 0:
            self.view.setCurrentIndex(self.model.index(chosen))
            self.view.scrollTo(self.model.index(chosen))
        self._silent = False
        self._stack.setCurrentWidget(self.view if people else self.nobody)

    def focus_list(self) -> None:
        """Let the arrows move between people."""
        self.view.setFocus()

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self.cells)
        view.setAccessibleName(self._look.texts("People of this evaluation"))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._want_menu)
        OverlayBar(view)
        view.viewport().setAutoFillBackground(False)
        view.selectionModel().currentChanged.connect(self._chosen)
        self._look.theme.changed.connect(view.viewport().update)

    def _want_menu(self, place: QPoint) -> None:
        """At the mouse if it is on the person chosen; the menu key knows no place, and then it is beside the row."""
        row = self.view.visualRect(self.view.currentIndex())
        if row.isValid():
            inside = place if row.contains(place) else row.center()
            self.menu_wanted.emit(self.view.viewport().mapToGlobal(inside))

    def _chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._silent:
            self.person_chosen.emit(self.model.people[current.row()].review_id)
