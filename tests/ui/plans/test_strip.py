"""The strip above the board."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.plan.progress import PlanState
from desktop.ui.kit.look import Look
from desktop.ui.plans.cards import PlanCard
from desktop.ui.plans.strip import Strip
from desktop.ui.tones import Tone


def card(key: int, state: PlanState, effect: str, tone: Tone) -> PlanCard:
    """A card of which the strip counts state and effect."""
    return PlanCard(key, state, "", "", "", "", "", None, effect, tone, "", Tone.NEUTRAL, "", "")


def test_it_counts_states_and_how_actions_go_from_good_to_bad(look: Look, qtbot: QtBot) -> None:
    strip = Strip(look)
    qtbot.addWidget(strip)

    strip.show_cards(
        [
            card(1, PlanState.OPEN, "Behind", Tone.WARN),
            card(2, PlanState.OPEN, "Reached", Tone.OK),
            card(3, PlanState.DONE, "Reached", Tone.OK),
            card(4, PlanState.OPEN, "", Tone.NEUTRAL),
        ]
    )

    chips = [label.text() for label in strip.findChildren(QLabel) if label.property("chip")]
    assert strip.number.text() == "4"
    assert chips == ["Reached 2", "Behind 1"]
    assert strip.bar._numbers == ((3, Tone.ACCENT), (1, Tone.OK))
