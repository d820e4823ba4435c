"""Decides what the editor of one scheme shows while it is changed, and saves it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from desktop.domain.exact import plain
from desktop.domain.indicators import Catalogue
from desktop.domain.scheme import Scheme, SchemeItem, TierBasis
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.services.scheme_drafts import SchemeDraft
from desktop.services.scheme_verbs import Saved
from desktop.services.seen import ChangedElsewhereError, Seen, Shown
from desktop.ui.kit.form_flow import tell_abandoned
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.schemes.parts import parts_of
from desktop.ui.schemes.questions import Opened, Overview, opened_now
from desktop.ui.schemes.typed import TypedRow
from desktop.ui.schemes.working import GRADES, TIERS, Working

CHANGED = frozenset({Topic.EVALUATIONS})


class Keep(Protocol):
    """The verbs that keep a scheme."""

    def add(self, draft: SchemeDraft) -> int:
        """The key of a new scheme."""
        ...

    def save(self, scheme_id: int, draft: SchemeDraft) -> Saved:
        """Keep a changed scheme."""
        ...


class EditorView(Protocol):
    """What the presenter expects of the editor."""

    def show_draft(self, opened: Opened, overview: Overview) -> None:
        """Show a scheme from its beginning."""
        ...

    def show_items(self, items: Sequence[SchemeItem], catalogue: Catalogue, weight: str, is_whole: bool) -> None:
        """Show the lines with the sum of their weights."""
        ...

    def show_basis(self, scheme: Scheme) -> None:
        """Show what decides the bonus, with its rows."""
        ...

    def show_row_problems(self, name: str, problems: Mapping[int, str]) -> None:
        """Say at each row of grades or tiers what is wrong with it."""
        ...

    def show_rule_errors(self, errors: Mapping[str, str]) -> None:
        """Say under each field of names and rules what is wrong."""
        ...

    def show_state(self, note: str, trouble: str, is_changed: bool) -> None:
        """Say what saving would do, what is in its way, and whether anything was changed."""
        ...

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        ...

    def is_writing(self) -> bool:
        """Whether a line of the scheme is being written beside it."""
        ...


class EditorPresenter(Presenter[EditorView]):
    """Speaks to the editor; `saved` is told the key of what was kept."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, verbs: Keep, saved: Callable[[int], None]
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._saved = saved
        self._working: Working | None = None
        self._overview: Overview | None = None
        self._is_saving = False

    @property
    def working(self) -> Working:
        """The scheme in the editor."""
        assert self._working is not None  # noqa: S101 - asked for only while a scheme is open
        return self._working

    @property
    def overview(self) -> Overview:
        """Indicators and lists as they were last told."""
        assert self._overview is not None  # noqa: S101 - told before a scheme is opened
        return self._overview

    @property
    def is_open(self) -> bool:
        """Whether a scheme is in the editor."""
        return self._working is not None

    @property
    def is_changed(self) -> bool:
        """Whether something was changed that is not saved."""
        return self._working is not None and self._working.is_changed

    def open(self, opened: Opened, overview: Overview) -> None:
        """Start with a scheme as it is kept."""
        self._overview = overview
        self._working = Working(opened, overview.own, self._texts)
        self.view.show_draft(opened, overview)
        self._show_items()
        self.view.show_basis(self.working.draft.scheme)
        self.view.show_rule_errors({})
        for name in (GRADES, TIERS):
            self.view.show_row_problems(name, {})
        self._tell()

    def learn(self, overview: Overview) -> None:
        """Take note of indicators and lists as they are now."""
        self._overview = overview
        if self._working is not None:
            self._working.know(overview.own)
            self._show_items()
            self._tell()
            if self._is_at_rest() and self._working.opened.scheme_id is not None:
                self._tasks.query(partial(opened_now, scheme_id=self._working.opened.scheme_id), self._renew)

    def close(self) -> None:
        """Let go of the scheme."""
        self._working = None

    def discard(self) -> None:
        """Start again with what is kept; a new scheme is started anew."""
        if self._working is None:
            return
        self.open(self.working.opened, self.overview)

    def abandoned(self, reopen: Callable[[], None]) -> None:
        """Tell that a line was put away unsaved, with a way back to what was entered."""
        tell_abandoned(self._messages, self._texts, reopen)

    def put_item(self, item: SchemeItem, place: int | None) -> None:
        """Put a line in the place of another, or at the end."""
        self.working.put_item(item, place)
        self._show_items()
        self._tell()

    def remove_item(self, place: int) -> None:
        """Take a line out."""
        self.working.remove_item(place)
        self._show_items()
        self._tell()

    def move_item(self, place: int, by: int) -> int:
        """Move a line up or down; where it stands then."""
        target = self.working.move_item(place, by)
        self._show_items()
        self._tell()
        return target

    def type_grades(self, rows: Sequence[TypedRow]) -> None:
        """Take the grades as they are typed."""
        self.working.type_grades(rows)
        self.view.show_row_problems(GRADES, self.working.wrong_rows[GRADES])
        if self.working.draft.scheme.tier_basis is TierBasis.GRADE:
            self.view.show_basis(self.working.draft.scheme)
        self._tell()

    def type_tiers(self, rows: Sequence[TypedRow]) -> None:
        """Take the bonus tiers as they are typed."""
        self.working.type_tiers(rows)
        self.view.show_row_problems(TIERS, self.working.wrong_rows[TIERS])
        self._tell()

    def choose_basis(self, basis: TierBasis) -> None:
        """Let something else decide the bonus."""
        self.working.choose_basis(basis)
        self.view.show_basis(self.working.draft.scheme)
        self.view.show_row_problems(TIERS, {})
        self._tell()

    def type_rules(self, values: Values) -> None:
        """Take names, cycle, limits and ramp as they are typed."""
        self.working.type_rules(values)
        self.view.show_rule_errors(self.working.wrong_fields)
        self._tell()

    def save(self) -> None:
        """Keep the scheme, unless something is wrong with it."""
        if self._is_saving or self._working is None or self._working.trouble():
            return
        self._set_saving(True)
        verbs, draft, scheme_id = self._verbs, self._working.draft, self._working.opened.scheme_id

        def work() -> Saved:
            if scheme_id is None:
                return Saved(verbs.add(draft), 1, is_new_version=False)
            return verbs.save(scheme_id, draft)

        verb = work if scheme_id is None else _seen(self._working.opened, scheme_id).guarding(work)
        self._tasks.act(verb, partial(self._kept, draft.name_in(self._texts.language)), self._refused, CHANGED)

    def _kept(self, name: str, saved: Saved) -> None:
        self._set_saving(False)
        sentence = self._texts("{name} was saved.")
        if saved.is_new_version:
            sentence = self._texts(
                "{name} was saved as version {version}; reviews made before keep version {earlier}."
            )
        self._messages.tell(sentence.format(name=name, version=saved.version, earlier=saved.version - 1))
        self._saved(saved.scheme_id)

    def _refused(self, error: QianjiError) -> None:
        self._set_saving(False)
        if isinstance(error, ChangedElsewhereError):
            ask = partial(opened_now, scheme_id=self.working.opened.scheme_id or 0)
            self._tasks.query(ask, self._take_over)
            return
        self.view.show_state(self.working.note(), error.sentence(self._texts), is_changed=True)

    def _take_over(self, theirs: Opened | None) -> None:
        """Put together what was changed elsewhere with what is changed here, and say so."""
        if theirs is None or self._working is None:
            return
        _, working = self._texts, self.working
        taken, clashes = working.take_over(theirs)
        self.view.show_draft(replace(theirs, draft=working.draft), self.overview)
        self._show_items()
        self.view.show_basis(working.draft.scheme)
        told = [_("This scheme was changed elsewhere meanwhile.")]
        if taken:
            told.append(_("Taken over from there: {parts}.").format(parts=_("; ").join(_(each) for each in taken)))
        if clashes:
            parts = _("; ").join(_(each) for each in clashes)
            told.append(_("Changed in both places, yours stand here: {parts}.").format(parts=parts))
        told.append(_("Check it, then save again, or discard your changes to see the others'."))
        self._messages.warn(_.sentences(*told))
        self._tell()

    def _renew(self, found: Opened | None) -> None:
        """Show what was made of the scheme elsewhere, while nothing was changed here."""
        if found is None or not self._is_at_rest() or found.scheme_id != self.working.opened.scheme_id:
            return
        if _shown(found) != _shown(self.working.opened):
            self.open(found, self.overview)

    def _is_at_rest(self) -> bool:
        return self._working is not None and not (self.is_changed or self._is_saving or self.view.is_writing())

    def _set_saving(self, is_saving: bool) -> None:
        self._is_saving = is_saving
        self.view.set_saving(is_saving)

    def _show_items(self) -> None:
        working = self.working
        self.view.show_items(
            working.draft.scheme.items, self.overview.catalogue, plain(working.weight), working.is_whole
        )

    def _tell(self) -> None:
        self.view.show_state(self.working.note(), self.working.trouble(), self.working.is_changed)


def _shown(opened: Opened) -> tuple[Shown, int, bool]:
    return parts_of(opened.draft), opened.version, opened.is_in_use


def _seen(opened: Opened, scheme_id: int) -> Seen:
    """A scheme as the editor began with it."""

    def now(session: Any) -> Shown:
        found = opened_now(session, scheme_id)
        return {} if found is None else parts_of(found.draft)

    return Seen(parts_of(opened.draft), now)
