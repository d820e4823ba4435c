"""The columns of the list of contracts and of the list of overdue instalments."""

from datetime import date

from desktop.domain.exact import round_half_up
from desktop.i18n import Translator
from desktop.queries.overdue import OverdueLine
from desktop.queries.signings import Signer, SigningLine
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.words import capital
from desktop.ui.money import money_text, percent_text
from desktop.ui.tones import Tone

VERY_LATE = 30  # days after which an overdue instalment is more than late


def signing_columns(texts: Translator, today: date) -> tuple[Column[SigningLine], ...]:
    """When, with whom, by whom, over how much, what came in, and how it stands."""
    _ = texts
    return (
        Column(
            _("Signed on"),
            lambda line: line.signed_on.isoformat(),
            Cell.TEXT,
            116,
            name="signed_on",
            value=lambda line: line.signed_on,
        ),
        Column(_("Number"), lambda line: line.number or NO_VALUE, Cell.SOFT, 124, gives_way=True, name="number"),
        Column(_("Customer"), lambda line: line.customer or NO_VALUE, Cell.STRONG, 0, least=130, name="customer"),
        Column(
            _("Signed by"), lambda line: signers_text(line.signers, texts), Cell.TEXT, 0, least=110, name="signers"
        ),
        Column(_("Product"), lambda line: line.product or NO_VALUE, Cell.SOFT, 112, gives_way=True, name="product"),
        Column(
            _("Amount"),
            lambda line: money_text(line.amount),
            Cell.NUMBER,
            120,
            name="amount",
            value=lambda line: line.amount,
        ),
        Column(
            _("Received"),
            lambda line: received_text(line, texts),
            Cell.NUMBER,
            150,
            name="received",
            value=lambda line: line.received,
        ),
        Column(
            _("State"),
            lambda line: capital(state_of(line, today, texts)[0]),
            Cell.CHIP,
            142,
            tone=lambda line: state_of(line, today, texts)[1],
            name="state",
        ),
        *_further(texts),
    )


def _further(texts: Translator) -> tuple[Column[SigningLine], ...]:
    """What is seldom looked at."""
    _ = texts
    return (
        Column(_("Region"), lambda line: line.region or NO_VALUE, Cell.SOFT, 112, name="region", is_extra=True),
        Column(
            _("Lands on"),
            lambda line: line.landing_planned_on.isoformat() if line.landing_planned_on else NO_VALUE,
            Cell.SOFT,
            116,
            name="landing",
            value=lambda line: line.landing_planned_on,
            is_extra=True,
        ),
    )


def overdue_columns(texts: Translator) -> tuple[Column[OverdueLine], ...]:
    """Since when, who owes, whose contract it is, how much, and a way to enter the money."""
    _ = texts
    return (
        Column(
            _("Falls due on"),
            lambda line: line.due_on.isoformat(),
            Cell.TEXT,
            116,
            name="due_on",
            value=lambda line: line.due_on,
        ),
        Column(
            _("Late"),
            lambda line: days_text(line.days, texts),
            Cell.CHIP,
            112,
            sort_key=lambda line: line.days,
            tone=late_tone,
            name="days",
            value=lambda line: line.days,
        ),
        Column(_("Customer"), lambda line: line.customer or NO_VALUE, Cell.STRONG, 0, least=130, name="customer"),
        Column(_("Number"), lambda line: line.number or NO_VALUE, Cell.SOFT, 124, gives_way=True, name="number"),
        Column(
            _("Signed by"), lambda line: signers_text(line.signers, texts), Cell.TEXT, 0, least=110, name="signers"
        ),
        Column(
            _("Still open"),
            lambda line: money_text(line.unpaid),
            Cell.STRONG_NUMBER,
            128,
            sort_key=lambda line: line.unpaid,
            name="unpaid",
            value=lambda line: line.unpaid,
        ),
        Column(
            _("Money in"),
            lambda _line: texts("Record money"),
            Cell.LINK,
            124,
            name="money",
            value=lambda _line: None,
        ),
    )


def signers_text(signers: tuple[Signer, ...], texts: Translator) -> str:
    """One name, or several with their shares."""
    if len(signers) < 2:
        return "".join(signer.name for signer in signers) or NO_VALUE
    parts = (f"{signer.name} {percent_text(signer.percent, texts)}" for signer in signers)
    return ("、" if texts.language != "en" else ", ").join(parts)


def late_tone(line: OverdueLine) -> Tone:
    """How pressing an instalment is: due today is not late yet."""
    if not line.is_late:
        return Tone.NEUTRAL
    return Tone.BAD if line.days > VERY_LATE else Tone.WARN


def days_text(days: int, texts: Translator) -> str:
    """How late an instalment is."""
    if not days:
        return capital(texts("due today"))
    return texts.ngettext("{days} day", "{days} days", days).format(days=days)


def received_text(line: SigningLine, texts: Translator) -> str:
    """What came in, and which part of the amount that is."""
    if line.amount <= 0 or not line.received:
        return money_text(line.received)
    return f"{money_text(line.received)} · {percent_text(round_half_up(line.received * 100 / line.amount, 0), texts)}"


def state_of(line: SigningLine, today: date, texts: Translator) -> tuple[str, Tone]:
    """How a contract stands: terminated, landed, late in landing, or on its way."""
    if line.terminated_on is not None and line.terminated_on <= today:
        return texts("terminated"), Tone.BAD
    if line.landed_on is not None:
        return texts("landed"), Tone.OK
    planned = line.landing_planned_on
    if planned is None:
        return NO_VALUE, Tone.NEUTRAL
    if planned < today:
        days = (today - planned).days
        late = texts.ngettext("{days} day late", "{days} days late", days)
        return late.format(days=days), Tone.WARN
    return texts("lands {day}").format(day=f"{planned:%m-%d}"), Tone.NEUTRAL
