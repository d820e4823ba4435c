"""The owner's library of causes and measures: what may stand in it, and what evaluations take from it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.causes import LibraryMeasure, measures_for
from desktop.domain.measure_documents import LONGEST, MeasureDraft
from desktop.errors import RequestError
from desktop.queries.measures import MeasureRow, library, measure_rows, shipped
from desktop.services.audit import verify
from desktop.services.evaluations import Evaluations
from desktop.services.measures import MeasureLibrary
from desktop.store.database import Database
from tests.services.small_company import Q3, Q4, actions, add_target, add_visits, reviews, today, two_people

DRAFT = MeasureDraft(
    step="visits",
    indicators=("effective_visits", "visits"),
    causes={"zh_CN": "路上时间多", "en": "Too much time on the road"},
    measures={
        "zh_CN": "周二、周四只跑园区，{superior}定名单",
        "en": "Parks only on Tuesday and Thursday; list by {superior}",
    },
    supports={"zh_CN": "{superior}给名单", "en": "A list from {superior}"},
    when=("weak_visits",),
)
SHIPPED_KEY = "weekly_visit_list"


@pytest.fixture
def verbs(database: Database) -> MeasureLibrary:
    return MeasureLibrary(database)


Rows = Callable[[str], MeasureRow | None]


@pytest.fixture
def row(database: Database) -> Rows:
    def read(key: str) -> MeasureRow | None:
        with database.read() as session:
            return next((each for each in measure_rows(session) if each.key == key), None)

    return read


def merged(database: Database) -> tuple[LibraryMeasure, ...]:
    with database.read() as session:
        return library(session)


def test_without_changes_the_library_is_the_shipped_one(database: Database) -> None:
    assert merged(database) == shipped()


class TestAdd:
    def test_an_own_measure_comes_before_shipped_ones_that_fit_as_well(
        self, verbs: MeasureLibrary, database: Database, row: Rows
    ) -> None:
        key = verbs.add(DRAFT)

        chosen = measures_for("effective_visits", frozenset({"weak_visits"}), merged(database))
        assert chosen[0].key == key
        found = row(key)
        assert found is not None
        assert (found.is_own, found.is_active, found.lacking) == (True, True, "")

    @pytest.mark.parametrize(
        ("language", "text", "lacking"),
        [("zh_CN", "周二只跑园区", "en"), ("en", "Tuesdays for the park only", "zh_CN")],
    )
    def test_a_text_missing_in_one_language_falls_back_to_the_other_and_is_said(
        self, verbs: MeasureLibrary, database: Database, row: Rows, language: str, text: str, lacking: str
    ) -> None:
        key = verbs.add(replace(DRAFT, measures={language: text}))

        found = row(key)
        assert found is not None
        assert found.lacking == lacking
        entry = next(each for each in merged(database) if each.key == key)
        assert entry.measures == {"zh_CN": text, "en": text}

    def test_keys_are_never_used_twice(self, verbs: MeasureLibrary) -> None:
        first = verbs.add(DRAFT)
        verbs.remove(first)

        assert verbs.add(DRAFT) != first

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"causes": {}}, "Cause is missing. Write it in one language at least"),
            ({"measures": {"zh_CN": "  "}}, "Measure is missing"),
            ({"measures": {"zh_CN": "问{boss}"}}, r"\{boss\}, which nothing fills"),
            ({"measures": {"zh_CN": "问{superior:d}"}}, r"\{superior\}, which nothing fills"),
            ({"measures": {"zh_CN": "问{0}"}}, r"\{0\}, which nothing fills"),
            ({"supports": {"zh_CN": "一半{"}}, "which nothing fills"),
            ({"measures": {"zh_CN": "长" * (LONGEST + 1)}}, f"has {LONGEST + 1} characters"),
            ({"step": "dancing"}, "Choose the step"),
            ({"indicators": ()}, "at least one indicator"),
            ({"indicators": ("wealth",)}, 'no indicator "wealth"'),
            ({"moves": "wealth"}, 'no indicator "wealth"'),
            ({"when": ("full_moon",)}, 'no diagnosis "full_moon"'),
        ],
    )
    def test_what_no_plan_could_print_is_refused(
        self, verbs: MeasureLibrary, database: Database, changes: dict[str, object], sentence: str
    ) -> None:
        with pytest.raises(RequestError, match=sentence):
            verbs.add(replace(DRAFT, **changes))  # type: ignore[arg-type] # named by the table above

        assert merged(database) == shipped()


class TestChange:
    def test_a_shipped_entry_takes_the_owners_words_and_its_place_stays(
        self, verbs: MeasureLibrary, database: Database, row: Rows
    ) -> None:
        verbs.change(SHIPPED_KEY, DRAFT)

        changed = merged(database)[0]
        assert (changed.key, changed.measures) == (SHIPPED_KEY, DRAFT.measures)
        found = row(SHIPPED_KEY)
        assert found is not None
        assert (found.is_changed, found.is_own) == (True, False)

    def test_the_shipped_text_comes_back(self, verbs: MeasureLibrary, database: Database) -> None:
        verbs.change(SHIPPED_KEY, DRAFT)
        verbs.switch(SHIPPED_KEY, False)

        verbs.restore(SHIPPED_KEY)

        assert merged(database) == shipped()

    def test_an_own_measure_has_no_shipped_text(self, verbs: MeasureLibrary) -> None:
        key = verbs.add(DRAFT)

        with pytest.raises(RequestError, match="no shipped text"):
            verbs.restore(key)

    def test_an_unknown_entry_is_told(self, verbs: MeasureLibrary) -> None:
        with pytest.raises(RequestError, match="removed meanwhile"):
            verbs.change("nothing", DRAFT)


class TestSwitch:
    def test_plans_no_longer_use_an_entry_that_is_off_but_it_stays_on_the_list(
        self, verbs: MeasureLibrary, database: Database, row: Rows
    ) -> None:
        verbs.switch(SHIPPED_KEY, False)

        assert SHIPPED_KEY not in {each.key for each in merged(database)}
        found = row(SHIPPED_KEY)
        assert found is not None
        assert (found.is_active, found.is_changed) == (False, False)

        verbs.switch(SHIPPED_KEY, True)
        assert merged(database) == shipped()


class TestRemove:
    def test_an_own_measure_goes_and_comes_back(self, verbs: MeasureLibrary, database: Database, row: Rows) -> None:
        key = verbs.add(DRAFT)

        verbs.remove(key)
        assert row(key) is None
        assert merged(database) == shipped()

        verbs.bring_back(key)
        assert row(key) is not None

    def test_a_shipped_entry_is_switched_off_rather_than_removed(self, verbs: MeasureLibrary) -> None:
        verbs.change(SHIPPED_KEY, DRAFT)

        with pytest.raises(RequestError, match="switch a shipped one off"):
            verbs.remove(SHIPPED_KEY)


def test_the_next_evaluation_uses_the_owners_words_and_reviews_that_exist_keep_theirs(
    verbs: MeasureLibrary, database: Database
) -> None:
    with database.write() as session:
        first_person, _second = two_people(session)
        add_visits(session, first_person, 2, date(2026, 10, 12))
        add_target(session, "visits", "10", staff_id=first_person, start=Q4.start, end=Q4.end)
    evaluations = Evaluations(database, today)
    first = evaluations.run(Q3).evaluation_id
    evaluations.finalise(first)
    with database.read() as session:
        before = [one.texts for one in actions(session, reviews(session, first)["E01"])]

    own = replace(DRAFT, indicators=("visits",), measures={"zh_CN": "周二只跑园区"}, moves="visits", when=())
    verbs.add(replace(own, when=("weak_visits", "silent_weeks")))
    later = evaluations.run(Q4).evaluation_id

    with database.read() as session:
        assert [one.texts for one in actions(session, reviews(session, first)["E01"])] == before
        planned = [one.texts for one in actions(session, reviews(session, later)["E01"])]
    assert any(
        texts["zh_CN"].startswith("周二只跑园区") and texts["en"].startswith("周二只跑园区") for texts in planned
    )


def test_every_change_is_in_the_record_of_changes(verbs: MeasureLibrary, database: Database) -> None:
    key = verbs.add(DRAFT)
    verbs.switch(key, False)
    verbs.remove(key)
    verbs.bring_back(key)

    with database.read() as session:
        check = verify(session)
    assert (check.is_whole, check.entries) == (True, 4)
