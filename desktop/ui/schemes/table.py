"""The columns of the list of schemes."""

from desktop.i18n import Translator
from desktop.queries.scheme_list import SchemeLine
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.options import Option
from desktop.ui.schemes.wording import cycle_word, role_word
from desktop.ui.tones import Tone


def scheme_columns(texts: Translator) -> tuple[Column[SchemeLine], ...]:
    """What it is called, for whom and how often, what rests on it, and whether it is the usual one."""
    _ = texts
    return (
        Column(
            _("Scheme"), lambda line: line.choice.name_in(texts.language), Cell.STRONG, 0, least=220, name="scheme"
        ),
        Column(
            _("Version"),
            lambda line: str(line.choice.version),
            Cell.NUMBER,
            76,
            lambda line: line.choice.version,
            name="version",
        ),
        Column(_("Cycle"), lambda line: cycle_word(line.choice.cycle, texts), Cell.TEXT, 100, name="cycle"),
        Column(_("For whom"), lambda line: _whom(line, texts), Cell.TEXT, 120, name="whom"),
        Column(
            _("Lines"),
            lambda line: str(line.items),
            Cell.NUMBER,
            72,
            lambda line: line.items,
            gives_way=True,
            name="lines",
        ),
        Column(
            _("Used for"), lambda line: _used(line, texts), Cell.SOFT, 208, lambda line: line.evaluations, name="used"
        ),
        Column(_("Status"), lambda line: _status(line, texts), Cell.CHIP, 104, tone=_tone, name="status"),
    )


def status_options(texts: Translator) -> list[Option]:
    """The states of a scheme to choose among."""
    states = (("usual", texts("Default")), ("offered", texts("Available")), ("retired", texts("Retired")))
    return [Option(None, texts("All states")), *(Option(*state) for state in states)]


def status_of(line: SchemeLine) -> str:
    """The state of a scheme, as `status_options` knows it."""
    if line.is_retired:
        return "retired"
    return "usual" if line.choice.is_default else "offered"


def _whom(line: SchemeLine, texts: Translator) -> str:
    """The usual scheme is for everybody, whatever role it names."""
    return role_word("" if line.choice.is_default else line.choice.role, texts)


def _used(line: SchemeLine, texts: Translator) -> str:
    if not line.evaluations:
        return NO_VALUE
    told = texts.ngettext(
        "{number} evaluation, last {period}", "{number} evaluations, last {period}", line.evaluations
    )
    return told.format(number=line.evaluations, period=line.latest)


def _status(line: SchemeLine, texts: Translator) -> str:
    if line.is_retired:
        return texts("Retired")
    return texts("Default") if line.choice.is_default else texts("Available")


def _tone(line: SchemeLine) -> Tone:
    if line.is_retired:
        return Tone.NEUTRAL
    return Tone.ACCENT if line.choice.is_default else Tone.OK
