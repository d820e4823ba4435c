"""Copied text is the written text, beyond U+FFFF too."""

from desktop.reports import tounicode

RARE = "\U00020bb7"  # 𠮷


class TestTable:
    def test_a_rare_character_is_written_as_a_surrogate_pair(self) -> None:
        assert "<0001> <0001> [<D842DFB7>]" in tounicode.table(["", RARE])

    def test_a_common_character_keeps_four_digits(self) -> None:
        assert "<0001> <0001> [<738B>]" in tounicode.table(["", "王"])

    def test_codes_that_share_their_first_byte_are_one_entry(self) -> None:
        table = tounicode.table(["", *map(chr, range(0x4E00, 0x4F2C))])

        assert [line[:17] for line in table.splitlines() if line.startswith("<0") and "[" in line] == [
            "<0001> <00FF> [<4",
            "<0100> <012C> [<4",
        ]

    def test_a_block_holds_at_most_a_hundred_entries(self) -> None:
        table = tounicode.table(["", *("A" * (256 * 101))])

        assert [line for line in table.splitlines() if line.endswith("beginbfrange")] == [
            "100 beginbfrange",
            "2 beginbfrange",
        ]

    def test_the_code_of_no_character_is_left_out(self) -> None:
        assert "<0000>" not in tounicode.table(["", "A"]).split("endcodespacerange")[1]

    def test_a_font_without_characters_has_no_entries(self) -> None:
        assert "beginbfrange" not in tounicode.table([""])
