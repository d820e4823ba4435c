"""What is worth a look in the visit log."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.visit_notices import LoggedVisit, NoticeKind, notices_in

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def visit(number: int, day: date = TODAY, customer: int | None = None, **more: object) -> LoggedVisit:
    """A visit with nothing worth a look, each entered in a minute of its own."""
    plain = LoggedVisit(
        visit_id=number,
        staff_id=1,
        staff="王䶮",
        customer_id=number if customer is None else customer,
        customer="禾味餐饮",
        day=day,
        entered_on=day,
        made_at=NOON + timedelta(minutes=number),
        has_outcome=True,
        is_effective=False,
        summary="",
        next_step="",
        next_on=None,
    )
    return replace(plain, **more)  # type: ignore[arg-type] # fields of the visit


def kinds(*visits: LoggedVisit) -> list[NoticeKind]:
    """What is noticed."""
    return [notice.kind for notice in notices_in(visits, TODAY)]


def test_ordinary_visits_are_not_remarked() -> None:
    assert kinds(*[visit(number, TODAY - timedelta(days=number)) for number in range(20)]) == []


def test_the_same_words_again_are_remarked_marks_and_blanks_do_not_count() -> None:
    first = visit(1, summary="店长愿意先试三个月，等总部批。")
    second = visit(2, TODAY - timedelta(days=1), summary="店长愿意先试三个月, 等总部批")

    assert kinds(first, second) == [NoticeKind.SAME_TEXT]
    assert kinds(visit(1, summary="电话沟通"), visit(2, summary="电话沟通")) == []
    assert kinds(first, replace(second, staff_id=2)) == []


def test_a_customer_met_twice_a_day_is_remarked() -> None:
    assert kinds(visit(1, customer=7), visit(2, customer=7)) == [NoticeKind.MEETING_TWICE]
    assert kinds(visit(1, customer=7), visit(2, TODAY - timedelta(days=1), customer=7)) == []


def test_several_days_entered_in_one_minute_are_remarked_only_when_they_are_old() -> None:
    def together(days: list[int]) -> list[LoggedVisit]:
        return [
            visit(number, TODAY - timedelta(days=day), made_at=NOON, entered_on=TODAY)
            for number, day in enumerate(days)
        ]

    assert kinds(*together([0, 3, 9])) == [NoticeKind.SAME_MINUTE]
    assert kinds(*together([0, 1, 2, 3, 4])) == []
    assert kinds(*together([0, 9])) == []
    assert kinds(*together(list(range(51)))) == []


def test_far_more_visits_than_usual_are_remarked() -> None:
    usual = [visit(number, TODAY - timedelta(days=1 + number)) for number in range(6)]
    many = [visit(100 + number) for number in range(8)]

    found = notices_in([*usual, *many], TODAY)

    assert [(notice.kind, len(notice.visits), notice.usual) for notice in found] == [(NoticeKind.BURST, 8, 1)]
    assert notices_in(many, TODAY) == ()


def test_an_effective_visit_that_leads_nowhere_is_remarked_after_some_days() -> None:
    old = visit(1, TODAY - timedelta(days=5), customer=7, is_effective=True)

    assert kinds(old) == [NoticeKind.NO_NEXT_STEP]
    assert kinds(replace(old, day=TODAY - timedelta(days=2))) == []
    assert kinds(replace(old, next_step="报价")) == []
    assert kinds(replace(old, next_on=TODAY)) == []
    assert kinds(replace(old, signed_on=TODAY)) == []
    assert kinds(old, visit(2, customer=7)) == []


def test_what_was_found_fine_is_not_remarked_again_but_what_is_new_is() -> None:
    silent = [visit(number, has_outcome=False) for number in (1, 2)]
    (notice,) = notices_in(silent, TODAY)
    again = notices_in([*silent, visit(3, has_outcome=False)], TODAY, notice.marks)
    same = [visit(number, summary="店长愿意先试三个月") for number in (4, 5)]
    (words,) = notices_in(same, TODAY)

    assert [each.visit_id for each in again[0].visits] == [3]
    assert notices_in(same, TODAY, words.marks) == ()
    assert len(notices_in([*same, visit(6, summary="店长愿意先试三个月")], TODAY, words.marks)) == 1


VISITS = st.builds(
    lambda number, days, minute, text, outcome, effective: visit(
        number,
        TODAY - timedelta(days=days),
        customer=number % 4,
        made_at=NOON + timedelta(minutes=minute),
        summary=text,
        has_outcome=outcome,
        is_effective=effective,
    ),
    st.integers(1, 40),
    st.integers(0, 50),
    st.integers(0, 2),
    st.sampled_from(["", "试销谈定月底签约", "价格太高再等等看"]),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(VISITS, max_size=25, unique_by=lambda each: each.visit_id))
def test_everything_found_fine_leaves_nothing_whatever_the_order(visits: list[LoggedVisit]) -> None:
    found = notices_in(visits, TODAY)
    marks = [mark for notice in found for mark in notice.marks]

    assert notices_in(reversed(visits), TODAY) == found
    assert notices_in(visits, TODAY, marks) == ()
