"""One line of a scheme from the form and back."""

from decimal import Decimal

import pytest

from desktop.domain.scheme import Band, Filter, Missing, Rule, RuleKind, SchemeItem, Scope
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.services.presets import PRESETS, load_preset
from desktop.ui.kit.values import Values
from desktop.ui.schemes.item_form import item_of, new_values, values_of
from desktop.ui.schemes.wording import item_name, rule_hint, rule_text

TEXTS = translator(ENGLISH)
EVERYTHING = Band(None, None, Decimal(100))
ITEMS = [item for key in PRESETS for entry in load_preset(key).schemes for item in entry.scheme.items]


def typed(**changed: object) -> Values:
    given = values_of(SchemeItem("visits", Decimal(25), Rule(RuleKind.RATIO))) | changed
    return Values(given)


@pytest.mark.parametrize("item", ITEMS)
def test_every_ready_made_line_comes_back_as_it_was(item: SchemeItem) -> None:
    again, errors = item_of(Values(values_of(item)), item.rule.bands, wrong_bands=False, texts=TEXTS)

    assert again == item
    assert errors == {}


def test_a_line_with_everything_comes_back_as_it_was() -> None:
    item = SchemeItem(
        "visits", Decimal("12.5"), Rule(RuleKind.BANDS, bands=(EVERYTHING,)), Decimal(150), None, Missing.ZERO,
        Scope.TEAM, Filter("甲", "乙", "丙", "丁"), "客户口碑", Decimal(40),
    )  # fmt: skip

    again, _errors = item_of(Values(values_of(item)), item.rule.bands, wrong_bands=False, texts=TEXTS)

    assert again == item


def test_parameters_of_another_rule_are_dropped() -> None:
    item, _errors = item_of(
        typed(rule=RuleKind.DEDUCT, factor="20", zero_point="1", target="5"), (), wrong_bands=False, texts=TEXTS
    )

    assert item is not None
    assert item.rule == Rule(RuleKind.DEDUCT, factor=Decimal(20))
    assert item.default_target is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"indicator": None}, "indicator"),
        ({"weight": ""}, "weight"),
        ({"weight": "x"}, "weight"),
        ({"cap": ""}, "cap"),
        ({"target": "viele"}, "target"),
        ({"veto_below": "x"}, "veto_below"),
        ({"rule": RuleKind.LINEAR, "stretch": "100"}, "zero_point"),
        ({"rule": RuleKind.ADD}, "factor"),
        ({"rule": RuleKind.BANDS}, "rule"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(changed: dict[str, object], field: str) -> None:
    item, errors = item_of(typed(**changed), (), wrong_bands=False, texts=TEXTS)

    assert item is None
    assert list(errors) == [field]


def test_a_word_of_no_list_is_refused() -> None:
    values = Values(values_of(SchemeItem("visits", Decimal(25), Rule(RuleKind.RATIO))), {"product": "乙级"})

    assert list(item_of(values, (), wrong_bands=False, texts=TEXTS)[1]) == ["product"]


def test_wrong_bands_keep_the_line_back() -> None:
    _item, errors = item_of(typed(rule=RuleKind.BANDS), (EVERYTHING,), wrong_bands=True, texts=TEXTS)

    assert list(errors) == ["rule"]


@pytest.mark.parametrize(("left", "weight"), [("35", "35"), ("-5", "0")])
def test_a_new_line_takes_the_weight_that_is_left(left: str, weight: str) -> None:
    values = new_values(Decimal(left))

    assert (values["indicator"], values["weight"], values["cap"]) == (None, weight, "120")


@pytest.mark.parametrize(
    ("rule", "english", "chinese"),
    [
        (Rule(RuleKind.RATIO), "By attainment", "按完成率"),
        (Rule(RuleKind.LINEAR, Decimal(40), Decimal(100)), "Linear 40 / 90 / 100", "线性 40 / 90 / 100"),
        (Rule(RuleKind.DEDUCT, factor=Decimal(20)), "−20 for each", "每次扣 20 分"),
        (Rule(RuleKind.ADD, factor=Decimal(2)), "+2 for each", "每次得 2 分"),
        (Rule(RuleKind.BANDS, bands=(EVERYTHING,)), "1 band", "1 段"),
        (Rule(RuleKind.THRESHOLD), "Reached or not", "达标计分"),
        (Rule(RuleKind.POINTS), "Figure as points", "直接计分"),
    ],
)
def test_a_rule_is_told_in_a_few_words(rule: Rule, english: str, chinese: str) -> None:
    item = SchemeItem("visits", Decimal(10), rule, default_target=Decimal(90))

    assert (rule_text(item, TEXTS), rule_text(item, translator(CHINESE))) == (english, chinese)


def test_every_rule_has_a_hint() -> None:
    assert len({rule_hint(kind, TEXTS) for kind in RuleKind}) == len(RuleKind)


def test_an_unknown_indicator_is_named_by_its_code() -> None:
    assert item_name(SchemeItem("gone", Decimal(1), Rule(RuleKind.RATIO)), {}, TEXTS) == "gone"
