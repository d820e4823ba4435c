"""The finished PDF of a review form."""

import dataclasses
import io
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import Destination, DictionaryObject

from desktop.domain.review import ReviewForm
from desktop.i18n import LANGUAGES
from desktop.reports import review
from tests.reports import cases
from tests.reports.builders import finding
from tests.reports.chinese_form import chinese
from tests.reports.english_form import english


def read(form: ReviewForm) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(review.review_pdf(form)))


def part(whole: DictionaryObject, name: str) -> DictionaryObject:
    found = whole[name].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def text_of(form: ReviewForm) -> str:
    return "".join("".join(page.extract_text() for page in read(form).pages).split())


class TestContents:
    @pytest.mark.parametrize("make", [chinese, english])
    def test_every_value_of_the_form_is_in_the_text(self, make) -> None:  # type: ignore[no-untyped-def] # a builder
        form = make()

        printed = text_of(form)

        said = [form.company, form.title, form.number, form.period_title, form.grade, form.grade_note]
        said += [form.person.name, form.person.position, form.person.team, form.person.superior]
        said += [part for item in form.items for part in (item.name, item.perspective)]
        said += [part for each in form.strengths + form.weaknesses for part in (each.title, each.text, each.cause)]
        said += [part for each in form.actions for part in (each.text, each.goal, each.owner, each.support)]
        said += [part for each in form.last_plan for part in (each.title, each.goal, each.now, each.remark)]
        said += ["93.9", "93.86", "31.58", "412.0" if make is chinese else "4,120", "−6.7", "+5.3", "3/14"]
        assert [each for each in said if "".join(each.split()) not in printed] == []

    def test_what_counts_without_a_figure_is_explained_beside_reduced_targets_once(self) -> None:
        form = chinese()
        assumed = dataclasses.replace(form.items[0], actual=None, reason="没有带团队，按 100 分计。")
        told = dataclasses.replace(form.items[1], actual=None, reason="本期没有数据，按 0 分计。")
        form = dataclasses.replace(form, items=(assumed, told, *form.items[2:]))
        said = dataclasses.replace(finding(told.name, "没有数据，按方案计 0 分。", "-5"), rule="no_data_counted")

        beside, alone = text_of(form), text_of(dataclasses.replace(form, weaknesses=(said,)))

        assert "乘85/92" in beside
        assert f"{assumed.name}：没有带团队，按100分计" in beside
        assert f"{told.name}：本期没有数据，按0分计" in beside
        assert "本期没有数据，按0分计" not in alone

    def test_markup_is_printed_as_it_was_typed(self) -> None:
        trick = '<b>粗</b> &amp; <img src="http://x.y/z"> {total} %s'
        form = chinese(weaknesses=(finding(trick, f"拜访 {trick}", "-1", trick),), employee_opinion=trick)

        printed = text_of(form)

        assert printed.count("".join(trick.split())) == 4

    def test_a_rare_name_is_copied_as_it_is(self) -> None:
        form = chinese()
        form = dataclasses.replace(form, person=dataclasses.replace(form.person, name="王䶮𠮷𬭎㛃"))

        assert "王䶮𠮷𬭎㛃" in text_of(form)


class TestFile:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_same_form_gives_the_same_bytes(self, language: str) -> None:
        assert review.review_pdf(cases.red_line(language)) == review.review_pdf(cases.red_line(language))

    def test_every_font_is_embedded(self) -> None:
        names = set()
        for page in read(cases.long()).pages:
            for font in part(part(page, "/Resources"), "/Font").values():
                found = font.get_object()
                names.add(str(found["/BaseFont"]))
                below = found["/DescendantFonts"][0].get_object()
                assert "/FontFile2" in part(below, "/FontDescriptor")
        assert names
        assert not any("Helvetica" in name for name in names)

    def test_the_metadata_name_the_form(self) -> None:
        found = read(chinese())

        assert found.metadata is not None
        assert found.metadata.title == "招商专员季度考核表 沈𬭎 2026 年第三季度"
        assert found.metadata.author == "澄湖茶饮连锁管理有限公司"
        assert found.metadata.producer == "Qianji"
        assert {str(found.metadata[name]) for name in ("/CreationDate", "/ModDate")} == {"D:20261015"}
        root = part(found.trailer, "/Root")
        assert str(root["/Lang"]) == "zh-CN"
        assert part(root, "/ViewerPreferences")["/DisplayDocTitle"]

    def test_a_draft_names_no_day(self) -> None:
        told = read(chinese(finalised_on=None, seal="")).metadata

        assert told is not None
        assert not {"/CreationDate", "/ModDate"} & set(told)

    @pytest.mark.parametrize(("language", "most"), [("zh_CN", 100_000), ("en", 30_000)])
    def test_a_full_form_is_small(self, language: str, most: int) -> None:
        """Each Chinese character is about 160 bytes of outline: a full form has 450 different ones in two weights."""
        assert len(review.review_pdf(cases.twelve(language))) < most


class TestWriteReview:
    def test_the_file_holds_the_form(self, tmp_path: Path) -> None:
        path = tmp_path / "form.pdf"

        review.write_review(chinese(), path)

        assert path.read_bytes() == review.review_pdf(chinese())
        assert [each.name for each in tmp_path.iterdir()] == ["form.pdf"]


class TestWriteReviewsMerged:
    def test_each_person_has_a_bookmark(self, tmp_path: Path) -> None:
        path = tmp_path / "all.pdf"
        steps: list[tuple[int, int]] = []

        review.write_reviews_merged([cases.many(), chinese()], path, lambda done, total: steps.append((done, total)))

        found = pypdf.PdfReader(path)
        marks = [mark for mark in found.outline if isinstance(mark, Destination)]
        assert [(mark.title, found.get_destination_page_number(mark)) for mark in marks] == [
            ("沈𬭎 KH-2026Q3-011", 0),
            ("沈𬭎 KH-2026Q3-011", 2),
        ]
        assert steps == [(1, 2), (2, 2)]
        assert str(part(found.trailer, "/Root")["/PageMode"]) == "/UseOutlines"

    def test_a_cancelled_run_writes_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "all.pdf"

        assert not review.write_reviews_merged([chinese()], path, cancelled=lambda: True)
        assert not path.exists()

    def test_a_form_that_cannot_be_set_is_told_and_left_out(self, tmp_path: Path) -> None:
        broken = dataclasses.replace(chinese(), items=None)  # type: ignore[arg-type] # a form as it must not be
        told: list[ReviewForm] = []

        review.write_reviews_merged(
            [broken, chinese()], tmp_path / "all.pdf", failed=lambda form, _e: told.append(form)
        )

        assert told == [broken]
        assert len(pypdf.PdfReader(tmp_path / "all.pdf").pages) == 1

    def test_without_a_listener_a_broken_form_ends_the_work(self, tmp_path: Path) -> None:
        broken = dataclasses.replace(chinese(), items=None)  # type: ignore[arg-type] # as above

        with pytest.raises(TypeError):
            review.write_reviews_merged([broken], tmp_path / "all.pdf")

    def test_further_forms_cost_little_space(self, tmp_path: Path) -> None:
        review.write_reviews_merged([chinese()], tmp_path / "one.pdf")
        review.write_reviews_merged([chinese()] * 10, tmp_path / "ten.pdf")

        more = (tmp_path / "ten.pdf").stat().st_size - (tmp_path / "one.pdf").stat().st_size
        assert more / 9 < 8_000


class TestUnprintable:
    def test_a_character_anywhere_in_the_form_is_found(self) -> None:
        form = chinese(weaknesses=(finding("拜访", "甲\ue000乙", "-1"),), agreements="\x07")

        assert review.unprintable(form) == ("\ue000", "\x07")

    def test_an_ordinary_form_has_none(self) -> None:
        assert review.unprintable(chinese()) == ()
        assert review.uncertain(english()) == ()

    def test_hebrew_among_other_signs_is_said_to_be_uncertain(self) -> None:
        assert review.uncertain(chinese(agreements="שלום 5")) == ("שלום 5",)
