from desktop.domain.causes import LibraryMeasure
from desktop.domain.narrative.needed import needed_codes


def measure(moves: str, *indicators: str, when: tuple[str, ...] = ()) -> LibraryMeasure:
    return LibraryMeasure("key", "any", moves, indicators, frozenset(when), {}, {}, {})


class TestNeededCodes:
    def test_are_those_counted_and_those_planned_for(self) -> None:
        found = needed_codes(["satisfaction"], ["market_feedback"], ())

        assert {"satisfaction", "market_feedback"} <= found

    def test_are_those_of_the_way_from_visit_to_money_whatever_is_counted(self) -> None:
        found = needed_codes([], [], ())

        assert {"visits", "effective_visits", "new_deals", "win_rate", "average_deal", "collection_rate"} <= found
        assert "customer_quality" not in found

    def test_are_what_a_fitting_measure_moves(self) -> None:
        helpful, other = measure("customer_quality", "satisfaction"), measure("complaints", "churn_rate")
        asked, usual = measure("activity_leads", "raters", when=("weak_deals",)), measure("plan_completion", "*")

        found = needed_codes(["satisfaction"], [], (helpful, other, asked, usual, measure("", "visits")))

        assert {"customer_quality", "activity_leads", "plan_completion"} <= found
        assert not {"complaints", ""} & found
