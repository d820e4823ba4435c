"""Names that files use for known records: found by code, then by name where exactly one bears it, or made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, null, select
from sqlalchemy.orm import Session

from desktop.domain.positions import role_suggested
from desktop.errors import N_, Term
from desktop.exchange.columns import Ref
from desktop.exchange.sentences import UNKNOWN_CREATABLE, Refusal
from desktop.exchange.values.text import comparable
from desktop.models import Customer, Deal, Lookup, Position, Signing, Staff, Stage, Team

Spelling = Callable[[str, bool], tuple[str, str]]  # a name, whether a person's → its pinyin and initials
LOOKUPS = frozenset({
    Ref.PRODUCT, Ref.REGION, Ref.INDUSTRY, Ref.SOURCE, Ref.METHOD, Ref.OUTCOME, Ref.LOST_REASON, Ref.CUSTOMER_KIND,
})  # fmt: skip
# Words an owner chooses from; what a file brings is added to the list and named in the report.
FREELY_MADE = frozenset({
    Ref.POSITION, Ref.STAGE, Ref.INDUSTRY, Ref.SOURCE, Ref.METHOD, Ref.OUTCOME, Ref.LOST_REASON, Ref.CUSTOMER_KIND,
})  # fmt: skip
UNKNOWN = {
    Ref.STAFF: N_("There is no staff member “{name}”. Import the staff first, or correct the name."),
    Ref.DEAL: N_("There is no deal with the code “{name}”. Import the deals first, or correct the code."),
    Ref.SIGNING: N_(
        "There is no signing with the number “{name}”. Import the signings first, or correct the number."
    ),
}
WORDS = {
    Ref.CUSTOMER: N_("customer"), Ref.TEAM: N_("team"), Ref.POSITION: N_("position"), Ref.STAGE: N_("stage"),
    Ref.PRODUCT: N_("product"), Ref.REGION: N_("region"), Ref.INDUSTRY: N_("industry"), Ref.SOURCE: N_("source"),
    Ref.METHOD: N_("visit method"), Ref.OUTCOME: N_("visit outcome"), Ref.LOST_REASON: N_("lost reason"),
    Ref.CUSTOMER_KIND: N_("customer kind"),
}  # fmt: skip
AMBIGUOUS = N_("“{name}” is borne by {count} records. Write the code instead.")


@dataclass(slots=True)
class Index:
    """The codes and names of one sort of record."""

    codes: dict[str, int] = field(default_factory=dict)
    exact: dict[str, list[int]] = field(default_factory=dict)
    alike: dict[str, list[int]] = field(default_factory=dict)
    alike_codes: dict[str, list[int]] = field(default_factory=dict)

    def add(self, key: int, code: str | None, *names: str) -> None:
        """Remember a record."""
        if code:
            self.codes[code] = key
            self.alike_codes.setdefault(comparable(code), []).append(key)
        for name in {name for name in names if name}:
            self.exact.setdefault(name, []).append(key)
            known = self.alike.setdefault(comparable(name), [])
            if key not in known:
                known.append(key)

    def find(self, text: str) -> int | None:
        """The record a text names; None where there is none, a refusal where it cannot be told which."""
        if text in self.codes:
            return self.codes[text]
        compared = comparable(text)
        for found in (self.exact.get(text), self.alike_codes.get(compared), self.alike.get(compared)):
            if found and len(found) == 1:
                return found[0]
            if found:
                raise Refusal(AMBIGUOUS, name=text, count=len(found))
        return None


class Books:
    """All names a file may use, read from the data file on first use."""

    def __init__(self, session: Session, spell: Spelling) -> None:
        self._session = session
        self._spell = spell
        self._indexes: dict[Ref, Index] = {}
        self.made: dict[tuple[Ref, str], int] = {}

    def spell(self, name: str, *, is_person: bool = False) -> tuple[str, str]:
        """A name's pinyin and initials, for search."""
        return self._spell(name, is_person)

    def index(self, ref: Ref) -> Index:
        """The index of one sort of record."""
        if ref not in self._indexes:
            self._indexes[ref] = self._load(ref)
        return self._indexes[ref]

    def forget(self, ref: Ref) -> None:
        """Read a sort of record again when it is next asked for."""
        self._indexes.pop(ref, None)

    def make(self, ref: Ref, name: str) -> int:
        """A new named thing; its key."""
        record = self._record(ref, name)
        self._session.add(record)
        self._session.flush()
        key: int = record.id
        self.index(ref).add(key, None, name)
        self.made[ref, name] = key
        return key

    def _record(self, ref: Ref, name: str) -> Any:
        if ref is Ref.CUSTOMER:
            pinyin, initials = self._spell(name, False)
            return Customer(name=name, pinyin=pinyin, initials=initials)
        if ref is Ref.TEAM:
            team = self._session.scalar(select(Team).where(Team.name == name)) or Team(name=name)
            team.deleted_at = None  # a deleted team of that name comes back
            return team
        if ref is Ref.POSITION:
            return Position(name=name, role=role_suggested(name))
        if ref is Ref.STAGE:
            last = self._session.scalar(select(func.max(Stage.sort_order))) or 0
            return Stage(name=name, sort_order=last + 1)
        last = self._session.scalar(select(func.max(Lookup.sort_order)).where(Lookup.kind == ref.value)) or 0
        return Lookup(kind=ref.value, name=name, sort_order=last + 1)

    def _load(self, ref: Ref) -> Index:
        index = Index()
        for key, code, *names in self._session.execute(_question(ref)):
            index.add(key, code, *names)
        return index


def _question(ref: Ref) -> Any:
    """A statement giving key, code and names of one sort of record."""
    if ref in LOOKUPS:
        return select(Lookup.id, null(), Lookup.name, Lookup.name_en).where(Lookup.kind == ref.value)
    statements: dict[Ref, Any] = {
        Ref.STAFF: select(Staff.id, Staff.code, Staff.name).where(Staff.deleted_at.is_(None)),
        Ref.CUSTOMER: select(Customer.id, Customer.code, Customer.name).where(Customer.deleted_at.is_(None)),
        Ref.DEAL: select(Deal.id, Deal.code).where(Deal.deleted_at.is_(None)),
        Ref.SIGNING: select(Signing.id, Signing.number).where(Signing.deleted_at.is_(None)),
        Ref.TEAM: select(Team.id, null(), Team.name, Team.name_en).where(Team.deleted_at.is_(None)),
        Ref.POSITION: select(Position.id, null(), Position.name, Position.name_en),
        Ref.STAGE: select(Stage.id, null(), Stage.name, Stage.name_en),
    }
    return statements[ref]


def unknown(ref: Ref, name: str) -> Refusal:
    """The sentence for a name that no record bears."""
    if ref in UNKNOWN:
        return Refusal(UNKNOWN[ref], name=name)
    return Refusal(UNKNOWN_CREATABLE, name=name, what=Term(WORDS[ref]), option=ref.value)
