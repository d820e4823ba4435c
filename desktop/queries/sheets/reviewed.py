"""The reviews of a period as sheets use them."""

from desktop.domain.review import ReviewForm
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
