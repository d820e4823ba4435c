"""The columns of the staff list."""

from desktop.i18n import Translator
from desktop.queries.staff import Service, StaffLine
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.staff.service_words import service_word
from desktop.ui.tones import Tone

SERVICE_TONES = {Service.IN_SERVICE: Tone.OK, Service.LEFT: Tone.NEUTRAL, Service.NOT_YET: Tone.ACCENT}


def staff_columns(texts: Translator) -> tuple[Column[StaffLine], ...]:
    """Who, where, since when, and whether still."""
    _ = texts
    return (
        Column(_("Staff member"), lambda line: line.name, Cell.PERSON, 0, least=124, name="name"),
        Column(_("Staff code"), lambda line: line.code, Cell.SOFT, 84, gives_way=True, name="code"),
        Column(_("Team"), lambda line: line.team or NO_VALUE, Cell.TEXT, 0, least=130, name="team"),
        Column(_("Position"), lambda line: line.position or NO_VALUE, Cell.TEXT, 0, least=160, name="position"),
        Column(_("Superior"), lambda line: line.superior or NO_VALUE, Cell.SOFT, 98, gives_way=True, name="superior"),
        Column(
            _("Hired on"),
            lambda line: line.hired_on.isoformat() if line.hired_on else NO_VALUE,
            Cell.SOFT,
            104,
            gives_way=True,
            name="hired_on",
        ),
        Column(
            _("Status"),
            lambda line: service_word(line.service, texts),
            Cell.CHIP,
            104,
            tone=lambda line: SERVICE_TONES[line.service],
            name="service",
        ),
    )
