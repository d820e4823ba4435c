"""What a scheme will score of each person in a period: the scheme of their role, else the default one."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from desktop.domain.scheme import Filter, SchemeItem, Scope
from desktop.queries.people import Person
from desktop.queries.schemes import SchemeChoice, scheme_choices, scheme_of
from desktop.queries.sheets.paper import Paper

Key = tuple[str, Filter]
Scored = Mapping[Key, SchemeItem]


def scored_by(paper: Paper) -> Callable[[Person], Scored]:
    """The lines of own records that are scored of a person, in the scheme's order; none without a scheme."""
    choices = scheme_choices(paper.session)
    held: dict[int, Scored] = {}

    def of(person: Person) -> Scored:
        choice = _choice(choices, person, paper.period.kind.value)
        if choice is None:
            return {}
        if choice.version_id not in held:
            items = scheme_of(paper.session, choice.version_id).items
            held[choice.version_id] = {
                (item.indicator, item.filter): item for item in items if item.scope is Scope.OWN
            }
        return held[choice.version_id]

    return of


def _choice(choices: list[SchemeChoice], person: Person, cycle: str) -> SchemeChoice | None:
    """The scheme of the person's role for such periods, else the default one."""
    for choice in choices:
        if person.role and choice.role == person.role and choice.cycle == cycle and not choice.is_default:
            return choice
    return choices[0] if choices else None


def weight_of(scored: Scored, key: Key) -> Decimal | None:
    """The weight of a line, None where it is not scored."""
    item = scored.get(key)
    return None if item is None else item.weight
