"""Lines of a scheme narrowed to words of the owner's lists."""

import pytest

from desktop.domain.scheme import Filter, Rule, RuleKind
from desktop.errors import RequestError
from desktop.models import Lookup, LookupKind
from desktop.services.scheme_verbs import Schemes
from desktop.store.database import Database
from tests.services.scheme_values import draft, newest
from tests.services.small_company import line


@pytest.fixture
def schemes(database: Database) -> Schemes:
    return Schemes(database)


class TestFilters:
    @pytest.fixture(autouse=True)
    def lists(self, database: Database) -> None:
        with database.write() as session:
            session.add(Lookup(kind=LookupKind.PRODUCT, name="甲级", name_en="Grade A"))

    def test_are_kept_in_the_names_of_the_owners_lists(self, database: Database, schemes: Schemes) -> None:
        key = schemes.add(draft(items=(line("signings", "100", filter=Filter(product="Grade A")),)))

        assert newest(database, key).items[0].filter == Filter(product="甲级")

    def test_a_word_no_list_knows_is_refused(self, schemes: Schemes) -> None:
        with pytest.raises(RequestError, match='"乙级" is in none of your lists'):
            schemes.add(draft(items=(line("signings", "100", filter=Filter(product="乙级")),)))

    def test_a_word_of_another_list_is_refused(self, schemes: Schemes) -> None:
        with pytest.raises(RequestError, match="in none of your lists"):
            schemes.add(draft(items=(line("signings", "100", filter=Filter(region="甲级")),)))

    @pytest.mark.parametrize("code", ["market_feedback", "manual", "satisfaction"])
    def test_what_knows_no_product_cannot_be_narrowed_to_one(self, schemes: Schemes, code: str) -> None:
        rule = Rule(RuleKind.RATIO)
        with pytest.raises(RequestError, match="would leave no data"):
            schemes.add(draft(items=(line(code, "100", rule, filter=Filter(product="甲级")),)))
