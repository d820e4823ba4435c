"""What will be scored of each person in a period: by the scheme they were evaluated with last, else their role's."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select

from desktop.domain.scheme import SchemeItem, Scope
from desktop.models import Evaluation, Review, Scheme, SchemeVersion
from desktop.queries.people import Person
from desktop.queries.schemes import SchemeChoice, scheme_choices, scheme_of
from desktop.queries.sheets.paper import Paper

Items = Sequence[SchemeItem]


def scored_by(paper: Paper) -> Callable[[Person], Items]:
    """The lines that are scored of a person, in the scheme's order; none without a scheme."""
    choices = scheme_choices(paper.session)
    last = _last_schemes(paper)
    held: dict[int, Items] = {}

    def of(person: Person) -> Items:
        choice = _choice(choices, person, paper.period.kind.value, last)
        if choice is None:
            return ()
        if choice.version_id not in held:
            held[choice.version_id] = scheme_of(paper.session, choice.version_id).items
        leads = bool(person.led_team_ids)
        return [item for item in held[choice.version_id] if item.scope is Scope.OWN or leads]

    return of


def _last_schemes(paper: Paper) -> Mapping[int, int]:
    """The scheme of each person's last evaluation over such a period, the default one first where there are two."""
    rows = paper.session.execute(
        select(Review.staff_id, SchemeVersion.scheme_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .join(Scheme, Scheme.id == SchemeVersion.scheme_id)
        .where(
            Evaluation.deleted_at.is_(None),
            Evaluation.period_kind == paper.period.kind.value,
            Evaluation.end <= paper.period.end,
        )
        .order_by(Evaluation.end, Scheme.is_default, Evaluation.id)
    )
    return {staff_id: scheme_id for staff_id, scheme_id in rows if staff_id is not None}


def _choice(
    choices: Sequence[SchemeChoice], person: Person, cycle: str, last: Mapping[int, int]
) -> SchemeChoice | None:
    by_key = {choice.scheme_id: choice for choice in choices}
    if last.get(person.staff_id) in by_key:
        return by_key[last[person.staff_id]]
    for choice in choices:
        if person.role and choice.role == person.role and choice.cycle == cycle and not choice.is_default:
            return choice
    return choices[0] if choices else None
