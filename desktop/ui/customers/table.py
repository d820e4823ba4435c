"""The columns of the list of customers."""

from desktop.i18n import Translator
from desktop.queries.clients.lines import CustomerLine
from desktop.ui.customers.grades import graded
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.words import capital
from desktop.ui.money import money_text
from desktop.ui.tones import Tone

DEALS, CONTRACTS, VISITS = "open_deals", "signed_amount", "visited_on"  # columns that lead to their records


def customer_columns(texts: Translator) -> tuple[Column[CustomerLine], ...]:
    """Who, whose, what kind, how good, met when, what is open and what came of it."""
    _ = texts
    return (
        Column(_("Customer"), lambda line: line.name, Cell.STRONG, 0, least=150, name="name"),
        Column(_("Owner"), lambda line: line.owner or NO_VALUE, Cell.PERSON, 118, name="owner"),
        Column(
            _("Quality"), lambda line: graded(line.score)[0], Cell.CHIP, 86, tone=lambda line: graded(line.score)[1]
        ),
        Column(
            _("Last visit"),
            lambda line: line.visited_on.isoformat() if line.visited_on else NO_VALUE,
            Cell.LINK,
            110,
            name=VISITS,
            value=lambda line: line.visited_on,
        ),
        Column(
            _("Open deals"),
            lambda line: str(line.open_deals) if line.open_deals else NO_VALUE,
            Cell.LINK,
            94,
            name=DEALS,
            value=lambda line: line.open_deals,
        ),
        Column(
            _("Signed (yuan)"),
            lambda line: money_text(line.signed_amount) if line.contracts else NO_VALUE,
            Cell.LINK,
            120,
            name=CONTRACTS,
            value=lambda line: line.signed_amount,
        ),
        Column(
            _("Received (yuan)"),
            lambda line: money_text(line.received) if line.contracts else NO_VALUE,
            Cell.NUMBER,
            118,
            name="received",
            value=lambda line: line.received,
        ),
        Column(
            _("State"),
            lambda line: state_of(line, texts)[0],
            Cell.CHIP,
            112,
            tone=lambda line: state_of(line, texts)[1],
        ),
        *_further(texts),
    )


def _further(texts: Translator) -> tuple[Column[CustomerLine], ...]:
    """What gives way first."""
    _ = texts
    return (
        Column(_("Kind"), lambda line: line.kind or NO_VALUE, Cell.SOFT, 112, name="kind", gives_way=True),
        Column(_("Region"), lambda line: line.region or NO_VALUE, Cell.SOFT, 92, name="region", gives_way=True),
        Column(
            _("Industry"), lambda line: line.industry or NO_VALUE, Cell.SOFT, 100, name="industry", gives_way=True
        ),
        Column(_("Source"), lambda line: line.source or NO_VALUE, Cell.SOFT, 104, name="source", gives_way=True),
        Column(_("Customer code"), lambda line: line.code or NO_VALUE, Cell.SOFT, 116, name="code", gives_way=True),
    )


def state_of(line: CustomerLine, texts: Translator) -> tuple[str, Tone]:
    """How a customer stands: a deal of it stalls, a deal is open, it has signed, or neither."""
    if line.stalled_deals:
        told = texts.ngettext("{number} stalled", "{number} stalled", line.stalled_deals)
        return told.format(number=line.stalled_deals), Tone.WARN
    if line.open_deals:
        return capital(texts("in talks")), Tone.ACCENT
    if line.contracts:
        return capital(texts("has signed")), Tone.OK
    return NO_VALUE, Tone.NEUTRAL
