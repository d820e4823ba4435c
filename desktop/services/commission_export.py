"""Writes commission statements to a table: each contract line, then what was earned, settled and is open."""

from collections.abc import Iterator
from pathlib import Path

from desktop.domain.commission_movements import Event
from desktop.errors import N_
from desktop.exchange.writing import Value, refuse_other_forms, write_rows
from desktop.i18n import Translator
from desktop.queries.commission_detail import StatementDetail, statement_detail
from desktop.queries.commission_earned import Span
from desktop.queries.commissions import statement_lines
from desktop.store.database import Database

HEADERS = (
    N_("Code"), N_("Name"), N_("Commission plan"), N_("Period"), N_("Number"), N_("Customer"), N_("Date"),
    N_("Event"), N_("Amount"), N_("Share %"), N_("Base"), N_("Rate %"), N_("Earned"), N_("Payable"), N_("Settled"),
    N_("Unsettled"), N_("Remark"),
)  # fmt: skip
EVENTS = {
    Event.SIGNED: N_("signed"),
    Event.RECEIVED: N_("received"),
    Event.REFUNDED: N_("refunded"),
    Event.TERMINATED: N_("terminated"),
}


def export_statements(
    database: Database, path: Path, span: Span | None, staff_id: int | None, texts: Translator
) -> int:
    """Write the statements of a span (all without one) to an .xlsx or .csv file; the number of statements."""
    refuse_other_forms(path)
    with database.read() as session:
        keys = [line.key for line in statement_lines(session, span, texts.language, staff_id)]
        found = [statement_detail(session, key, texts.language) for key in keys]
    details = [detail for detail in found if detail is not None]
    rows = [row for detail in details for row in _rows(detail, texts)]
    write_rows(path, [texts(header) for header in HEADERS], rows, texts(N_("Commissions")))
    return len(details)


def _rows(detail: StatementDetail, texts: Translator) -> Iterator[list[Value]]:
    line = detail.line
    head: list[Value] = [line.staff_code, line.staff, line.plan, line.period.label]
    for each in detail.contracts:
        yield [
            *head, each.number, each.customer, each.day, texts(EVENTS[each.event]), each.amount, each.share,
            each.base, each.rate, each.earned, None, None, None, None,
        ]  # fmt: skip
    yield [
        *head, texts.pgettext("sum", "Total"), None, None, None, None, None, line.base, None, line.computed,
        line.payable, line.settled, line.open, line.override_reason or None,
    ]  # fmt: skip
