"""Presets and versions of schemes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS
from desktop.domain.scheme import Missing, Scope
from desktop.domain.scheme_validation import SchemeError, validate
from desktop.errors import RequestError
from desktop.models import Lookup, Position, SchemeItem, SchemeVersion, Stage
from desktop.queries.schemes import scheme_choices, scheme_named, scheme_of
from desktop.services.presets import PRESETS, Preset, find_preset, load_preset
from desktop.services.schemes import ensure_default, install_preset, save_version
from tests.services.small_company import add_scheme, line


@pytest.fixture(params=PRESETS)
def preset(request: pytest.FixtureRequest) -> Preset:
    return load_preset(request.param)


class TestPresets:
    def test_every_scheme_may_be_used(self, preset: Preset) -> None:
        for entry in preset.schemes:
            validate(entry.scheme)

    def test_every_indicator_is_known(self, preset: Preset) -> None:
        codes = {item.indicator for entry in preset.schemes for item in entry.scheme.items}

        assert codes <= set(INDICATORS)

    def test_there_is_one_default_and_a_scheme_for_each_role(self, preset: Preset) -> None:
        assert sum(entry.is_default for entry in preset.schemes) == 1
        assert {"specialist", "leader", "newcomer"} <= {entry.role for entry in preset.schemes}
        assert {position["role"] for position in preset.positions} == {"specialist", "leader", "newcomer"}

    def test_every_name_is_told_in_both_languages(self, preset: Preset) -> None:
        for entry in preset.schemes:
            texts = [*entry.scheme.names.values(), *entry.scheme.form_titles.values()]
            assert len(texts) == 4
            assert all(texts)
        for words in ([*preset.positions], [*preset.stages], *([*words] for words in preset.lookups.values())):
            assert all(word["name"] and word["name_en"] for word in words)

    def test_leaders_answer_for_their_team_but_for_their_own_work_alone(self, preset: Preset) -> None:
        leader = next(entry for entry in preset.schemes if entry.role == "leader")

        own = {item.indicator for item in leader.scheme.items if item.scope is Scope.OWN}

        assert own == {"manual", "plan_completion"}

    def test_effective_outcomes_are_those_of_the_written_rules(self, preset: Preset) -> None:
        effective = {word["name"] for word in preset.lookups["outcome"] if word.get("is_effective")}

        assert effective == {"有进展", "达成意向", "签约"}

    def test_stages_rise_to_a_sure_signing(self, preset: Preset) -> None:
        probabilities = [stage["probability"] for stage in preset.stages]

        assert probabilities == sorted(probabilities)
        assert {stage["step"] for stage in preset.stages} <= {
            "visit", "deal", "negotiation", "signing", "landing", "collection",
        }  # fmt: skip

    def test_starting_targets_are_numbers_of_counted_items(self, preset: Preset) -> None:
        for entry in preset.schemes:
            for code, hint in entry.target_hints.items():
                assert Decimal(hint) > 0
                assert INDICATORS[code].unit == "count"

    def test_weights_of_the_field_stand_beside_them(self) -> None:
        weights = {
            tuple(item.weight for item in entry.scheme.items)
            for entry in load_preset("sales").schemes
            if len(entry.scheme.items) == 3
        }

        assert weights == {(Decimal(60), Decimal(20), Decimal(20))}


@pytest.mark.parametrize("name", ["sales", "销售团队", "Sales team", " SALES "])
def test_a_preset_is_found_by_key_and_by_either_name(name: str) -> None:
    assert find_preset(name).key == "sales"


def test_an_unknown_preset_is_refused_with_the_known_ones() -> None:
    with pytest.raises(RequestError, match=r'no preset "bakery".*franchise'):
        find_preset("bakery")


class TestInstall:
    def test_brings_positions_stages_words_and_schemes(self, session: Session) -> None:
        found = install_preset(session, "franchise")

        assert session.scalar(select(func.count()).select_from(Position)) == len(found.positions)
        assert session.scalar(select(func.count()).select_from(Stage)) == len(found.stages)
        assert [choice.name for choice in scheme_choices(session)] == [e.scheme.names["zh_CN"] for e in found.schemes]
        assert scheme_choices(session)[0].is_default

    def test_a_kept_scheme_says_what_the_preset_says(self, session: Session) -> None:
        found = install_preset(session, "franchise")

        kept = scheme_of(session, scheme_choices(session)[0].version_id)

        assert kept == found.default_scheme.scheme

    def test_twice_adds_nothing(self, session: Session) -> None:
        install_preset(session, "franchise")
        before = _counts(session)

        install_preset(session, "franchise")

        assert _counts(session) == before

    def test_a_second_preset_leaves_the_default_alone(self, session: Session) -> None:
        install_preset(session, "franchise")

        install_preset(session, "sales")

        defaults = [choice.name for choice in scheme_choices(session) if choice.is_default]
        assert defaults == ["招商专员季度考核"]


def _counts(session: Session) -> list[int | None]:
    tables = (Position, Stage, Lookup, SchemeVersion, SchemeItem)
    return [session.scalar(select(func.count()).select_from(table)) for table in tables]


class TestDefault:
    def test_is_added_where_there_is_no_scheme(self, session: Session) -> None:
        ensure_default(session)

        (choice,) = scheme_choices(session)
        assert (choice.name, choice.is_default) == ("业务员季度考核", True)

    def test_is_not_added_beside_a_scheme(self, session: Session) -> None:
        add_scheme(session, line("visits", "100"))

        ensure_default(session)

        assert [choice.name for choice in scheme_choices(session)] == ["测试方案"]


class TestSaveVersion:
    def test_the_same_content_makes_no_new_version(self, session: Session) -> None:
        scheme_id = add_scheme(session, line("visits", "100"))
        (choice,) = scheme_choices(session)

        again = save_version(session, scheme_id, scheme_of(session, choice.version_id))

        assert again == choice.version_id

    def test_a_change_makes_a_new_version_and_keeps_the_old_one(self, session: Session) -> None:
        scheme_id = add_scheme(session, line("visits", "100"))
        old = scheme_of(session, scheme_choices(session)[0].version_id)
        changed = replace(old, items=(line("visits", "100", missing=Missing.ZERO),))

        save_version(session, scheme_id, changed)

        (choice,) = scheme_choices(session)
        assert choice.version == 2
        assert scheme_of(session, choice.version_id).items == changed.items
        first = session.scalars(select(SchemeVersion.id).where(SchemeVersion.version == 1)).one()
        assert scheme_of(session, first) == old

    def test_a_scheme_that_cannot_be_used_is_refused(self, session: Session) -> None:
        with pytest.raises(SchemeError, match="sum to 90"):
            add_scheme(session, line("visits", "90"))


class TestSchemeNamed:
    @pytest.mark.parametrize("name", ["乙", "乙 EN", " 乙 en "])
    def test_finds_either_name(self, session: Session, name: str) -> None:
        add_scheme(session, line("visits", "100"), name="甲")
        add_scheme(session, line("visits", "100"), name="乙", is_default=False)

        assert scheme_named(scheme_choices(session), name).name == "乙"

    def test_without_a_name_finds_the_default(self, session: Session) -> None:
        add_scheme(session, line("visits", "100"), name="甲", is_default=False)
        add_scheme(session, line("visits", "100"), name="乙")

        found = scheme_named(scheme_choices(session), None)

        assert (found.name_in("zh_CN"), found.name_in("en")) == ("乙", "乙 EN")

    def test_an_unknown_name_is_refused_with_the_known_ones(self, session: Session) -> None:
        add_scheme(session, line("visits", "100"), name="甲")

        with pytest.raises(RequestError, match=r"no scheme “丙”. The schemes are: 甲"):
            scheme_named(scheme_choices(session), "丙")

    def test_no_scheme_at_all_is_said(self) -> None:
        with pytest.raises(RequestError, match="no scheme yet"):
            scheme_named([], None)
