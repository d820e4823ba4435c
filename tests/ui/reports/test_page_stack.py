"""Where pages stand, whatever their sizes, the room and the zoom."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.reports.page_stack import stacked
from desktop.ui.reports.print_order import PrintOrder, pages_of
from desktop.ui.reports.zoom import GAP, LEAST, MOST, SCREEN_DOTS, Fit, Zoom

SIZES = st.lists(st.tuples(st.floats(200, 1200), st.floats(200, 1200)), min_size=1, max_size=12).map(tuple)
ROOMS = st.tuples(st.integers(200, 3000), st.integers(200, 2000))
ZOOMS = st.builds(Zoom, st.sampled_from(Fit), st.floats(LEAST, MOST))


@given(SIZES, ZOOMS, ROOMS)
def test_no_two_pages_overlap_and_each_is_seen_from_its_own_top(
    sizes: tuple[tuple[float, float], ...], zoom: Zoom, room: tuple[int, int]
) -> None:
    stack = stacked(sizes, zoom, room)

    for above, below in zip(stack.places, stack.places[1:], strict=False):
        assert below.top == above.bottom + GAP
    for page, place in enumerate(stack.places):
        assert page in stack.seen(place.top)
    assert stack.height == stack.places[-1].bottom + GAP


@given(SIZES, ROOMS, st.sampled_from([Fit.WIDTH, Fit.PAGE]))
def test_a_fitted_page_never_reaches_beyond_the_room(
    sizes: tuple[tuple[float, float], ...], room: tuple[int, int], fit: Fit
) -> None:
    stack = stacked(sizes, Zoom(fit), room)

    assert all(place.left >= GAP - 1 and place.left + place.width <= room[0] - GAP + 1 for place in stack.places)


def test_the_papers_own_size_is_that_of_a_screen_of_96_dots() -> None:
    stack = stacked(((595.276, 841.89),), Zoom(Fit.PAPER), (400, 300))

    assert (stack.places[0].width, stack.places[0].height) == (794, 1123)
    assert stack.overhang == 794 + 2 * GAP - 400


@given(st.floats(LEAST, MOST), st.floats(-40, 40))
def test_zooming_stays_between_its_ends(share: float, steps: float) -> None:
    assert LEAST <= Zoom().stepped(steps, share * SCREEN_DOTS).share <= MOST


def test_without_pages_nothing_is_seen() -> None:
    stack = stacked((), Zoom(), (100, 100))

    assert (stack.seen(0), stack.foremost(0), stack.height) == ([], 0, 0)


def test_pages_leave_the_printer_in_the_order_chosen() -> None:
    assert pages_of(PrintOrder(), 3) == (0, 1, 2)
    assert pages_of(PrintOrder(((2, 3), (5, 9))), 6) == (1, 2, 4, 5)
    assert pages_of(PrintOrder(copies=2), 2) == (0, 1, 0, 1)
    assert pages_of(PrintOrder(copies=2, is_collated=False), 2) == (0, 0, 1, 1)
    assert pages_of(PrintOrder(is_last_first=True), 3) == (2, 1, 0)
