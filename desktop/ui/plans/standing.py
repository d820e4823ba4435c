"""How an action stands: what an act on it rests on, and what was made of it elsewhere."""

from functools import partial
from typing import Any

from desktop.i18n import Translator
from desktop.queries.due_days import standing_of
from desktop.queries.plans import PlanLine
from desktop.services.seen import Seen, Shown


def seen(line: PlanLine, filled: Shown) -> Seen:
    """What an act on the action shown rests on."""
    return Seen(filled, partial(standing_of, action_id=line.action_id))


def due_now(action_id: int, session: Any) -> Shown:
    """The day an action is due on."""
    return {name: day for name, day in standing_of(session, action_id).items() if name == "due_on"}


def changed_told(theirs: Shown, texts: Translator) -> str:
    """How an action stands by now."""
    day = theirs["due_on"].isoformat()
    if theirs["done_on"] is None:
        told = texts("Changed elsewhere meanwhile: open, due on {day}. Do it again if yours is to hold.")
        return told.format(day=day)
    told = texts("Changed elsewhere meanwhile: ticked off on {done}, due on {day}. Do it again if yours is to hold.")
    return told.format(done=theirs["done_on"].isoformat(), day=day)
