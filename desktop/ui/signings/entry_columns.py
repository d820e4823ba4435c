"""The columns of the contracts' grid; headings are recognised as the import recognises them."""

from desktop.domain.day_words import Lean
from desktop.exchange.kinds import signings
from desktop.i18n import Translator
from desktop.ui.kit.paste_grid.specs import GridColumn, Kind

_RANKS = {column.name: column.rank for column in signings.COLUMNS}


def entry_columns(texts: Translator) -> tuple[GridColumn, ...]:
    """Day, people and product are carried down; the rest is said of each contract."""
    _ = texts
    return (
        GridColumn("number", _("Number"), Kind.TEXT, 86, 1, rank=_RANKS["number"]),
        GridColumn(
            "signed_on", _("Signed on"), Kind.DAY, 82, rank=_RANKS["signed_on"], is_carried=True,
            unsaid=_("Enter the day of signing."),
        ),
        GridColumn(
            "customer", _("Customer"), Kind.CUSTOMER, 120, 4, rank=_RANKS["customer"], source="customers",
            unsaid=_("Say with whom the contract was signed."),
        ),
        GridColumn(
            "shares", _("Signed by"), Kind.SHARES, 116, 3, rank=_RANKS["staff"], is_carried=True, source="people",
            unsaid=_("Say who signed it: a contract needs at least one person."),
        ),
        GridColumn(
            "amount", _("Amount"), Kind.MONEY, 92, 1, rank=_RANKS["amount"],
            unsaid=_("Enter the amount of the contract."),
        ),
        GridColumn(
            "product", _("Product"), Kind.CHOICE, 82, 1, rank=_RANKS["product"], is_carried=True,
            source="products", is_free=True,
        ),
        GridColumn(
            "region", _("Region"), Kind.CHOICE, 68, rank=_RANKS["region"], source="regions", is_free=True,
            gives_way=True,
        ),
        GridColumn("profit", _("Gross profit"), Kind.MONEY, 92, rank=_RANKS["profit"], gives_way=True),
        GridColumn(
            "first_year_fee", _("First-year fee"), Kind.MONEY, 98, rank=_RANKS["first_year_fee"], gives_way=True
        ),
        GridColumn(
            "term_start", _("Term start"), Kind.DAY, 92, rank=_RANKS["term_start"], lean=Lean.AFTER,
            after="signed_on",
        ),
        GridColumn(
            "term_end", _("Term end"), Kind.DAY, 92, rank=_RANKS["term_end"], lean=Lean.AFTER, after="signed_on"
        ),
        GridColumn(
            "landing_planned_on", _("Landing plan"), Kind.DAY, 102, rank=_RANKS["landing_planned_on"],
            lean=Lean.AFTER, after="signed_on",
        ),
    )  # fmt: skip
