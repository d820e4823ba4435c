"""Copied text is the written text, beyond U+FFFF too."""

import importlib.util

from reportlab.pdfbase import ttfonts

from desktop.reports import tounicode

RARE = 0x20BB7  # 𠮷


def upstream_map(subset: list[int]) -> str:
    """What reportlab's own function writes, from a fresh copy of its module."""
    spec = importlib.util.find_spec("reportlab.pdfbase.ttfonts")
    assert spec is not None
    assert spec.loader is not None
    fresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fresh)
    return str(fresh.makeToUnicodeCMap("AAAAAA+Font", subset))


class TestCorrectedMap:
    def test_a_rare_character_is_written_as_a_surrogate_pair(self) -> None:
        table = tounicode.corrected_map("AAAAAA+Font", [0, RARE])

        assert "<01> <01> [<D842DFB7>]" in table

    def test_a_common_character_keeps_four_digits(self) -> None:
        table = tounicode.corrected_map("AAAAAA+Font", [0, 0x738B])

        assert "<01> <01> [<738B>]" in table

    def test_codes_that_follow_each_other_are_one_entry(self) -> None:
        table = tounicode.corrected_map("AAAAAA+Font", [0, 0x41, 0x42, 0, 0x43])

        assert "2 beginbfrange\n<01> <02> [<0041><0042>]\n<04> <04> [<0043>]\nendbfrange" in table

    def test_a_block_holds_at_most_a_hundred_entries(self) -> None:
        table = tounicode.corrected_map("AAAAAA+Font", [0, 0x41] * 128)

        assert [line for line in table.splitlines() if line.endswith("beginbfrange")] == [
            "100 beginbfrange",
            "28 beginbfrange",
        ]

    def test_the_code_of_no_character_is_left_out(self) -> None:
        table = tounicode.corrected_map("AAAAAA+Font", [0, 0x41])

        assert "<00>" not in table.split("endcodespacerange")[1]


class TestUpstream:
    def test_reportlab_still_needs_the_correction(self) -> None:
        """When this fails, reportlab writes rare characters rightly: `desktop/reports/tounicode.py` can go."""
        assert "<01> <20BB7>" in upstream_map([0, RARE])

    def test_the_correction_is_in_place(self) -> None:
        tounicode.install()

        assert ttfonts.makeToUnicodeCMap is tounicode.corrected_map
