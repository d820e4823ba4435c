"""What happened with a customer, in words: an icon, what it was, and what it brought."""

from dataclasses import dataclass

from desktop.domain.exact import plain
from desktop.domain.wording.numbers import money
from desktop.i18n import Translator
from desktop.queries.clients.story import Event, Happening
from desktop.ui.tones import Tone

ICONS = {
    Happening.VISIT: "map-pin",
    Happening.STAGE: "square-kanban",
    Happening.SIGNING: "file-pen",
    Happening.RECEIPT: "arrow-down-to-line",
    Happening.SURVEY: "message-square-text",
    Happening.COMPLAINT: "triangle-alert",
    Happening.OWNER: "users",
}


@dataclass(frozen=True, slots=True)
class EventWords:
    """One line of the timeline; `more` stands small under it."""

    icon: str
    day: str
    text: str
    more: str
    tone: Tone = Tone.NEUTRAL


def told(event: Event, texts: Translator) -> EventWords:
    """An event as the timeline says it."""
    text, tone = _text(event, texts)
    more = texts(" · ").join(part for part in (event.staff, " ".join(event.text.split())) if part)
    return EventWords(ICONS[event.kind], event.day.isoformat(), text, more, tone)


def _text(event: Event, texts: Translator) -> tuple[str, Tone]:
    _, word = texts, event.word
    amount = money(event.amount, texts.language) if event.amount is not None else ""
    match event.kind:
        case Happening.VISIT:
            return (_("Visit: {outcome}").format(outcome=word) if word else _("Visit")), Tone.NEUTRAL
        case Happening.STAGE:
            return _("Deal reached “{stage}”").format(stage=word), Tone.ACCENT
        case Happening.SIGNING:
            return _("Contract over {amount}").format(amount=amount), Tone.OK
        case Happening.RECEIPT if event.amount is not None and event.amount < 0:
            return _("Refund {amount}").format(amount=amount), Tone.WARN
        case Happening.RECEIPT:
            return _("Received {amount}").format(amount=amount), Tone.OK
        case Happening.SURVEY:
            score = "" if event.amount is None else plain(event.amount)
            return _("Survey: {score} points").format(score=score), Tone.NEUTRAL
        case Happening.COMPLAINT:
            return (_("Complaint: {severity}").format(severity=word) if word else _("Complaint")), Tone.BAD
        case _:
            return _("Looked after by {name}").format(name=event.staff), Tone.NEUTRAL
