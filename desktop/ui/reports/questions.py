"""What the page asks the data file: what can be chosen, and what is to be printed; each answer is frozen."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.domain.paper import PaperOptions
from desktop.domain.sheet_kinds import SheetKind
from desktop.errors import N_, QianjiError, RequestError
from desktop.i18n import ENGLISH
from desktop.queries.acknowledgements import handouts
from desktop.queries.evaluations import EvaluationRow, evaluation_list
from desktop.queries.paper import company_logo, paper_options
from desktop.queries.people import all_teams, people_in
from desktop.queries.reviews import review_list
from desktop.ui.reports.wanted import Wanted

if TYPE_CHECKING:
    from desktop.services.printing_pieces import Piece  # brings the typesetter along

AT_ONCE = 40  # people whose forms are read at once to be seen; the others when the page comes to them


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody a form can be about; `is_open` where a review form still has to be signed."""

    code: str
    staff_id: int
    name: str
    team: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen, the company's look on paper, and what is chosen of it."""

    evaluations: tuple[EvaluationRow, ...]
    evaluation_id: int | None
    teams: tuple[tuple[int, str], ...]
    people: tuple[PersonChoice, ...]
    options: PaperOptions
    has_logo: bool
    codes: tuple[str, ...] = ()  # the people chosen


@dataclass(frozen=True, slots=True)
class Answer:
    """The choices and the first pieces, or why there is nothing; `all_pieces` counts what would be printed.

    `further` are the people whose forms come after these pieces.
    """

    choices: Choices
    pieces: "tuple[Piece, ...]"
    all_pieces: int
    further: tuple[str, ...] = ()
    trouble: QianjiError | None = None


def answer(session: Any, wanted: Wanted, today: date) -> Answer:
    """Everything the page shows; of many people's forms the first ones."""
    choices = choices_of(session, wanted)
    wanted = replace(wanted, evaluation_id=choices.evaluation_id, options=choices.options, codes=choices.codes)
    codes = codes_of(wanted, choices)
    try:
        if wanted.kind is not None:
            found = _sheets(session, wanted, today)
            return Answer(choices, found, len(found))
        if not codes:
            raise _nobody(wanted, choices)
        return Answer(choices, _forms(session, wanted, codes[:AT_ONCE]), len(codes), codes[AT_ONCE:])
    except QianjiError as trouble:
        return Answer(choices, (), 0, trouble=trouble)


def further_pieces(
    session: Any, wanted: Wanted, codes: tuple[str, ...]
) -> "tuple[tuple[Piece, ...], tuple[str, ...]]":
    """The next of these people's forms, and whose come after them."""
    return _forms(session, wanted, codes[:AT_ONCE]), codes[AT_ONCE:]


def pieces(session: Any, wanted: Wanted, today: date) -> "tuple[Piece, ...]":
    """Everything that is to be printed."""
    if wanted.kind is not None:
        return _sheets(session, wanted, today)
    choices = choices_of(session, wanted)
    wanted = replace(wanted, evaluation_id=choices.evaluation_id, options=choices.options)
    forms = _forms(session, wanted, codes_of(wanted, choices))
    return (*_index(session, wanted, forms, today), *forms) if wanted.with_index and len(forms) > 1 else forms


def choices_of(session: Any, wanted: Wanted) -> Choices:
    """What can be chosen for such a printout."""
    language = wanted.language
    evaluations = tuple(row for row in evaluation_list(session, language) if not row.is_draft)
    keys = [row.evaluation_id for row in evaluations]
    chosen = wanted.evaluation_id if wanted.evaluation_id in keys else next(iter(keys), None)
    teams = all_teams(session).by_id.values()
    people = _reviewed(session, chosen, language) if wanted.kind is None else _in_service(session, wanted)
    named = tuple(person.code for person in people if person.staff_id == wanted.staff_id)
    codes = named or wanted.codes
    return Choices(
        evaluations=evaluations,
        evaluation_id=chosen,
        teams=tuple((line.team_id, _own(line.name, line.name_en, language)) for line in teams),
        people=people,
        options=paper_options(session),
        has_logo=company_logo(session) is not None,
        codes=codes,
    )


def codes_of(wanted: Wanted, choices: Choices) -> tuple[str, ...]:
    """The people whose forms are wanted: those chosen, else the team's, else everybody; only the open ones if so."""
    team = dict(choices.teams).get(wanted.team_id) if wanted.team_id is not None else None
    return tuple(
        person.code
        for person in choices.people
        if (not wanted.codes or person.code in wanted.codes)
        and (team is None or person.team == team)
        and (person.is_open or not wanted.is_unsigned_only)
    )


def chosen_name(wanted: Wanted, choices: Choices) -> str:
    """What a file's name says of the choice, "" where everybody is in it."""
    from desktop.services.selection_name import selection_name

    codes = codes_of(wanted, choices)
    people = [(person.code, person.name) for person in choices.people if person.code in codes]
    return selection_name(people, len(choices.people), wanted.language)


def _reviewed(session: Any, evaluation_id: int | None, language: str) -> tuple[PersonChoice, ...]:
    if evaluation_id is None:
        return ()
    is_open = {each.review_id: each.is_open for each in handouts(session, evaluation_id)}
    people = (
        PersonChoice(row.code, row.staff_id, row.name, row.team, is_open[row.review_id])
        for row in review_list(session, evaluation_id, language)
    )
    return tuple(sorted(people, key=lambda person: person.code))


def _in_service(session: Any, wanted: Wanted) -> tuple[PersonChoice, ...]:
    if wanted.period is None:
        return ()
    return tuple(
        PersonChoice(person.code, person.staff_id, person.name, _own(person.team, person.team_en, wanted.language))
        for person in people_in(session, wanted.period)
    )


def _forms(session: Any, wanted: Wanted, codes: tuple[str, ...]) -> "tuple[Piece, ...]":
    from desktop.services.printing import sealed_forms
    from desktop.services.printing_pieces import pieces_of_forms

    assert wanted.evaluation_id is not None  # noqa: S101 - without an evaluation nobody can be chosen
    return pieces_of_forms(sealed_forms(session, wanted.evaluation_id, wanted.language, codes, wanted.options))


def _index(session: Any, wanted: Wanted, forms: "tuple[Piece, ...]", today: date) -> "tuple[Piece, ...]":
    """The index of these forms; other evaluations of the same days have their own."""
    from desktop.services.printing_pieces import index_of

    row = next(
        each for each in evaluation_list(session, wanted.language) if each.evaluation_id == wanted.evaluation_id
    )
    codes = tuple(form.code for form in forms)
    return index_of(
        _sheets(session, replace(wanted, kind=SheetKind.INDEX, period=row.period, codes=codes, team_id=None), today),
        forms,
    )


def _sheets(session: Any, wanted: Wanted, today: date) -> "tuple[Piece, ...]":
    from desktop.services.printing_pieces import pieces_of_sheets
    from desktop.services.sheets import SheetOrder, sheets_of

    assert wanted.period is not None  # noqa: S101 - a sheet is always asked for with its period
    order = SheetOrder(
        wanted.kind or SheetKind.TEAM,
        wanted.period,
        wanted.language,
        wanted.options.with_full_names,
        wanted.codes or None,
        wanted.team_id,
    )
    return pieces_of_sheets(sheets_of(session, order, today))


def _nobody(wanted: Wanted, choices: Choices) -> RequestError:
    if not choices.evaluations:
        return RequestError(N_("No period has been evaluated yet. Run one on the evaluations page first."))
    if wanted.is_unsigned_only:
        return RequestError(N_("Every form of this evaluation is signed, or its refusal is noted."))
    return RequestError(N_("Nobody is chosen. Choose a person, another team, or everybody."))


def _own(name: str, name_en: str, language: str) -> str:
    return name_en or name if language == ENGLISH else name
