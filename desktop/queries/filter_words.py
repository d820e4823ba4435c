"""What the words of a filter stand for: the owner's lists know each by its name and its English one."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.scheme import Filter
from desktop.i18n import CHINESE, ENGLISH
from desktop.models import Lookup, LookupKind

FilterNames = Mapping[str, Mapping[str, str]]  # a filter's label as the scheme says it → language → label

_KINDS = {
    "product": LookupKind.PRODUCT,
    "region": LookupKind.REGION,
    "customer_kind": LookupKind.CUSTOMER_KIND,
    "source": LookupKind.SOURCE,
}


def by_own_names(session: Session, filters: Iterable[Filter]) -> Mapping[Filter, Filter]:
    """Each filter in the names of the owner's lists, as targets are kept; a word no list knows stays as it is."""
    rows = _rows(session)
    known = {(kind, name_en): name for kind, name, name_en in rows if name_en}
    known |= {(kind, name): name for kind, name, _name_en in rows}
    return {each: _renamed(each, known) for each in filters}


def filter_names(session: Session, filters: Iterable[Filter]) -> FilterNames:
    """Each filter's label in both languages, as the owner's lists name it now."""
    narrowing = [each for each in filters if each.label]
    if not narrowing:
        return {}
    own = by_own_names(session, narrowing)
    english = {(kind, name): name_en for kind, name, name_en in _rows(session) if name_en}
    return {each.label: {CHINESE: own[each].label, ENGLISH: _renamed(own[each], english).label} for each in narrowing}


def _rows(session: Session) -> list[tuple[str, str, str]]:
    """Kind, name and English name of every word a filter may use, the newest first."""
    found = session.execute(
        select(Lookup.kind, Lookup.name, Lookup.name_en)
        .where(Lookup.kind.in_(_KINDS.values()))
        .order_by(Lookup.id.desc())
    )
    return [(kind, name, name_en) for kind, name, name_en in found]


def _renamed(chosen: Filter, known: Mapping[tuple[str, str], str]) -> Filter:
    words = chosen._asdict()
    return Filter(**{name: known.get((_KINDS[name], word), word) for name, word in words.items()})
