"""The kinds of records a file may hold, as the owner calls them, most used first."""

from desktop.i18n import Translator
from desktop.ui.kit.options import Option


def kind_options(texts: Translator) -> list[Option]:
    """The kinds to choose from; "Visits" the records, not the indicator."""
    names = {
        "staff": texts.pgettext("records", "Staff"),
        "customers": texts.pgettext("records", "Customers"),
        "deals": texts.pgettext("records", "Deals"),
        "visits": texts.pgettext("records", "Visits"),
        "signings": texts.pgettext("records", "Signings"),
        "receipts": texts.pgettext("records", "Instalments and receipts"),
        "targets": texts.pgettext("records", "Targets"),
        "surveys": texts.pgettext("records", "Customer surveys"),
        "complaints": texts.pgettext("records", "Complaints"),
        "feedback": texts.pgettext("records", "Market feedback"),
        "milestones": texts.pgettext("records", "Milestones"),
        "activities": texts.pgettext("records", "Activities"),
        "conduct": texts.pgettext("records", "Awards, penalties and red lines"),
        "absences": texts.pgettext("records", "Absences"),
        "ratings": texts.pgettext("records", "Ratings"),
    }
    return [Option(kind, name) for kind, name in names.items()]
