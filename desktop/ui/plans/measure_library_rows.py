"""The library's entries as its table shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.causes import ANY_INDICATOR
from desktop.domain.diagnoses import DIAGNOSES, STEPS
from desktop.domain.indicators import Indicator
from desktop.i18n import CHINESE, ENGLISH, Translator
from desktop.queries.measures import MeasureRow
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class LibraryLine:
    """One entry with its words in the window's language."""

    row: MeasureRow
    step: str
    cause: str
    measure: str
    moves: str
    asked: str  # the diagnoses that ask for it
    support: str
    state: str
    tone: Tone

    @property
    def searched(self) -> str:
        """What a search looks at: both languages."""
        texts = (*self.row.causes.values(), *self.row.measures.values(), self.step, self.moves, self.asked)
        return " ".join(texts).casefold()


def line_of(row: MeasureRow, indicators: Mapping[str, Indicator], texts: Translator) -> LibraryLine:
    """The entry for the table."""
    moved = row.moves or next(iter(row.indicators), "")
    known = indicators.get(moved)
    name = texts("any indicator") if moved == ANY_INDICATOR or not moved else moved
    state, tone = _state(row, texts)
    return LibraryLine(
        row=row,
        step=texts(STEPS[row.step]) if row.step in STEPS else row.step,
        cause=_in(row.causes, texts.language),
        measure=_in(row.measures, texts.language),
        moves=known.called(texts) if known is not None else name,
        asked=texts(", ").join(texts(DIAGNOSES[each]) for each in row.when if each in DIAGNOSES),
        support=_in(row.supports, texts.language),
        state=state,
        tone=tone,
    )


def library_columns(texts: Translator) -> tuple[Column[LibraryLine], ...]:
    """Where it belongs, why, what to do, what it moves, and whose words they are."""
    _ = texts
    return (
        Column(_("Step"), lambda line: line.step, Cell.SOFT, 164, name="step"),
        Column(_("Cause"), lambda line: line.cause, Cell.TEXT, 0, least=150, name="cause"),
        Column(_("Measure"), lambda line: line.measure, Cell.TEXT, 0, least=190, name="measure"),
        Column(_("Moves"), lambda line: line.moves, Cell.SOFT, 132, gives_way=True, name="moves"),
        Column(_("Applies to"), lambda line: line.asked, Cell.SOFT, 160, name="asked", is_extra=True),
        Column(_("Support"), lambda line: line.support, Cell.SOFT, 180, name="support", is_extra=True),
        Column(
            _("Used"),
            lambda line: str(line.row.uses) if line.row.uses else "",
            Cell.NUMBER,
            70,
            sort_key=lambda line: line.row.uses,
            name="uses",
        ),
        Column(_("State"), lambda line: line.state, Cell.CHIP, 128, tone=lambda line: line.tone, name="state"),
    )


def _state(row: MeasureRow, texts: Translator) -> tuple[str, Tone]:
    if not row.is_active:
        return texts("Switched off"), Tone.NEUTRAL
    if row.lacking:
        return (texts("No English") if row.lacking == ENGLISH else texts("No Chinese")), Tone.WARN
    if row.is_own:
        return texts("Your own"), Tone.ACCENT
    return (texts("Changed"), Tone.ACCENT) if row.is_changed else (texts("Built-in"), Tone.NEUTRAL)


def _in(by_language: Mapping[str, str], language: str) -> str:
    return by_language.get(language) or by_language.get(CHINESE) or by_language.get(ENGLISH) or ""
