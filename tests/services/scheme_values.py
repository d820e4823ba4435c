"""Schemes as an owner may wish them, and what is kept of them."""

from desktop.domain.scheme import Scheme
from desktop.queries.schemes import SchemeChoice, scheme_choices, scheme_of
from desktop.services.presets import load_preset
from desktop.services.scheme_drafts import SchemeDraft
from desktop.store.database import Database
from tests.services.small_company import line

USUAL = load_preset("sales").default_scheme.scheme
TITLES = {"zh_CN": "季度考核表", "en": "Quarterly review"}


def draft(name: str = "拓展考核", **more: object) -> SchemeDraft:
    """A scheme of one line unless stated."""
    rules = {"items": (line("visits", "100"),), "grades": USUAL.grades, "tiers": USUAL.tiers, "form_titles": TITLES}
    scheme = Scheme({"zh_CN": name}, 1, **{**rules, **{k: v for k, v in more.items() if k in SCHEME_FIELDS}})  # type: ignore[arg-type] # a test states what it likes
    return SchemeDraft(name, scheme, **{k: v for k, v in more.items() if k not in SCHEME_FIELDS})  # type: ignore[arg-type] # the same


SCHEME_FIELDS = {"items", "grades", "tiers", "maximum", "conduct_limit", "ramp", "form_titles"}


def choices(database: Database) -> list[SchemeChoice]:
    with database.read() as session:
        return scheme_choices(session)


def newest(database: Database, scheme_id: int) -> Scheme:
    with database.read() as session:
        choice = next(each for each in scheme_choices(session) if each.scheme_id == scheme_id)
        return scheme_of(session, choice.version_id)
