"""Which backups may go."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rotation import DAYS, MONTHS, NEWEST, WEEKS, Copy, Reason, spare

NOW = datetime(2026, 11, 21, 18, 0)  # noqa: DTZ001 - where the owner is

copies = st.lists(
    st.builds(
        lambda minutes, reason, is_verified: (NOW - timedelta(minutes=minutes), reason, is_verified),
        st.integers(0, 60 * 24 * 800),
        st.sampled_from(Reason),
        st.booleans(),
    ),
    max_size=60,
    unique_by=lambda each: each[0],
).map(lambda made: [Copy(f"{moment:%Y%m%d-%H%M%S}", moment, reason, checked) for moment, reason, checked in made])


def every(step: timedelta, number: int, reason: Reason = Reason.REGULAR) -> list[Copy]:
    """So many checked copies, the newest now."""
    return [Copy(f"c{place}", NOW - step * place, reason, True) for place in range(number)]


class TestSpare:
    def test_half_hourly_copies_thin_out_to_one_a_day(self) -> None:
        made = every(timedelta(minutes=30), 48 * 3)

        kept = {copy.name: copy for copy in made if copy.name not in spare(made)}

        assert {f"c{place}" for place in range(NEWEST)} <= kept.keys()
        assert len({copy.made_at.date() for copy in kept.values()}) == 4
        assert len(kept) == NEWEST + 3

    def test_two_years_of_days_leave_days_weeks_and_months(self) -> None:
        made = every(timedelta(days=1), 800)

        assert len(made) - len(spare(made)) <= DAYS + WEEKS + MONTHS

    @given(copies)
    def test_the_newest_and_the_finalised_and_the_last_checked_stay(self, made: list[Copy]) -> None:
        going = spare(made)
        latest = sorted(made, key=lambda copy: copy.made_at, reverse=True)

        assert not going & {copy.name for copy in latest[:NEWEST]}
        assert not going & {copy.name for copy in made if copy.reason is Reason.FINALISED}
        assert not going & {copy.name for copy in latest if copy.is_verified} - {
            copy.name for copy in [each for each in latest if each.is_verified][1:]
        }

    @given(copies)
    def test_what_stays_stays_when_asked_again(self, made: list[Copy]) -> None:
        left = [copy for copy in made if copy.name not in spare(made)]

        assert spare(left) == frozenset()

    @given(copies)
    def test_no_more_stay_than_the_rule_names(self, made: list[Copy]) -> None:
        left = len(made) - len(spare(made))

        forever = sum(copy.reason is Reason.FINALISED for copy in made)
        assert left <= NEWEST + DAYS + WEEKS + MONTHS + 1 + forever

    @given(copies, st.randoms())
    def test_the_order_they_are_listed_in_does_not_matter(self, made: list[Copy], dice: object) -> None:
        shuffled = list(made)
        dice.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random

        assert spare(shuffled) == spare(made)
