"""An action as the board shows it: every word and tone decided, nothing left to draw but that."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.indicators import Indicator
from desktop.domain.plan.progress import PlanState
from desktop.domain.wording import Words
from desktop.i18n import Translator
from desktop.queries.plans import CheckIn, PlanLine
from desktop.ui.kit.words import capital
from desktop.ui.tones import Tone
from desktop.ui.verdicts import effect_words


@dataclass(frozen=True, slots=True)
class PlanCard:
    """One card; figures as texts, `percent` of the way for the bar, None where nothing is measured."""

    action_id: int
    state: PlanState
    subject: str  # the indicator, or whose plan it is
    text: str
    start: str
    now: str
    goal: str
    percent: float | None
    effect: str
    effect_tone: Tone
    due: str
    due_tone: Tone
    name: str
    followed: str  # when it was checked in on last

    @property
    def spoken(self) -> str:
        """The card as a screen reader says it."""
        figures = (self.start, self.now, self.goal)
        parts = (self.name, self.subject, self.text, *figures, self.effect, self.due, self.followed)
        return "; ".join(part for part in parts if part)


def card_of(line: PlanLine, today: date, texts: Translator) -> PlanCard:
    """The card of an action."""
    effect, tone = effect_words(line, texts)
    due, due_tone = due_words(line, today, texts)
    return PlanCard(
        action_id=line.action_id,
        state=line.state,
        subject=line.indicator.called(texts) if line.indicator is not None else texts("Without a figure"),
        text=line.text.rstrip("。."),
        start=_figure(line, line.start, texts),
        now=_now(line, texts),
        goal=_figure(line, line.target, texts),
        percent=None if line.course.share is None else float(line.course.share * 100),
        effect=effect,
        effect_tone=tone,
        due=due,
        due_tone=due_tone,
        name=line.name,
        followed=_followed(line, texts),
    )


def due_words(line: PlanLine, today: date, texts: Translator) -> tuple[str, Tone]:
    """When an action is due, said as nearness where that matters."""
    days = (line.due_on - today).days
    if line.done_on is not None:
        return capital(texts("done {day}").format(day=short_day(line.done_on))), Tone.OK
    match line.state:
        case PlanState.OVERDUE:
            return texts.ngettext("{number} day late", "{number} days late", -days).format(number=-days), Tone.BAD
        case PlanState.DUE_SOON if days == 0:
            return capital(texts("due today")), Tone.WARN
        case PlanState.DUE_SOON:
            return texts.ngettext("{number} day left", "{number} days left", days).format(number=days), Tone.WARN
        case _:
            return capital(texts("due {day}").format(day=short_day(line.due_on))), Tone.NEUTRAL


def short_day(day: date) -> str:
    """A day on a narrow card: 12-31."""
    return f"{day:%m-%d}"


def figure_text(indicator: Indicator | None, value: Decimal | None, texts: Translator) -> str:
    """A figure with its unit, "" where there is none."""
    if value is None:
        return ""
    return Words(texts).value(indicator, value) if indicator is not None else f"{value:f}"


def check_in_words(note: CheckIn, indicator: Indicator | None, texts: Translator) -> str:
    """A check-in in one line: its figure, then its note."""
    parts = (figure_text(indicator, note.value, texts), " ".join(note.note.split()))
    return texts(" · ").join(part for part in parts if part)


def _figure(line: PlanLine, value: Decimal | None, texts: Translator) -> str:
    return figure_text(line.indicator, value, texts) if line.indicator is not None else ""


def _now(line: PlanLine, texts: Translator) -> str:
    if line.kept is not None and line.kept.now:
        return line.kept.now
    return texts("now {figure}").format(figure=_figure(line, line.now, texts) or "—") if line.indicator else ""


def _followed(line: PlanLine, texts: Translator) -> str:
    if not line.check_ins:
        return ""
    return texts("noted {day}").format(day=short_day(line.check_ins[0].noted_on))
