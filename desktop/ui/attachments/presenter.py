"""Decides about the files attached to one record: attached, opened, saved elsewhere, renamed, taken out and back."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from desktop.domain.attachment import Place
from desktop.errors import QianjiError, RequestError
from desktop.i18n import Translator
from desktop.queries.attachments import AttachmentLine, attachments_of
from desktop.services.gone import GoneError
from desktop.services.left import Left
from desktop.ui.ports import Messages, Tasks
from desktop.ui.presenter import Presenter


class Verbs(Protocol):
    """The verbs on attachments."""

    def attach(self, place: Place, files: Sequence[Path]) -> tuple[int, ...]:
        """The keys of files attached to one record, all or none."""
        ...

    def rename(self, attachment_id: int, name: str, seen: str | None = None) -> str | None:
        """Call one something else if it is called as seen; its name before, None where it bears it still."""
        ...

    def remove(self, attachment_ids: Sequence[int]) -> None:
        """Take some out."""
        ...

    def restore(self, attachment_id: int) -> None:
        """Bring one back."""
        ...


class Copies(Protocol):
    """How attachments leave the data file."""

    def opened(self, session: Any, attachment_id: int) -> Path:
        """A copy to look at, which goes with the program."""
        ...

    def saved(self, session: Any, attachment_id: int, path: Path) -> None:
        """A copy where the owner wants it."""
        ...


class AttachmentsView(Protocol):
    """What the presenter expects of the box."""

    def show_loading(self) -> None:
        """Nothing is known of another record yet."""
        ...

    def show_lines(self, lines: Sequence[AttachmentLine]) -> None:
        """Show what is attached."""
        ...

    def show_busy(self, told: str) -> None:
        """Say what is under way, "" that nothing is."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Say what did not work and what to do, "" nothing."""
        ...

    def open_outside(self, copy: Path) -> None:
        """Open a file in the program the system has for it."""
        ...


class AttachmentsPresenter(Presenter[AttachmentsView]):
    """Speaks to one box."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, verbs: Verbs, copies: Copies) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._copies = copies
        self.place: Place | None = None  # whose files are shown

    def show(self, place: Place | None) -> None:
        """Show what hangs on a record; of none nothing is asked."""
        if place != self.place:
            self.view.show_loading()
        self.place = place
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        place = self.place
        if place is not None:
            self._tasks.query(partial(_found, place=place), self._show, partial(self._fail, place))

    def add(self, files: Sequence[Path]) -> None:
        """Attach files, with a way back."""
        place, _, left = self.place, self._texts, Left()
        if place is None or not files:
            return

        def attached(keys: tuple[int, ...]) -> None:
            self._done(place)
            told = _.ngettext("{number} file attached.", "{number} files attached.", len(keys))
            self._messages.tell(
                told.format(number=len(keys)),
                _("Undo"),
                lambda: self._take_back(left.guarding(partial(self._verbs.remove, keys)), place),
            )

        self._begin(_("Being attached …"))
        work = left.noting(partial(self._verbs.attach, place, tuple(files)))
        self._tasks.act(work, attached, partial(self._refuse, place, len(files)))

    def open(self, line: AttachmentLine) -> None:
        """Open a copy of an attachment in the system's program for it."""
        work = partial(self._copies.opened, attachment_id=line.attachment_id)
        self._begin(self._texts("Being opened …"))
        self._tasks.query(work, self._opened, partial(self._fail, self.place))

    def save(self, line: AttachmentLine, path: Path) -> None:
        """Write a copy of an attachment to a place the owner chose."""
        _ = self._texts

        def saved(_answer: None) -> None:
            self._begin("")
            self._messages.tell(_("{file} was saved.").format(file=path.name))

        work = partial(self._copies.saved, attachment_id=line.attachment_id, path=path)
        self._begin(_("Being saved …"))
        self._tasks.query(work, saved, partial(self._fail, self.place))

    def rename(self, line: AttachmentLine, name: str) -> None:
        """Call an attachment something else, with a way back."""
        place, _, left = self.place, self._texts, Left()

        def renamed(former: str | None) -> None:
            self._done(place)
            if former is None:
                return
            self._messages.tell(
                _("{former} has another name now.").format(former=former),
                _("Undo"),
                lambda: self._take_back(
                    left.guarding(partial(self._verbs.rename, line.attachment_id, former)), place
                ),
            )

        work = left.noting(partial(self._verbs.rename, line.attachment_id, name, line.name))
        self._begin("")
        self._tasks.act(work, renamed, partial(self._fail, place))

    def remove(self, line: AttachmentLine) -> None:
        """Take an attachment out, with a way back."""
        place, _, left = self.place, self._texts, Left()

        def removed(_answer: None) -> None:
            self._done(place)
            self._messages.tell(
                _("{file} was taken out.").format(file=line.name),
                _("Undo"),
                lambda: self._take_back(left.guarding(partial(self._verbs.restore, line.attachment_id)), place),
            )

        work = left.noting(partial(self._verbs.remove, (line.attachment_id,)))
        self._begin("")
        self._tasks.act(work, removed, partial(self._fail, place))

    def _take_back(self, verb: Callable[[], object], place: Place | None) -> None:
        """Undo what was done; the box may show another record by then."""
        self._tasks.act(verb, lambda _answer: self._done(place), partial(self._fail, place))

    def _begin(self, told: str) -> None:
        self.view.show_trouble("")
        self.view.show_busy(told)

    def _done(self, place: Place | None) -> None:
        self.view.show_busy("")
        if place == self.place:
            self.refresh()

    def _opened(self, copy: Path) -> None:
        self.view.show_busy("")
        self.view.open_outside(copy)

    def _show(self, answer: tuple[Place, tuple[AttachmentLine, ...]]) -> None:
        place, lines = answer
        if place == self.place:
            self.view.show_lines(lines)

    def _refuse(self, place: Place, number: int, error: QianjiError) -> None:
        """Say why files were not attached; of several that none was, although only one is named."""
        _ = self._texts
        none = _("None of the {number} files was attached.").format(number=number) if number > 1 else ""
        self._fail(place, error, none if isinstance(error, RequestError) else "")

    def _fail(self, place: Place | None, error: QianjiError, more: str = "") -> None:
        """Say it in the box, or for all to see where that shows another record by now."""
        self.view.show_busy("")
        told = self._texts.sentences(error.sentence(self._texts), more)
        if place != self.place:
            self._messages.fail(told)
            return
        self.view.show_trouble(told)
        if isinstance(error, GoneError):
            self.refresh()


def _found(session: Any, place: Place) -> tuple[Place, tuple[AttachmentLine, ...]]:
    return place, attachments_of(session, place)
