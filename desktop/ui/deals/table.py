"""The columns of the list of deals."""

from datetime import date

from desktop.i18n import Translator
from desktop.queries.deals.lines import DealLine
from desktop.ui.deals.cards import days_in_words, stalled_in_words
from desktop.ui.deals.wanted import LOST, OPEN, STALLED, WON
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.words import capital
from desktop.ui.money import money_text
from desktop.ui.tones import Tone

UNDER_WAY, REASON = frozenset({"in_stage_since", "next_step"}), frozenset({"lost_reason"})
SILENT = {OPEN: REASON, STALLED: REASON, WON: UNDER_WAY | REASON, LOST: UNDER_WAY}


def silent_columns(result: str) -> frozenset[str]:
    """The columns that say nothing of deals that came to this result."""
    return SILENT.get(result, frozenset())


def deal_columns(texts: Translator, today: date) -> tuple[Column[DealLine], ...]:
    """With whom, whose, where it stands since when, how much, and how it ended."""
    _ = texts
    return (
        Column(_("Customer"), lambda line: line.customer or NO_VALUE, Cell.STRONG, 0, least=150, name="customer"),
        Column(_("Deal code"), lambda line: line.code or NO_VALUE, Cell.SOFT, 96, name="code", gives_way=True),
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 136, name="staff"),
        Column(_("Stage"), lambda line: line.stage or NO_VALUE, Cell.TEXT, 132, name="stage"),
        Column(
            _("Here for"),
            lambda line: in_stage(line, today, texts),
            Cell.SOFT,
            100,
            name="in_stage_since",
            gives_way=True,
            value=lambda line: line.in_stage_since,
        ),
        Column(
            _("Amount"),
            lambda line: money_text(line.value) if line.value else NO_VALUE,
            Cell.NUMBER,
            116,
            name="value",
            value=lambda line: line.value,
        ),
        Column(_("Next step"), next_step, Cell.SOFT, 0, least=120, gives_way=True, name="next_step"),
        Column(
            _("Opened on"),
            lambda line: line.opened_on.isoformat() if line.opened_on else NO_VALUE,
            Cell.SOFT,
            112,
            name="opened_on",
            gives_way=True,
            value=lambda line: line.opened_on,
        ),
        Column(
            _("State"),
            lambda line: state_of(line, texts)[0],
            Cell.CHIP,
            150,
            tone=lambda line: state_of(line, texts)[1],
            name="result",
        ),
        *_further(texts),
    )


def _further(texts: Translator) -> tuple[Column[DealLine], ...]:
    """What gives way first."""
    _ = texts
    return (
        Column(
            _("Lost because"),
            lambda line: line.lost_reason or NO_VALUE,
            Cell.SOFT,
            0,
            least=110,
            gives_way=True,
            name="lost_reason",
        ),
    )


def in_stage(line: DealLine, today: date, texts: Translator) -> str:
    """How long an open deal has been at its stage."""
    if line.in_stage_since is None or line.closed_on is not None:
        return NO_VALUE
    return days_in_words((today - line.in_stage_since).days, texts)


def next_step(line: DealLine) -> str:
    """What is to be done next, and when."""
    if line.closed_on is not None or not line.next_step:
        return NO_VALUE
    return f"{line.next_on:%m-%d} {line.next_step}" if line.next_on else line.next_step


def state_of(line: DealLine, texts: Translator) -> tuple[str, Tone]:
    """How a deal stands: won or lost on a day, stalled, or under way."""
    _ = texts
    day = f"{line.closed_on:%m-%d}" if line.closed_on else ""
    match line.result:
        case "won":
            return capital(_("won {day}").format(day=day)), Tone.OK
        case "lost":
            return capital(_("lost {day}").format(day=day)), Tone.BAD
        case _ if line.stalled_days is not None:
            return stalled_in_words(line, texts), Tone.WARN
        case _:
            return capital(_("under way")), Tone.NEUTRAL
