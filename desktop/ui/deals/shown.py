"""What the board shows of a stage: name, number, sums and cards, every word decided."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.wording.numbers import money
from desktop.i18n import Translator
from desktop.queries.deals.board import Board, StageColumn
from desktop.ui.deals.cards import DealCard, card_of
from desktop.ui.money import percent_text


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """One stage; `chance` and the weighted sum only where signing is still to come."""

    stage_id: int | None
    name: str
    number: str
    chance: str
    sums: str
    sums_in_words: str
    cards: tuple[DealCard, ...]


def columns_of(board: Board, today: date, texts: Translator) -> tuple[ShownColumn, ...]:
    """The columns with their cards."""
    cards: dict[int | None, list[DealCard]] = {column.stage_id: [] for column in board.columns}
    for line in board.cards:
        if line.stage_id in cards:
            cards[line.stage_id].append(card_of(line, today, texts))
    return tuple(_shown(column, tuple(cards[column.stage_id]), texts) for column in board.columns)


def _shown(column: StageColumn, cards: tuple[DealCard, ...], texts: Translator) -> ShownColumn:
    _, language = texts, texts.language
    is_certain = column.probability in (0, 100)
    amount, weighted = money(column.amount, language), money(column.weighted, language)
    told = _("{amount}; weighted by the chance of signing: {weighted}").format(amount=amount, weighted=weighted)
    return ShownColumn(
        stage_id=column.stage_id,
        name=column.name or _("No stage"),
        number=str(column.number),
        chance="" if is_certain else percent_text(Decimal(column.probability), texts),
        sums="" if not column.amount else amount if is_certain else f"{amount} → {weighted}",
        sums_in_words=amount if is_certain else told,
        cards=cards,
    )
