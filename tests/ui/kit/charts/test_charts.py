"""Charts: what they say without colours, by mouse and by keys, and the table beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.kit.charts.canvas import Canvas
from desktop.ui.kit.charts.figure_table import FigureTable
from desktop.ui.kit.charts.figures import FigureRow, FunnelStep, RadarAxis, RankingLine, TrendBar
from desktop.ui.kit.charts.funnel import FunnelChart
from desktop.ui.kit.charts.legend import Legend, Sign
from desktop.ui.kit.charts.pace import PaceBar
from desktop.ui.kit.charts.radar import RadarChart
from desktop.ui.kit.charts.ranking import RankingChart
from desktop.ui.kit.charts.scale import ticks
from desktop.ui.kit.charts.sparkline import Sparkline
from desktop.ui.kit.charts.switched import Switched
from desktop.ui.kit.charts.trend import TrendChart
from desktop.ui.kit.look import Look
from desktop.ui.tones import Tone

BARS = (
    TrendBar("Sep", 20.0, "September: 20", target=18.0, key="sep"),
    TrendBar("Oct", 24.0, "October: 24", target=30.0, key="oct"),
    TrendBar("Nov", 9.0, "November: 9", 30.0, likely=4.0, possible=12.0, is_running=True),
)


def trend(look: Look) -> TrendChart:
    chart = TrendChart(look, "Signings")
    chart.show_bars(BARS, whole=True)
    return chart


def funnel(look: Look) -> FunnelChart:
    chart = FunnelChart(look, "Funnel")
    chart.show_steps(
        [FunnelStep("Visits", "40", 1.0, "", "40 visits", "visits"), FunnelStep("Deals", "8", 0.2, "20 %", "8 deals")]
    )
    return chart


def ranking(look: Look) -> RankingChart:
    chart = RankingChart(look, "Ranking")
    chart.show_lines(
        [
            RankingLine("1", "王䶮", 112.0, "112.0 %", "5.6 / 5", "王䶮: 112 %", 7),
            RankingLine("", "李契", None, "—", "2", "李契: no target"),
        ]
    )
    return chart


def radar(look: Look) -> RadarChart:
    chart = RadarChart(look, "Perspectives")
    names = ("Results", "Process", "Quality", "Teamwork")
    chart.show_axes([RadarAxis(name, 60.0 + 10 * place, f"{name}: fine", 80.0) for place, name in enumerate(names)])
    return chart


def shown(chart: Canvas, qtbot: QtBot) -> Canvas:
    chart.resize(420, 260)
    qtbot.addWidget(chart)
    chart.show()
    qtbot.waitExposed(chart)
    return chart


MAKERS = (trend, funnel, ranking, radar)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
class TestEveryChart:
    def test_it_draws_something_and_every_mark_lies_inside(self, make: object, look: Look, qtbot: QtBot) -> None:
        chart = shown(make(look), qtbot)  # type: ignore[operator] # one of the makers

        image = chart.grab().toImage()

        assert len({image.pixel(x, y) for x in range(0, 420, 3) for y in range(0, 70, 3)}) > 2
        assert all(chart.rect().adjusted(-1, -1, 1, 1).contains(mark.area.toRect()) for mark in chart.marks())

    def test_arrows_walk_its_marks_and_say_each(self, make: object, look: Look, qtbot: QtBot) -> None:
        chart = shown(make(look), qtbot)  # type: ignore[operator] # one of the makers

        qtbot.keyClick(chart, Qt.Key.Key_Right)
        first = chart.accessibleDescription()
        qtbot.keyClick(chart, Qt.Key.Key_End)

        assert first == chart.marks()[0].text
        assert chart.accessibleDescription() == chart.marks()[-1].text
        assert chart.accessibleName()


def test_a_click_opens_the_bar_under_the_mouse(look: Look, qtbot: QtBot) -> None:
    chart = shown(trend(look), qtbot)

    with qtbot.waitSignal(chart.activated) as told:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.marks()[1].area.center().toPoint())

    assert told.args == ["oct"]


def test_enter_opens_the_mark_the_keys_stand_on_and_nothing_where_nothing_opens(look: Look, qtbot: QtBot) -> None:
    chart = shown(trend(look), qtbot)
    opened: list[object] = []
    chart.activated.connect(opened.append)

    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Return)

    assert opened == ["sep"]


def test_the_mouse_turns_into_a_hand_where_something_opens(look: Look, qtbot: QtBot) -> None:
    chart = shown(funnel(look), qtbot)

    qtbot.mouseMove(chart, chart.marks()[0].area.center().toPoint())
    assert chart.cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(chart, chart.marks()[1].area.center().toPoint())
    assert chart.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_fewer_figures_later_leave_the_keys_on_a_mark_there_is(look: Look, qtbot: QtBot) -> None:
    chart = TrendChart(look, "Signings")
    chart.show_bars(BARS)
    shown(chart, qtbot)
    qtbot.keyClick(chart, Qt.Key.Key_End)

    chart.show_bars(BARS[:1])

    assert chart.current == 0


def test_a_chart_without_figures_is_calm(look: Look, qtbot: QtBot) -> None:
    for chart in (TrendChart(look, "Signings"), FunnelChart(look, "Funnel"), RadarChart(look, "Radar")):
        shown(chart, qtbot).grab()
        qtbot.keyClick(chart, Qt.Key.Key_Right)
        assert chart.current == -1


def test_the_button_changes_over_to_the_table_and_back(look: Look, qtbot: QtBot) -> None:
    table = FigureTable(look, ("Month", "Actual", "Target"), "Signings")
    table.show_rows([FigureRow(("September", "20", "18"))])
    switched = Switched(look, trend(look), table)
    qtbot.addWidget(switched)
    qtbot.addWidget(switched.button)
    said: list[bool] = []
    switched.changed_over.connect(said.append)

    switched.button.click()
    assert switched.shows_table
    assert switched.button.accessibleName() == "Show as a chart"
    switched.button.click()

    assert said == [True, False]
    assert table.model.index(0, 1).data() == "20"


def test_a_pace_says_itself_in_words(look: Look, qtbot: QtBot) -> None:
    bar = PaceBar(look)
    qtbot.addWidget(bar)
    bar.resize(200, 18)

    bar.show_pace(120.0, 60.0, Tone.OK, "Target reached")

    assert bar.accessibleName() == "Target reached"
    image = bar.grab().toImage()
    assert image.pixel(QPoint(100, 9)) != image.pixel(QPoint(100, 1))


def test_a_small_line_of_equal_values_is_level(look: Look, qtbot: QtBot) -> None:
    line = Sparkline(look)
    qtbot.addWidget(line)
    line.show_values((5.0, 5.0, 5.0))

    assert line.grab().toImage().width() > 0


def test_a_legend_has_a_word_beside_each_sign(look: Look, qtbot: QtBot) -> None:
    legend = Legend(look)
    qtbot.addWidget(legend)

    legend.show_entries([(sign, sign.value) for sign in Sign])
    legend.grab()

    assert [label.text() for label in legend.findChildren(QLabel)] == [sign.value for sign in Sign]


@given(some.floats(0.001, 1e12), some.booleans())
def test_an_axis_begins_at_nothing_reaches_its_top_and_has_few_steps(top: float, whole: bool) -> None:
    found = ticks(top, 5, whole)

    assert found[0] == 0
    assert found[-1] >= top * (1 - 1e-6)
    assert len(found) <= 7
    assert not whole or all(each == int(each) for each in found)
