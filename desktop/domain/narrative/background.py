"""What a form's figures must be read with: who came, left or moved, whose signings are shared, who all tie."""

from collections.abc import Iterator, Sequence

from desktop.domain.facts import Move, SignedContract
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.records import short
from desktop.domain.wording import Words
from desktop.domain.wording.numbers import plain
from desktop.errors import N_

_NAMED = 2  # shared signings told one by one


def service(figures: PersonFigures) -> bool:
    """Whether the person joined, left or moved inside the period."""
    return any(_came_or_went(figures)) or bool(_moves(figures))


def service_sentence(figures: PersonFigures, words: Words) -> str:
    """The sentence about joining, moving and leaving, without its full stop."""
    return words.clauses(_service_clauses(figures, words))


def _came_or_went(figures: PersonFigures) -> tuple[bool, bool]:
    start, end = figures.period.start, figures.period.end
    hired, left = figures.employed_from, figures.employed_until
    return hired is not None and start < hired <= end, left is not None and start <= left < end


def _moves(figures: PersonFigures) -> tuple[Move, ...]:
    """The changes of team while in service; what lies before or after it is a slip in the list of teams."""
    hired, left = figures.employed_from, figures.employed_until
    return tuple(
        move
        for move in figures.evidence.moves
        if (hired is None or hired < move.moved_on) and (left is None or move.moved_on <= left)
    )


def _service_clauses(figures: PersonFigures, words: Words) -> Iterator[str]:
    has_come, has_gone = _came_or_went(figures)
    previous = words.previous(figures.period)
    if has_come and figures.employed_from is not None:
        yield words.say(
            N_("joined on {day}, so nothing is compared with {previous}"),
            day=words.day(figures.employed_from),
            previous=previous,
        )
    moves = _moves(figures)
    for place, move in enumerate(moves, start=1):
        yield words.say(
            N_("moved from {old} to {new} on {day}; all own records count, the comparison is with {new}")
            if place == len(moves)
            else N_("moved from {old} to {new} on {day}"),
            old=move.left[words.language],
            new=move.joined[words.language],
            day=words.day(move.moved_on),
        )
    if has_gone and figures.employed_until is not None:
        yield words.say(
            N_("left on {day}: sums are not compared with {previous}, and there is no plan for the next period"),
            day=words.day(figures.employed_until),
            previous=previous,
        )


def shared_signings(figures: PersonFigures) -> tuple[int, ...]:
    """The signings of which the person has a part only."""
    return tuple(one.signing_id for one in figures.evidence.contracts if one.partners)


def shared_sentence(figures: PersonFigures, words: Words) -> str:
    """Which signings count in part, with whom and how much, without its full stop."""
    shared = [one for one in figures.evidence.contracts if one.partners]
    named = shared if len(shared) <= _NAMED else shared[:1]  # at most three figures
    parts = _with_whom(named, words)
    more = len(shared) - len(named)
    if more:
        parts.append(words.ngettext("{number} more", "{number} more", more))
    return words.ngettext(
        "{number} signing is shared and counts in part: {parts}",
        "{number} signings are shared and count in part: {parts}",
        len(shared),
        parts=words.row(parts),
    )


def _with_whom(shared: Sequence[SignedContract], words: Words) -> list[str]:
    """With whom each is shared and how much is one's own; a customer is named once."""
    parts: list[str] = []
    customers: set[str] = set()
    for one in shared:
        customer = short(one.customer) or one.number
        message = (
            N_("another with {partners}, {share} %")
            if customer in customers
            else N_("{customer} with {partners}, {share} %")
        )
        share = plain(one.share, 2, trim=True)
        parts.append(words.say(message, customer=customer, partners=words.names(one.partners), share=share))
        customers.add(customer)
    return parts


def tie_sentence(figures: PersonFigures, words: Words) -> str:
    """That everybody has the same total, so that the place says nothing."""
    return words.say(N_("all {number} people have the same total; the place says nothing"), number=figures.tied)
