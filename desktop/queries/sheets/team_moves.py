"""Who changed teams in the period: why a team's figure is not the sum of the lines under its name."""

from collections.abc import Sequence

from desktop.domain.data_notes import names_in_a_row
from desktop.domain.facts import Move
from desktop.domain.wording.words import Words
from desktop.errors import N_
from desktop.queries.evidence_background import moves_in
from desktop.queries.people import Person, TeamLine, people_in
from desktop.queries.sheets.paper import Paper

_TOLD_EACH = 3  # more of them are named in a row


def moves_told(paper: Paper, lines: Sequence[TeamLine]) -> str:
    """The sentence about whoever moved to or from one of the teams shown; "" where nobody did."""
    moved = _moved(paper, {paper.own(line.name, line.name_en) for line in lines})
    if not moved:
        return ""
    words = Words(paper.texts)
    if len(moved) > _TOLD_EACH:
        names = names_in_a_row(tuple(person.name for person, _moves in moved), paper.texts)
        told = words.say(N_("{people} changed teams in the period"), people=names)
    else:
        told = words.clauses(_told(words, person, move) for person, moves in moved for move in moves)
    rule = words.say(N_("the lines of those who moved count the whole period, those of teams only the time there"))
    return words.sentences([words.clauses([told, rule])])


def _told(words: Words, person: Person, move: Move) -> str:
    return words.say(
        N_("{person} moved from {old} to {new} on {day}"),
        person=person.name,
        old=move.left[words.language],
        new=move.joined[words.language],
        day=words.day(move.moved_on),
    )


def _moved(paper: Paper, shown: set[str]) -> list[tuple[Person, list[Move]]]:
    """The people with their moves to or from the teams shown, in service on the day, by code."""
    moves, found = moves_in(paper.session, paper.period), []
    for person in people_in(paper.session, paper.period):
        held = [
            move
            for move in moves.get(person.staff_id, ())
            if {move.left[paper.language], move.joined[paper.language]} & shown and _was_there(person, move)
        ]
        if held:
            found.append((person, held))
    return found


def _was_there(person: Person, move: Move) -> bool:
    hired, left = person.hired_on, person.left_on
    return (hired is None or hired < move.moved_on) and (left is None or move.moved_on <= left)
