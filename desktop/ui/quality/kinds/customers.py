"""Customers' quality: what is known of each, and the score it gives."""

from desktop.domain.exact import half_up
from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.quality.customers import CustomerLine, customer_lines
from desktop.services.customer_quality import QualityDraft
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.quality.cells import plain
from desktop.ui.quality.record_kind import RecordKind
from desktop.ui.tones import Tone

GOOD, POOR = 80, 60


def columns(texts: Translator) -> tuple[Column[CustomerLine], ...]:
    """Who, since when, what is known, and the score."""
    _ = texts
    return (
        Column(_("Customer"), lambda line: line.customer, Cell.STRONG, 0, least=180, name="customer"),
        Column(
            _("First signed on"),
            lambda line: line.first_signed_on.isoformat() if line.first_signed_on else NO_VALUE,
            Cell.SOFT,
            124,
            lambda line: line.first_signed_on,
            name="first_signed_on",
        ),
        Column(
            _("Registered capital (yuan)"),
            capital,
            Cell.NUMBER,
            186,
            lambda line: line.registered_capital,
            name="capital",
        ),
        Column(
            _("Founded on"),
            lambda line: line.founded_on.isoformat() if line.founded_on else NO_VALUE,
            Cell.SOFT,
            112,
            gives_way=True,
            name="founded_on",
        ),
        Column(
            _("Track record"),
            lambda line: plain(line.track_record),
            Cell.NUMBER,
            116,
            lambda line: line.track_record,
            name="track_record",
        ),
        Column(
            _("Reputation"),
            lambda line: plain(line.reputation),
            Cell.NUMBER,
            104,
            lambda line: line.reputation,
            name="reputation",
        ),
        Column(
            _("Credit"), lambda line: plain(line.credit), Cell.NUMBER, 84, lambda line: line.credit, name="credit"
        ),
        Column(_("Quality score"), score, Cell.CHIP, 124, lambda line: line.score, tone_of, name="score"),
    )


def capital(line: CustomerLine) -> str:
    """The capital in 元, without 分 where there are none."""
    if line.registered_capital is None:
        return NO_VALUE
    return f"{line.registered_capital:,.2f}".removesuffix(".00")


def score(line: CustomerLine) -> str:
    """The score with one decimal."""
    return NO_VALUE if line.score is None else f"{half_up(line.score, 1)}"


def tone_of(line: CustomerLine) -> Tone:
    """Good from 80 points on, poor below 60."""
    if line.score is None:
        return Tone.NEUTRAL
    return Tone.OK if line.score >= GOOD else Tone.NEUTRAL if line.score >= POOR else Tone.BAD


KIND = RecordKind(
    key="customers",
    title=lambda texts: texts.pgettext("records", "Customer quality"),
    icon="building-2",
    enter=N_("Rate a customer"),
    change=N_("What is known of the customer"),
    empty=N_("No customers yet"),
    teaching=N_(
        "Note what is known of the customers people sign: capital, years in business, track record, reputation and "
        "credit. The mean score of first-time customers is the quality in the review; what is unknown is left out."
    ),
    fields=(
        FieldSpec("customer", N_("Customer"), Input.CUSTOMER, True, N_("Choose the customer."), is_wide=True),
        FieldSpec("registered_capital", N_("Registered capital (yuan)"), Input.AMOUNT, example=N_("e.g. 5,000,000")),
        FieldSpec("founded_on", N_("Founded on"), Input.DAY, is_past=True),
        FieldSpec("track_record", N_("Track record"), Input.POINTS, hint=N_("0 to 100")),
        FieldSpec("reputation", N_("Reputation"), Input.POINTS, hint=N_("0 to 100")),
        FieldSpec("credit", N_("Credit"), Input.POINTS, hint=N_("0 to 100")),
    ),
    columns=columns,
    lines=customer_lines,
    draft=QualityDraft,
    removal=N_("Clear what is known"),
)
