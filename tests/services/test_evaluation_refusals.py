"""How a refused run names the people it is about."""

import pytest

from desktop.errors import RequestError
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.services.evaluation_refusals import Names


@pytest.mark.parametrize(
    ("names", "chinese", "english"),
    [
        (["王䶮"], "王䶮", "王䶮"),
        (["王䶮", "李雷", "周敏"], "王䶮、李雷、周敏", "王䶮, 李雷, 周敏"),
        (["王䶮", "李雷", "周敏", "方敬之", "何以宁"], "王䶮、李雷、周敏等 5 人", "王䶮, 李雷, 周敏 and 2 more"),
    ],
)
def test_a_few_people_are_named_and_the_rest_counted_in_each_language(
    names: list[str], chinese: str, english: str
) -> None:
    error = RequestError("{people}", people=Names(names))

    assert (error.sentence(translator(CHINESE)), error.sentence(translator(ENGLISH))) == (chinese, english)
    assert str(error) == english
