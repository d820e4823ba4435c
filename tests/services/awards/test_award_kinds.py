"""The awards a company grants: the usual ones, own ones, names that are free again."""

import pytest

from desktop.domain.awards import Audience, AwardMeasure
from desktop.errors import RequestError
from desktop.queries.awards import award_kinds
from desktop.services.award_kinds import AwardKindDraft, AwardKinds
from desktop.store.database import Database


class TestKinds:
    def test_the_usual_ones_are_added_once(self, database: Database, kinds: AwardKinds) -> None:
        assert (kinds.add_usual(), kinds.add_usual()) == (4, 0)

        with database.read() as session:
            found = award_kinds(session, "zh_CN")
        assert [kind.label for kind in found] == ["签约冠军", "回款之星", "新人奖", "进步奖"]
        assert (found[2].audience, found[3].measure, found[3].indicator) == (
            Audience.NEWCOMER, AwardMeasure.PROGRESS, "total",
        )  # fmt: skip

    def test_those_that_were_all_removed_can_be_added_again(self, database: Database, kinds: AwardKinds) -> None:
        kinds.add_usual()
        for key in range(1, 5):
            kinds.remove(key)

        assert kinds.add_usual() == 4
        with database.read() as session:
            assert [kind.kind_id for kind in award_kinds(session, "zh_CN")] == [1, 2, 3, 4]

    def test_the_name_of_a_removed_one_is_free_again(self, database: Database, kinds: AwardKinds) -> None:
        kinds.remove(kinds.add(AwardKindDraft("拜访之星", indicator="visits")))

        kinds.add(AwardKindDraft("拜访之星", indicator="effective_visits"))

        with database.read() as session:
            assert [kind.indicator for kind in award_kinds(session, "zh_CN")] == ["effective_visits"]

    def test_an_own_one_is_changed_removed_and_brought_back(self, database: Database, kinds: AwardKinds) -> None:
        key = kinds.add(AwardKindDraft("拜访之星", indicator="visits"))
        kinds.change(key, AwardKindDraft("有效拜访之星", "Visitor", "effective_visits"))
        kinds.remove(key)
        with database.read() as session:
            without = award_kinds(session, "en")
        kinds.restore(key)

        with database.read() as session:
            (found,) = award_kinds(session, "en")
        assert (without, found.label, found.indicator) == ((), "Visitor", "effective_visits")

    def test_names_are_given_once_and_indicators_are_known(self, kinds: AwardKinds) -> None:
        key = kinds.add(AwardKindDraft("拜访之星"))
        kinds.change(key, AwardKindDraft("拜访之星", "Visitor"))

        with pytest.raises(RequestError, match="called 拜访之星 already"):
            kinds.add(AwardKindDraft(" 拜访之星 "))
        with pytest.raises(RequestError, match='no indicator "nonsense"'):
            kinds.add(AwardKindDraft("x", indicator="nonsense"))
        with pytest.raises(RequestError, match="must not be empty"):
            kinds.change(key, AwardKindDraft(""))

    def test_what_is_gone_cannot_be_changed(self, kinds: AwardKinds) -> None:
        with pytest.raises(RequestError, match="removed meanwhile"):
            kinds.change(9, AwardKindDraft("x"))
        with pytest.raises(RequestError, match="removed meanwhile"):
            kinds.remove(9)
        with pytest.raises(RequestError, match="removed meanwhile"):
            kinds.restore(9)
