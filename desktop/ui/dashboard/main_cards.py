"""What the cards at the top say: the figure, its target, days ahead or behind, what each day has to bring."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.pace import Pace
from desktop.domain.period import Period
from desktop.domain.wording import numbers
from desktop.domain.wording.dates import previous_word
from desktop.i18n import Translator
from desktop.ui.dashboard.values import percent_text, text_of, written
from desktop.ui.kit.bars import tone_of
from desktop.ui.tones import Tone

if TYPE_CHECKING:
    from desktop.queries.dashboard.main_figures import MainFigure

ON_TIME = Decimal("0.5")  # days
CLOSE = Decimal("0.8")  # of what is expected by now


@dataclass(frozen=True, slots=True)
class MainCard:
    """One card, worded; `attained` and `expected` in percent of the target, None where there is no target."""

    code: str
    name: str
    figure: str
    unit: str
    target: str
    chip: str
    tone: Tone
    note: str
    attained: float | None
    expected: float | None
    share: str
    told: str  # all of it in words, for tool tips and screen readers
    opens: bool = True
    aim: str = ""  # the target's figure alone
    awaited: str = ""  # what share of the target is expected by now


def card_of(
    main: "MainFigure", before: Decimal | None, period: Period, texts: Translator, opens: bool = True
) -> MainCard:
    """The card of one figure; `before` is that of the same days of the period before, where it is known."""
    indicator, pace = main.indicator, main.pace
    shown = written(main.actual, indicator, texts)
    name = indicator.called(texts)
    change, change_tone = change_words(main, before, texts)
    if pace is None:
        target, chip, tone, note = texts("No target"), change, change_tone, _than(main, before, period, texts)
    else:
        target = _target(main, texts)
        chip, tone = pace_words(pace, texts)
        note = needed_words(main, pace, texts)
    attained = pace.attainment if pace else None
    lines = (f"{name}: {shown.whole}", target, chip, note, _compared(main, before, period, texts))
    return MainCard(
        code=indicator.code,
        name=name,
        figure=shown.figure,
        unit=shown.unit,
        target=target,
        chip=chip,
        tone=tone,
        note=note,
        attained=None if attained is None else float(attained),
        expected=None if pace is None or pace.expected_share is None else float(pace.expected_share),
        share=percent_text(attained, texts) if pace else "",
        told="\n".join(dict.fromkeys(line for line in lines if line)),
        opens=opens,
        aim="" if main.target is None else text_of(main.target.value, indicator, texts),
        awaited="" if pace is None or pace.expected_share is None else percent_text(pace.expected_share, texts),
    )


def _target(main: "MainFigure", texts: Translator) -> str:
    held = main.target
    if held is None:
        return texts("No target")
    value = text_of(held.value, main.indicator, texts)
    if held.is_spread:
        return texts("Week's part of the month: {value}").format(value=value)
    if held.origin.value == "people":
        return texts("All staff {value}").format(value=value)
    return texts("Target {value}").format(value=value)


def pace_words(pace: Pace, texts: Translator) -> tuple[str, Tone]:
    """How the target is coming along, in a word or two, with its tone."""
    _ = texts
    if pace.actual is None:
        return _("No data yet"), Tone.NEUTRAL
    if pace.is_reached and pace.higher_is_better:
        return _("Target reached"), Tone.OK
    ahead = pace.days_ahead
    if ahead is None or pace.expected is None:
        attained = pace.attainment
        if attained is None or not pace.higher_is_better:
            return (_("Within the target"), Tone.OK) if pace.is_reached else (_("Above the target"), Tone.WARN)
        return _("Below the target"), tone_of(float(attained))
    if abs(ahead) < ON_TIME:
        return _("On schedule"), Tone.OK
    days = numbers.plain(abs(ahead), 1)
    if ahead > 0:
        return _("{days} days ahead").format(days=days), Tone.OK
    tone = Tone.WARN if pace.actual >= CLOSE * pace.expected else Tone.BAD
    return _("{days} days behind").format(days=days), tone


def needed_words(main: "MainFigure", pace: Pace, texts: Translator) -> str:
    """What each working day left has to bring, or that none is left."""
    needed = pace.needed_per_day
    if needed is not None:
        value = text_of(needed, main.indicator, texts)
        return texts("needs {value}/day").format(value=value)
    if pace.expected is not None and not pace.is_reached and not pace.days.left:
        return texts("No working day left")
    return ""


def change_words(main: "MainFigure", before: Decimal | None, texts: Translator) -> tuple[str, Tone]:
    """The change against the same stretch of the period before, in percent; "" where nothing can be compared."""
    if main.actual is None or not before:
        return "", Tone.NEUTRAL
    change = 100 * (main.actual - before) / before
    sign = "+" if change > 0 else ""
    is_good = (change >= 0) is main.indicator.higher_is_better
    return f"{sign}{percent_text(change, texts)}", Tone.OK if is_good else Tone.WARN


def _than(main: "MainFigure", before: Decimal | None, period: Period, texts: Translator) -> str:
    if main.actual is None or not before:
        return ""
    return texts("than the same days of {period}").format(period=previous_word(period.kind, texts))


def _compared(main: "MainFigure", before: Decimal | None, period: Period, texts: Translator) -> str:
    change, _tone = change_words(main, before, texts)
    if not change:
        return ""
    return texts("Same days of {period}: {value} ({change})").format(
        period=previous_word(period.kind, texts), value=text_of(before, main.indicator, texts), change=change
    )
