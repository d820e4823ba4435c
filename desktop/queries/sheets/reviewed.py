"""The reviews of a period as sheets use them."""

from desktop.domain.review import ReviewForm
from desktop.domain.sheets import Pair
from desktop.errors import N_, RequestError
from desktop.queries.evaluations import evaluations_of
from desktop.queries.people import people_in
from desktop.queries.reviews import review_forms
from desktop.queries.sheets.paper import Paper, not_evaluated


def reviewed(paper: Paper) -> list[list[ReviewForm]]:
    """The forms of each evaluation of the period, of those who were asked for; refused where there is none."""
    keys = evaluations_of(paper.session, paper.period.start, paper.period.end)
    if not keys:
        raise not_evaluated(paper.period)
    wanted = _in_team(paper)
    return [
        [
            form
            for form in review_forms(paper.session, key, paper.language, paper.staff_codes)
            if wanted is None or form.person.staff_id in wanted
        ]
        for key in keys
    ]


def first_reviews(paper: Paper) -> dict[int, ReviewForm]:
    """The first review of each person, none before an evaluation; the default scheme's evaluations come first."""
    found: dict[int, ReviewForm] = {}
    for key in evaluations_of(paper.session, paper.period.start, paper.period.end):
        for form in review_forms(paper.session, key, paper.language, paper.staff_codes):
            found.setdefault(form.person.staff_id, form)
    return found


def _in_team(paper: Paper) -> frozenset[int] | None:
    """The keys of the people of the team that was asked for, None where none was."""
    if paper.team_id is None:
        return None
    people = people_in(paper.session, paper.period)
    return frozenset(person.staff_id for person in people if paper.team_id in person.team_ids)


def each_reviewed(paper: Paper) -> list[ReviewForm]:
    """The forms of all evaluations of the period; refused where nobody who was asked for was evaluated."""
    forms = [form for found in reviewed(paper) for form in found]
    if not forms:
        raise RequestError(
            N_("Nobody who was chosen was evaluated in {period}. Choose other people, or everybody."),
            period=paper.period.label,
        )
    return forms


def pairs_of_form(paper: Paper, form: ReviewForm) -> tuple[Pair, ...]:
    """Who a form is about, as things stood when it was made, and the number of the review form."""
    pgettext, person = paper.texts.pgettext, form.person
    pairs = (
        Pair(pgettext("sheet", "Name"), person.name, is_strong=True),
        Pair(pgettext("sheet", "Position"), person.position),
        Pair(pgettext("sheet", "Team"), person.team),
        Pair(pgettext("sheet", "Code"), person.code),
        Pair(pgettext("sheet", "Superior"), person.superior),
        Pair(paper.texts(N_("Review form")), form.number),
    )
    return tuple(pair for pair in pairs if pair.value.strip())


def number_beside(form: ReviewForm, letters: str) -> str:
    """The number of a sheet that belongs to a review form: the same with other letters."""
    return f"{letters}-{form.number.partition('-')[2] or form.number}"
