"""What the words of a filter stand for: the owner's lists know each by its name and its English one."""

from collections.abc import Iterable, Mapping
from dataclasses import fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.scheme import Filter
from desktop.models import Lookup, LookupKind

_KINDS = {
    "product": LookupKind.PRODUCT,
    "region": LookupKind.REGION,
    "customer_kind": LookupKind.CUSTOMER_KIND,
    "source": LookupKind.SOURCE,
}


def by_own_names(session: Session, filters: Iterable[Filter]) -> Mapping[Filter, Filter]:
    """Each filter in the names of the owner's lists, as targets are kept; a word no list knows stays as it is."""
    rows = session.execute(
        select(Lookup.kind, Lookup.name, Lookup.name_en)
        .where(Lookup.kind.in_(_KINDS.values()))
        .order_by(Lookup.id.desc())
    ).all()
    known = {(kind, name_en): name for kind, name, name_en in rows if name_en}
    known |= {(kind, name): name for kind, name, _name_en in rows}
    return {each: _renamed(each, known) for each in filters}


def _renamed(chosen: Filter, known: Mapping[tuple[str, str], str]) -> Filter:
    words = {field.name: getattr(chosen, field.name) for field in fields(chosen)}
    return Filter(**{name: known.get((_KINDS[name], word), word) for name, word in words.items()})
