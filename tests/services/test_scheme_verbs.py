"""What the owner does with schemes: names, versions, copies, the default one, ready-made ones."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.i18n import translator
from desktop.models import AuditEntry, SchemeVersion
from desktop.queries.schemes import scheme_of
from desktop.services.evaluations import Evaluations
from desktop.services.presets import load_preset
from desktop.services.scheme_drafts import SchemeDraft
from desktop.services.scheme_verbs import Saved, Schemes
from desktop.store.database import Database
from tests.services.scheme_values import choices, draft, newest
from tests.services.small_company import POINTS, Q3, Q4, line, reviews, today, two_people


@pytest.fixture
def schemes(database: Database) -> Schemes:
    return Schemes(database)


class TestAdd:
    def test_the_first_scheme_is_the_usual_one(self, database: Database, schemes: Schemes) -> None:
        schemes.add(draft("甲", name_en="A", cycle="month", role="newcomer"))
        schemes.add(draft("乙"))

        first, second = choices(database)
        assert (first.name, first.name_en, first.cycle, first.role, first.is_default) == (
            "甲", "A", "month", "newcomer", True,
        )  # fmt: skip
        assert (second.name, second.version, second.is_default) == ("乙", 1, False)

    @pytest.mark.parametrize("name", ["甲", " 甲 ", "FIELD"])
    def test_a_name_in_use_is_refused(self, schemes: Schemes, name: str) -> None:
        schemes.add(draft("甲", name_en="Field"))

        with pytest.raises(RequestError, match="There is a scheme"):
            schemes.add(draft(name))

    def test_a_retired_ones_name_is_refused_with_the_way_out(self, schemes: Schemes) -> None:
        schemes.add(draft("甲"))
        schemes.retire(schemes.add(draft("乙")))

        with pytest.raises(RequestError, match="Bring it back"):
            schemes.add(draft("乙"))

    def test_without_a_name_it_is_refused_in_words_for_a_scheme(self, schemes: Schemes) -> None:
        with pytest.raises(RequestError) as refused:
            schemes.add(draft("  "))

        assert refused.value.sentence(translator("zh_CN")) == "“方案名称”不能为空。"  # 姓名 is a person's

    @pytest.mark.parametrize(("field", "value"), [("cycle", "decade"), ("role", "wizard")])
    def test_an_unknown_cycle_or_role_is_refused(self, schemes: Schemes, field: str, value: str) -> None:
        with pytest.raises(RequestError, match="how often"):
            schemes.add(draft(**{field: value}))

    def test_rules_that_leave_a_figure_undefined_are_refused(self, database: Database, schemes: Schemes) -> None:
        with pytest.raises(RequestError, match="sum to 90"):
            schemes.add(draft(items=(line("visits", "90"),)))

        assert choices(database) == []

    def test_lines_of_a_perspective_are_put_together(self, database: Database, schemes: Schemes) -> None:
        lines = (
            line("visits", "20", perspective="process"),
            line("signings", "50", perspective="results"),
            line("new_deals", "30", perspective="process"),
        )

        key = schemes.add(draft(items=lines))

        assert [item.indicator for item in newest(database, key).items] == ["visits", "new_deals", "signings"]


class TestSave:
    def test_a_version_without_reviews_is_changed(self, database: Database, schemes: Schemes) -> None:
        key = schemes.add(draft("甲"))

        saved = schemes.save(key, draft("甲", items=(line("signings", "100"),)))

        assert saved == Saved(key, 1, False)
        assert [item.indicator for item in newest(database, key).items] == ["signings"]

    def test_a_version_reviews_rest_on_stays_and_a_new_one_is_made(
        self, database: Database, schemes: Schemes
    ) -> None:
        with database.write() as session:
            two_people(session)
        run = Evaluations(database, today).run(Q3)
        (choice,) = choices(database)

        saved = schemes.save(choice.scheme_id, draft("新名", items=(line("visits", "100"),)))

        assert saved == Saved(choice.scheme_id, 2, True)
        with database.read() as session:
            assert len(scheme_of(session, choice.version_id).items) == 2
            assert reviews(session, run.evaluation_id)["E01"].total is not None

    def test_computing_again_takes_the_newest_version(self, database: Database, schemes: Schemes) -> None:
        with database.write() as session:
            two_people(session)
        evaluations = Evaluations(database, today)
        evaluations.run(Q3)
        (choice,) = choices(database)
        schemes.save(choice.scheme_id, draft("测试方案", items=(line("visits", "100"),)))

        again = evaluations.run(Q3)

        with database.read() as session:
            assert reviews(session, again.evaluation_id)["E01"].total == 50

    def test_nothing_changed_makes_no_new_version(self, database: Database, schemes: Schemes) -> None:
        with database.write() as session:
            two_people(session)
        Evaluations(database, today).run(Q3)
        (choice,) = choices(database)

        saved = schemes.save(choice.scheme_id, SchemeDraft("别名", newest(database, choice.scheme_id)))

        assert (saved.version, saved.is_new_version) == (1, False)
        assert choices(database)[0].name == "别名"

    def test_a_scheme_that_is_gone_is_said(self, schemes: Schemes) -> None:
        with pytest.raises(RequestError, match="no longer there"):
            schemes.save(7, draft())

    def test_a_refused_change_leaves_the_scheme_alone(self, database: Database, schemes: Schemes) -> None:
        key = schemes.add(draft("甲"))

        with pytest.raises(RequestError):
            schemes.save(key, draft("乙", maximum=Decimal(90)))

        assert [choice.name for choice in choices(database)] == ["甲"]


class TestOtherVerbs:
    def test_a_copy_has_the_newest_rules_and_a_version_of_its_own(self, database: Database, schemes: Schemes) -> None:
        key = schemes.add(draft("甲", cycle="month"))

        copied = schemes.copy(key, "乙")

        assert newest(database, copied).items == newest(database, key).items
        second = choices(database)[1]
        assert (second.name, second.cycle, second.version, second.is_default) == ("乙", "month", 1, False)

    def test_renaming_changes_no_version(self, database: Database, schemes: Schemes) -> None:
        key = schemes.add(draft("甲"))

        schemes.rename(key, "丙", "Third")

        (choice,) = choices(database)
        assert (choice.name, choice.name_en, choice.version) == ("丙", "Third", 1)

    def test_a_retired_scheme_is_offered_no_longer_until_it_comes_back(
        self, database: Database, schemes: Schemes
    ) -> None:
        schemes.add(draft("甲"))
        key = schemes.add(draft("乙"))

        schemes.retire(key)
        without = [choice.name for choice in choices(database)]
        schemes.bring_back(key)

        assert without == ["甲"]
        assert [choice.name for choice in choices(database)] == ["甲", "乙"]

    def test_a_retired_schemes_evaluations_stay(self, database: Database, schemes: Schemes) -> None:
        with database.write() as session:
            two_people(session)
        run = Evaluations(database, today).run(Q3)
        old = choices(database)[0]
        schemes.make_usual(schemes.add(draft("新")))

        schemes.retire(old.scheme_id)

        with database.read() as session:
            assert len(reviews(session, run.evaluation_id)) == 2

    def test_the_usual_scheme_cannot_be_retired(self, schemes: Schemes) -> None:
        with pytest.raises(RequestError, match="the default scheme first"):
            schemes.retire(schemes.add(draft("甲")))

    def test_there_is_one_usual_scheme(self, database: Database, schemes: Schemes) -> None:
        schemes.add(draft("甲"))
        key = schemes.add(draft("乙"))

        schemes.make_usual(key)

        assert [(choice.name, choice.is_default) for choice in choices(database)] == [("乙", True), ("甲", False)]

    def test_what_is_not_retired_cannot_come_back(self, schemes: Schemes) -> None:
        with pytest.raises(RequestError, match="not retired"):
            schemes.bring_back(schemes.add(draft("甲")))

    def test_a_ready_made_scheme_is_taken_over_once(self, database: Database, schemes: Schemes) -> None:
        entry = load_preset("accounts").schemes[0]

        key = schemes.add_from_preset("accounts", entry.scheme.names["zh_CN"])

        assert replace(newest(database, key), version=1) == entry.scheme
        with pytest.raises(RequestError, match="There is a scheme"):
            schemes.add_from_preset("accounts", entry.scheme.names["en"])

    def test_an_unknown_ready_made_scheme_is_refused(self, schemes: Schemes) -> None:
        with pytest.raises(RequestError, match="no ready-made scheme"):
            schemes.add_from_preset("accounts", "无名")

    def test_every_verb_is_recorded(self, database: Database, schemes: Schemes) -> None:
        key = schemes.add(draft("甲"))
        schemes.rename(key, "乙")
        schemes.save(key, draft("丙"))

        with database.read() as session:
            verbs = list(session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)))
        assert verbs == ["scheme.added", "scheme.renamed", "scheme.changed"]


def test_an_older_evaluation_keeps_its_version_where_a_newer_period_takes_the_new_one(database: Database) -> None:
    with database.write() as session:
        two_people(session)
    evaluations, schemes = Evaluations(database, today), Schemes(database)
    first = evaluations.run(Q3)
    evaluations.finalise(first.evaluation_id)
    (choice,) = choices(database)
    only_survey = (line("satisfaction", "100", POINTS),)
    schemes.save(choice.scheme_id, draft("测试方案", items=only_survey))

    with database.read() as session:
        kept = reviews(session, first.evaluation_id)["E01"].total
        versions = list(session.scalars(select(SchemeVersion.version).order_by(SchemeVersion.version)))

    assert Q4.label == "2026Q4"
    assert kept == Decimal("66.0")
    assert versions == [1, 2]
    assert evaluations.run(Q3).was_finalised
