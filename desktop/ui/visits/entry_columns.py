"""The columns of the visits' grid; headings are recognised as the import recognises them."""

from desktop.domain.day_words import Lean
from desktop.exchange.kinds import visits
from desktop.i18n import Translator
from desktop.ui.kit.paste_grid.specs import GridColumn, Kind

_RANKS = {column.name: column.rank for column in visits.COLUMNS}


def entry_columns(texts: Translator) -> tuple[GridColumn, ...]:
    """Day, person and method are carried down; the rest is said of each visit."""
    _ = texts

    return (
        GridColumn(
            "date", _("Date"), Kind.DAY, 62, rank=_RANKS["date"], is_carried=True,
            unsaid=_("Enter the day of the visit."), lean=Lean.BEFORE,
        ),
        GridColumn(
            "staff", _.pgettext("column", "Staff"), Kind.PERSON, 74, rank=_RANKS["staff"], is_carried=True,
            source="people", unsaid=_("Choose who made the visit."),
        ),
        GridColumn("customer", _("Customer"), Kind.CUSTOMER, 96, 3, rank=_RANKS["customer"], source="customers"),
        GridColumn(
            "method", _("Method"), Kind.CHOICE, 64, rank=_RANKS["method"], is_carried=True, source="methods",
            is_free=True, gives_way=True,
        ),
        GridColumn(
            "outcome", _("Outcome"), Kind.CHOICE, 82, 1, rank=_RANKS["outcome"], source="outcomes", is_free=True,
            is_chip=True,
            adds=_(
                "“{word}” is not on the list; saving adds it. Such visits count as effective only once that is "
                "ticked in Settings, under Lists."
            ),
        ),
        GridColumn(
            "summary", _("What was said"), Kind.TEXT, 108, 4, rank=_RANKS["summary"], longest=10_000
        ),
        GridColumn("next_step", _("Next step"), Kind.TEXT, 74, 2, rank=_RANKS["next_step"], longest=10_000),
        GridColumn(
            "next_on", _("Next on"), Kind.DAY, 70, rank=_RANKS["next_on"], lean=Lean.AFTER, after="date"
        ),
        GridColumn("minutes", _("Minutes"), Kind.MINUTES, 58, rank=_RANKS["minutes"], waits=True),
        GridColumn("place", _("Place"), Kind.TEXT, 74, 1, rank=_RANKS["place"], waits=True),
    )  # fmt: skip
