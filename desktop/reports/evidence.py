"""The records behind each figure, on pages after the form, each with the number it has in the program."""

from desktop.reports.flow import Cell, Flow, Spacing, strips
from desktop.reports.look import LEFT, NOTE, PERIOD, TEXT_WIDTH
from desktop.reports.parts import Order
from desktop.reports.tables import table_rows

_TITLE = Spacing(22.0, 16.0, rule=0)
_NOTE = Spacing(14.0, 10.0, rule=0)


def evidence(flow: Flow, order: Order) -> None:
    """Begin a page with the first table; nothing where no records are to be printed."""
    _, tables = order.translate.gettext, order.form.records
    if not order.options.with_evidence or not tables:
        return
    flow.turn()
    told = _("As the records stand when this is printed; the numbers are those of the program.")
    flow.put(
        [
            *strips([Cell(LEFT, TEXT_WIDTH, _("Records behind the figures"), PERIOD)], _TITLE, keep=True),
            *strips([Cell(LEFT, TEXT_WIDTH, told, NOTE)], _NOTE, keep=True),
        ]
    )
    for table in tables:
        rows, heads = table_rows(table, order.translate, is_close=True)
        flow.put(rows, repeated=heads)
