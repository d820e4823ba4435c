"""A scheme as the owner wrote it, and whether it may be kept: names, words of filters, rules."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from desktop.domain import positions
from desktop.domain.indicators import RecordKind
from desktop.domain.own_indicators import operands
from desktop.domain.scheme import Filter, Scheme, SchemeItem
from desktop.domain.scheme_items import SchemeError
from desktop.domain.scheme_validation import validate
from desktop.errors import N_, RequestError
from desktop.i18n import CHINESE, ENGLISH
from desktop.models import Lookup, LookupKind
from desktop.models import Scheme as SchemeRow
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.filter_words import by_own_names
from desktop.queries.own_indicators import OwnIndicators, own_indicators
from desktop.services.texts import line_of, required_line

CYCLES = ("week", "month", "quarter", "half", "year", "custom")
ROLES = ("", *positions.ROLES)  # empty: everybody
_LISTS = {
    "product": LookupKind.PRODUCT,
    "region": LookupKind.REGION,
    "customer_kind": LookupKind.CUSTOMER_KIND,
    "source": LookupKind.SOURCE,
}


@dataclass(frozen=True, slots=True)
class SchemeDraft:
    """What the owner wrote: what the scheme is called, for how long and for whom, and all its rules."""

    name: str
    scheme: Scheme
    name_en: str = ""
    cycle: str = "quarter"
    role: str = ""  # positions of this role; empty: everybody

    def name_in(self, language: str) -> str:
        """What the scheme is called in a language; the one name it has where it bears no English one."""
        return (self.name_en or self.name) if language == ENGLISH else self.name


def checked(session: Session, draft: SchemeDraft, scheme_id: int | None = None) -> SchemeDraft:
    """The draft in the form it is kept in; refused with a sentence where it could not be used.

    `scheme_id` is the scheme it changes, None for a new one.
    """
    fit = replace(
        draft, name=required_line(draft.name, N_("Scheme name")), name_en=line_of(draft.name_en, N_("English name"))
    )
    if fit.cycle not in CYCLES or fit.role not in ROLES:
        raise RequestError(N_("Choose how often the scheme is used and for whom."))
    refuse_name(session, (fit.name, fit.name_en), scheme_id)
    scheme = ready(session, fit.scheme)
    return replace(fit, scheme=replace(scheme, names={CHINESE: fit.name, ENGLISH: fit.name_en or fit.name}))


def ready(session: Session, scheme: Scheme) -> Scheme:
    """A scheme that may be used, with the own indicators it counts and filters in the names of the owner's lists."""
    own = own_indicators(session)
    whole = replace(
        scheme,
        own=own.needed_for(item.indicator for item in scheme.items),
        form_titles={
            language: line_of(title, N_("Title of the form")) for language, title in scheme.form_titles.items()
        },
    )
    validate(whole)
    _refuse_filters(session, whole.items, own)
    names = by_own_names(session, {item.filter for item in whole.items})
    items = (replace(item, filter=names[item.filter]) for item in whole.items)
    return replace(whole, items=_together(items))


def _together(items: Iterable[SchemeItem]) -> tuple[SchemeItem, ...]:
    """The items with those of a perspective beside each other, as the form groups them."""
    grouped: dict[str, list[SchemeItem]] = {}
    for item in items:
        grouped.setdefault(item.perspective, []).append(item)
    return tuple(item for members in grouped.values() for item in members)


def refuse_name(session: Session, names: Iterable[str], scheme_id: int | None) -> None:
    """Refuse a name that another scheme bears in either language."""
    for name in filter(None, names):
        wanted = name.casefold()
        same = or_(func.lower(SchemeRow.name) == wanted, func.lower(SchemeRow.name_en) == wanted)
        row = session.scalars(select(SchemeRow).where(same, SchemeRow.id != (scheme_id or 0)).limit(1)).first()
        if row is None:
            continue
        if row.deleted_at is not None:
            raise RequestError(
                N_('A retired scheme is called "{name}". Bring it back, or choose another name.'), name=name
            )
        raise RequestError(N_('There is a scheme "{name}" already. Choose another name.'), name=name)


def _refuse_filters(session: Session, items: Iterable[SchemeItem], own: OwnIndicators) -> None:
    known = {
        (kind, name)
        for kind, *names in session.execute(select(Lookup.kind, Lookup.name, Lookup.name_en))
        for name in names
    }
    for item in items:
        for name, word in item.filter._asdict().items():
            if word and (_LISTS[name], word) not in known:
                raise RequestError(
                    N_('"{word}" is in none of your lists of products, regions, customer kinds and sources.'),
                    word=word,
                )
        _refuse_unanswered(item, own)


def _refuse_unanswered(item: SchemeItem, own: OwnIndicators) -> None:
    """Refuse a filter on what knows neither product nor customer: it would never have data."""
    if item.filter == Filter():
        return
    catalogue = own.catalogue
    kinds = {catalogue[code].records for code in operands(item.indicator, own.formulas) if code in catalogue}
    if not all(Narrowing(item.filter).answers(kind) for kind in kinds or {RecordKind.RATING}):
        raise SchemeError(
            N_('The records behind "{item}" do not tell "{filter}", so narrowing it would leave no data.'),
            item=catalogue[item.indicator].name,
            filter=item.filter.label,
        )
