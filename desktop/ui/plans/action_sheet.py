"""One action as the side panel shows it: every text decided."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.exact import plain
from desktop.domain.wording.numbers import rounded
from desktop.i18n import Translator
from desktop.queries.plans import PlanLine
from desktop.ui.plans.cards import PlanCard, card_of, check_in_words, figure_text


@dataclass(frozen=True, slots=True)
class Note:
    """A check-in in the history."""

    check_in_id: int
    day: str
    words: str


@dataclass(frozen=True, slots=True)
class ActionSheet:
    """The panel's contents; `suggestion` is the figure of the records so far, as one would type it."""

    action_id: int
    card: PlanCard
    title: str
    whose: str
    now: str  # the figure so far, or the one a review judged
    verdict: str  # what the review said beside its verdict
    support: str
    due: str
    due_history: tuple[str, ...]
    notes: tuple[Note, ...]
    suggestion: str
    suggestion_words: str
    has_figure: bool
    is_done: bool


def sheet_of(line: PlanLine, today: date, texts: Translator) -> ActionSheet:
    """The sheet of an action."""
    moved = tuple(
        texts("{day}: due {was} → {due}; {reason}").format(
            day=change.changed_on.isoformat(),
            was=change.was_due_on.isoformat(),
            due=change.due_on.isoformat(),
            reason=change.reason,
        )
        for change in line.due_changes
    )
    return ActionSheet(
        action_id=line.action_id,
        card=card_of(line, today, texts),
        title=line.text.rstrip("。."),
        whose=texts(" · ").join(part for part in (line.name, line.team, line.goal) if part),
        now=(line.kept.now if line.kept else "") or figure_text(line.indicator, line.now, texts),
        verdict=texts("The review says: {remark}").format(remark=line.kept.remark)
        if line.kept is not None and line.kept.remark
        else "",
        support=line.support,
        due=texts.pgettext("day in figures", "Due on {day}").format(day=line.due_on.isoformat()),
        due_history=moved,
        notes=tuple(
            Note(note.check_in_id, note.noted_on.isoformat(), check_in_words(note, line.indicator, texts))
            for note in line.check_ins
        ),
        suggestion=_typed(line),
        suggestion_words=_suggested(line, today, texts),
        has_figure=line.indicator is not None,
        is_done=line.done_on is not None,
    )


def _typed(line: PlanLine) -> str:
    return "" if line.now is None else plain(rounded(line.now, 1)).removesuffix(".0")


def _suggested(line: PlanLine, today: date, texts: Translator) -> str:
    if line.indicator is None:
        return ""
    if line.now is None:
        if line.period.start > today:
            return texts("{period} has not begun; there is no figure yet.").format(period=line.period.title(texts))
        return texts("The records hold no figure for it yet.")
    day = min(today, line.period.end)
    return texts("The records say {figure} from {start} to {day}.").format(
        figure=figure_text(line.indicator, line.now, texts),
        start=line.period.start.isoformat(),
        day=day.isoformat(),
    )
