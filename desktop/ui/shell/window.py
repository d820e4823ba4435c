"""The window: navigation at the left, the page at the right, messages over it; pages ask again when data changed."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop.ui.changes import Changes
from desktop.ui.dress import Wardrobe, dress
from desktop.ui.input_hold import InputHold
from desktop.ui.kit.look import Look
from desktop.ui.kit.states import StateView
from desktop.ui.messages import Message, Messages, Question
from desktop.ui.ports import Topic, Wish
from desktop.ui.shell.built_pages import BuiltPages
from desktop.ui.shell.held_pages import HeldPages, at_once
from desktop.ui.shell.leaving import Occasion, question_before
from desktop.ui.shell.navigation import Navigation
from desktop.ui.shell.noticed import Noticed
from desktop.ui.shell.page_frame import PageFrame
from desktop.ui.shell.places import Place
from desktop.ui.shell.stage import Stage
from desktop.ui.shell.undoing import Undoing
from desktop.ui.shell.veil import Veil

if TYPE_CHECKING:
    # What is not seen at first is imported and made when it is first wanted.
    from desktop.ui.kit.page import Page
    from desktop.ui.kit.toast import Toast
    from desktop.ui.shell.notices import Notices
    from desktop.ui.shell.palette import Palette
    from desktop.ui.shell.shortcut_guard import ShortcutGuard
    from desktop.ui.shell.shortcut_sheet import ShortcutSheet

DESIGN = QSize(1440, 900)
LEAST = QSize(1200, 720)
FRAME = QSize(16, 40)  # what title bar and edges of a window take of the screen
GUIDE = "guide"  # the place the sheet of shortcuts leads to


class MainWindow(QMainWindow):
    """Shows one place at a time; `closing` is the moment to keep the layout and let go of the file."""

    closing, palette_wanted, lock_wanted = Signal(), Signal(), Signal()

    def __init__(self, look: Look, messages: Messages, changes: Changes) -> None:
        super().__init__()
        self._look = look
        self._places: dict[str, Place] = {}
        self._pages = BuiltPages()
        self._is_leaving = False
        self.loses: Callable[[], bool] = lambda: False  # whether what was kept of forms goes with the window
        self.once_answered: Callable[[Callable[[], None]], None] = at_once  # a new record needs what pages asked for
        self.turns: InputHold | None = None  # a page is made in one turn and shown in the next; keys and clicks wait
        self.current_key = self._coming = ""  # coming is the place of a page that is made and not yet shown
        self.setWindowTitle(look.texts("Qianji"))
        self.resize(DESIGN)
        self.fit_into(self.screen().availableSize())
        self.navigation = Navigation(look)
        self._stack = QStackedWidget()
        self._frame = PageFrame(self._stack, look.theme)
        self._noticed = Noticed(look, self._frame)
        whole = self._whole = Stage(self.navigation, self._noticed, LEAST)
        self.setCentralWidget(whole)
        self.veil = Veil(self, whole, look.texts("Qianji"))
        Wardrobe(look.theme, self, whole, self._noticed, self._stack).leave(self._frame)
        self._state = StateView(look)
        self._stack.addWidget(self._state)
        self._stack.currentChanged.connect(lambda _index: self._bring_forward())  # a new page comes to the front
        self.held = HeldPages(self._stand_by)
        self.undoing = Undoing(look.texts("Undo"))
        self.navigation.chosen.connect(lambda key: self.go(key))
        self.navigation.search_wanted.connect(self.want_palette)
        messages.said.connect(self._say)
        messages.asked.connect(self._ask)
        changes.announced.connect(self._changed)

    @cached_property
    def toast(self) -> "Toast":
        """What was said last, over the page shown."""
        from desktop.ui.kit.toast import Toast

        toast = Toast(self._look, self._frame)
        dress(self._look.theme, toast)
        return toast

    @property
    def notices(self) -> "Notices":
        """What the owner should know while working, in a strip over the pages."""
        return self._noticed.notices

    @cached_property
    def command_palette(self) -> "Palette":
        """The box behind Ctrl+K."""
        from desktop.ui.shell.palette import Palette

        return Palette(self._look, self._whole)

    @cached_property
    def shortcut_guard(self) -> "ShortcutGuard":
        """Watches over keys that belong to what is being written; from the first places on the window's own act."""
        from desktop.ui.shell.shortcut_guard import ShortcutGuard
        from desktop.ui.shell.window_keys import bind_keys

        bind_keys(self, self._frame)
        return ShortcutGuard(self)

    @cached_property
    def shortcut_sheet(self) -> "ShortcutSheet":
        """The sheet behind F1 and the question mark."""
        from desktop.ui.shell.shortcut_sheet import ShortcutSheet

        sheet = ShortcutSheet(self._look, self._frame, GUIDE in self._places)
        sheet.guide_wanted.connect(self._open_guide)
        dress(self._look.theme, sheet)
        return sheet

    def fit_into(self, available: QSize) -> None:
        """Never ask for more than the screen has beside its task bar: small laptops have less than is wished for."""
        room = available - FRAME
        self.setMinimumSize(LEAST.boundedTo(room))
        if not self.isMaximized():
            self.resize(self.size().boundedTo(room))

    def show_opening(self) -> None:
        """Stand ready while the data file is being opened."""
        self._state.show_loading()
        self._stack.setCurrentWidget(self._state)

    def show_stage(self, stage: QWidget) -> None:
        """Show something instead of the places: the first run, or why the file cannot be opened."""
        self._coming = ""
        self.navigation.hide()
        self._stack.addWidget(stage)
        self._stack.setCurrentWidget(stage)
        stage.setFocus()

    def end_stage(self) -> None:
        """Show the place that stood there before."""
        self.navigation.show()
        self.go(self.current_key)

    def show_places(self, places: Sequence[Place], company: str, file: Path | None, current: str = "") -> None:
        """List the places and show one of them, the first unless `current` names another."""
        self._places = {place.key: place for place in places}
        self.navigation.show_company(company, file)
        self.navigation.show_places(places)
        self.navigation.show()
        self.shortcut_guard.begin()
        self.go(current if current in self._places else places[0].key)

    def go(self, key: str, wish: Wish | None = None) -> None:
        """Show a place; it is built at its first time and asks again if it missed a change."""
        if not self.held.keeps(key, key in self._pages, partial(self.go, key, wish)):
            self._lead(key, wish)

    def _lead(self, key: str, wish: Wish | None = None, is_new: bool = False) -> None:
        is_made = key in self._pages
        if not is_made:
            self._build(key)
        self.current_key = self._coming = key
        self.setWindowTitle(f"{self._places[key].name} – {self._look.texts('Qianji')}")
        self.navigation.mark(key)
        if is_made or self.turns is None:
            self._show(key, wish, is_new)
        else:
            self.turns.until_next_turn(self, partial(self._show, key, wish, is_new))

    def _show(self, key: str, wish: Wish | None, is_new: bool) -> None:
        page = self._pages.get(key)
        if page is None or key != self._coming:
            return  # something else was asked for since it was made
        self._coming = ""
        self._stack.setCurrentWidget(page)
        page.setFocus()
        if wish is not None:
            page.receive(wish)
        self._pages.freshen(key)
        if is_new:
            self.once_answered(page.create_new)

    def _stand_by(self, key: str) -> None:
        self.navigation.mark(key)
        self.show_opening()

    def _build(self, key: str) -> None:
        page = self._places[key].build()
        self._pages.add(key, page)
        self._stack.addWidget(page)

    def start_new(self, key: str) -> None:
        """Show a place with an empty form open."""
        if not self.held.keeps(key, key in self._pages, partial(self.start_new, key)):
            self._lead(key, is_new=True)

    def page(self) -> "Page | None":
        """The page shown, None before there are places."""
        return self._pages.get(self.current_key)

    def places(self) -> tuple[Place, ...]:
        """The places of the navigation, in its order; none before a file is open."""
        return tuple(self._places.values())

    def restore_layout(self, saved: str) -> None:
        """Take the place and size it had; an unreadable layout changes nothing."""
        if saved:
            self.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii", "ignore")))
            self.fit_into(self.screen().availableSize())

    def layout_text(self) -> str:
        """The place and size to remember."""
        return self.saveGeometry().toBase64().toStdString()

    def put_away(self) -> None:
        """Close without asking: another window takes its place, or the owner was asked."""
        self._is_leaving = True
        self.close()

    def give_way(self, is_final: bool) -> None:
        """Keep what is half written without asking: the computer goes off; or, where it does not, ask again later."""
        self._is_leaving = is_final
        if is_final:
            self._pages.keep_written()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is half written, ask where it cannot be saved, and say that the window goes."""
        if not self._is_leaving and self._keeps_open(Occasion.CLOSING, self.put_away):
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def leave_for(self, occasion: Occasion, go_on: Callable[[], None]) -> None:
        """Save what is half written and go on; where it cannot be saved, only once the owner agrees to drop it."""
        if not self._keeps_open(occasion, go_on):
            go_on()

    def _keeps_open(self, occasion: Occasion, agreed: Callable[[], None]) -> bool:
        refused = self._pages.keep_written()
        if not refused and (occasion is Occasion.LANGUAGE or not self.loses()):
            return False
        self.go(next(iter(refused), self.current_key))
        self._ask(question_before(occasion, self._look.texts, agreed))
        return True

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Let Tab walk as one reads, whatever was made first."""
        from desktop.ui.kit.tab_order import move_focus

        return move_focus(self, is_forward)

    def undo(self) -> None:
        """Take back what was done last; the message that offers it goes."""
        if self.undoing.undo_latest():
            self.toast.withdraw_undo()

    def show_shortcuts(self) -> None:
        """Show the sheet of shortcuts, or put it away."""
        if self._places:
            self.shortcut_sheet.switch()

    def _open_guide(self) -> None:
        """Open the guide where it tells of the page shown."""
        self.shortcut_sheet.dismiss()
        self.go(GUIDE, Wish(state=self.current_key))

    def _say(self, message: Message) -> None:
        self.toast.show_message(self.undoing.noticed(message))

    def _bring_forward(self) -> None:
        for name in ("shortcut_sheet", "toast"):
            if name in self.__dict__:  # made already
                getattr(self, name).raise_()
        if "toast" in self.__dict__:
            self.toast.come_forward()

    def want_palette(self) -> None:
        """Ask for the box behind Ctrl+K, once there are places to go to."""
        if self._places:
            self.palette_wanted.emit()

    def _changed(self, topics: frozenset[Topic]) -> None:
        self._pages.tell(topics, self.current_key)

    def _ask(self, question: Question) -> None:
        from desktop.ui.shell.question import QuestionBox  # on first use, like everything that is seldom seen

        self.veil.when_seen(lambda: QuestionBox(self._look, question, self).open())
