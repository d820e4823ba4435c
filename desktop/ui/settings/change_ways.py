"""Where an entry of the record of changes leads to: its record's page, or the card of the settings it is about."""

from collections.abc import Mapping

from desktop.i18n import Translator
from desktop.queries.change_log import ChangeRow
from desktop.ui.ports import Wish

PAGES: Mapping[str, str] = {
    "staff": "staff", "visit": "visits", "signing": "signings", "receipt": "signings",
    "instalment": "signings", "customer": "customers", "deal": "deals", "milestone": "quality", "survey": "quality",
    "complaint": "quality", "feedback": "quality", "activity": "quality", "conduct": "quality", "absence": "quality",
    "target": "targets", "target_season": "targets", "evaluation": "evaluations", "review": "evaluations",
    "finding": "evaluations", "action": "plans", "scheme": "schemes", "custom_indicator": "schemes",
    "import_batch": "imports", "award": "incentives", "commission_statement": "incentives",
    "commission_settlement": "incentives",
}  # fmt: skip
OPENED = frozenset({"customer", "deal"})  # pages that open one record by its key
HONOURS = "honours"  # what the page of incentives shows of some days


def way_of(row: ChangeRow, texts: Translator) -> tuple[str, Wish] | None:
    """The page an entry leads to and what it should show there; None where no page shows it."""
    card = _cards(texts).get(row.verb.partition(".")[0])
    if card is not None:
        return "settings", Wish(text=card)
    subject, record_id = row.subject, row.record_id
    if row.bearer is not None:
        subject, record_id = row.bearer.bearer.value, row.bearer.record_id
    page = PAGES.get(subject)
    if page is None:
        return None
    if subject == "award":
        return page, Wish(start=row.day, end=row.end, state=HONOURS)
    return page, Wish(row.staff_id, row.day, row.day, record_id=record_id if subject in OPENED else None)


def _cards(texts: Translator) -> Mapping[str, str]:
    """The headings of the settings' cards by the first word of the verbs about them."""
    _ = texts
    return {
        "calendar": _("Working days"),
        "company": _.pgettext("settings", "Company"),
        "password": _("Security"),
        "position": _("Positions"),
        "quality_table": _("Quality of customers"),
        "stage": _("Stages of deals"),
        "team": _("Teams"),
        "word": _("Lists"),
        "words": _("Lists"),
    }
