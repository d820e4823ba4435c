"""What a check found is told in sentences that say what to do, whatever the engine's own words are."""

from dataclasses import replace

from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.services.checkup import Checkup
from desktop.services.checkup_words import found_wrong

WHOLE = Checkup(2, (), (), None, (), (), {})


def told(found: Checkup, language: str = ENGLISH) -> list[str]:
    return [each.text(translator(language)) for each in found_wrong(found)]


def test_nothing_is_told_of_a_whole_file() -> None:
    assert told(WHOLE) == []


def test_damaged_pages_are_one_sentence_with_what_to_do_and_the_engines_first_words_at_its_end() -> None:
    damaged = replace(WHOLE, integrity=("*** in database main ***\nTree 6 is out of order", "NULL in a", "NULL in b"))

    (sentence,) = told(damaged)
    (chinese,) = told(damaged, CHINESE)

    assert sentence.startswith("The file is damaged. Restore the last checked backup, and keep this file")
    assert sentence.endswith("*** in database main ***; Tree 6 is out of order; NULL in a; …")
    assert "请恢复" in chinese


def test_records_that_point_at_nothing_are_one_sentence_with_what_to_do() -> None:
    (sentence,) = told(replace(WHOLE, foreign_keys=("visit 3: staff", "visit 4: staff")))

    assert "Restore a checked backup from before." in sentence
    assert sentence.endswith("visit 3: staff; visit 4: staff")
