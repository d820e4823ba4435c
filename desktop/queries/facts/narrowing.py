"""Narrowing to a product, a region, a customer kind or a source channel (SCORING.md §3)."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, false, or_, select

from desktop.domain.indicators import RecordKind
from desktop.domain.scheme import Filter
from desktop.models import Customer, Deal, Lookup, LookupKind, Signing, Visit
from desktop.queries.facts.bearers import Column

Conditions = tuple[ColumnElement[bool], ...]
# These say nothing of a customer or a product, so a narrowed figure of them does not exist.
_UNNARROWABLE = frozenset({RecordKind.FEEDBACK, RecordKind.ACTIVITY, RecordKind.ACTION, RecordKind.RATING})
_WITHOUT_PRODUCT = frozenset({RecordKind.SURVEY, RecordKind.COMPLAINT})


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A filter as conditions on records; names match in either language."""

    filter: Filter = Filter()  # noqa: RUF009 - a frozen value

    def answers(self, kind: RecordKind) -> bool:
        """Whether records of this kind can be narrowed so at all."""
        if self.filter == Filter():
            return True
        if kind in _UNNARROWABLE:
            return False
        return not (self.filter.product and kind in _WITHOUT_PRODUCT)

    def visits(self) -> Conditions:
        """Conditions on Visit; its product is its deal's."""
        deals = select(Deal.id).where(Deal.product_id.in_(_words(LookupKind.PRODUCT, self.filter.product)))
        product = (Visit.deal_id.in_(deals),) if self.filter.product else ()
        return (*product, *self.customers(Visit.customer_id))

    def deals(self) -> Conditions:
        """Conditions on Deal."""
        return (*self._product(Deal.product_id), *self.customers(Deal.customer_id))

    def signings(self) -> Conditions:
        """Conditions on Signing; its own region goes before its customer's."""
        without_region = Narrowing(Filter("", "", self.filter.customer_kind, self.filter.source))
        conditions = (*self._product(Signing.product_id), *without_region.customers(Signing.customer_id))
        if not self.filter.region:
            return conditions
        regions = _words(LookupKind.REGION, self.filter.region)
        of_customer = select(Customer.id).where(Customer.region_id.in_(regions))
        in_region = or_(
            Signing.region_id.in_(regions), and_(Signing.region_id.is_(None), Signing.customer_id.in_(of_customer))
        )
        return (*conditions, in_region)

    def customers(self, customer_id: Column) -> Conditions:
        """Conditions on a record's customer."""
        asked = {
            LookupKind.REGION: (Customer.region_id, self.filter.region),
            LookupKind.CUSTOMER_KIND: (Customer.kind_id, self.filter.customer_kind),
            LookupKind.SOURCE: (Customer.source_id, self.filter.source),
        }
        narrow = [column.in_(_words(kind, name)) for kind, (column, name) in asked.items() if name]
        return (customer_id.in_(select(Customer.id).where(*narrow)),) if narrow else ()

    def known_customers(self, kind: RecordKind, customer_id: Column) -> Conditions:
        """Conditions on a record that knows its customer but no product; none match where it cannot answer."""
        return self.customers(customer_id) if self.answers(kind) else (false(),)

    def unnarrowed(self, kind: RecordKind) -> Conditions:
        """No condition, or one that nothing meets where such records cannot be narrowed."""
        return () if self.answers(kind) else (false(),)

    def _product(self, product_id: Column) -> Conditions:
        name = self.filter.product
        return (product_id.in_(_words(LookupKind.PRODUCT, name)),) if name else ()


def _words(kind: LookupKind, name: str) -> Select[int]:
    return select(Lookup.id).where(Lookup.kind == kind, or_(Lookup.name == name, Lookup.name_en == name))
