"""Whether a bare Windows has every library the program asks for."""

from installer.imports import SYSTEM, is_part_of_windows, missing, system_libraries

WINDOWS = system_libraries(SYSTEM.read_text(encoding="utf-8"))


class TestSystemLibraries:
    def test_the_list_is_sorted_and_says_what_each_is_for(self) -> None:
        lines = [line for line in SYSTEM.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]

        assert [line.split("#")[0].strip() for line in lines] == sorted(WINDOWS)
        assert all("#" in line for line in lines)

    def test_what_a_redistributable_brings_is_no_part_of_windows(self) -> None:
        assert not [name for name in WINDOWS if name.startswith(("msvcp", "vcruntime", "concrt", "vcomp", "mfc"))]

    def test_api_sets_are(self) -> None:
        assert is_part_of_windows("api-ms-win-crt-heap-l1-1-0.dll", WINDOWS)
        assert is_part_of_windows("icuuc.dll", WINDOWS)
        assert not is_part_of_windows("msvcp140.dll", WINDOWS)


class TestMissing:
    def test_a_bundle_with_all_it_asks_for_lacks_nothing(self) -> None:
        imported = {"Qianji.exe": ["KERNEL32.dll", "python313.dll"], "python313.dll": ["VCRUNTIME140.dll"]}

        assert missing(imported, frozenset({"python313.dll", "vcruntime140.dll"}), WINDOWS) == []

    def test_each_missing_library_is_named_with_who_asks_for_it(self) -> None:
        imported = {"a.pyd": ["MSVCP140.dll", "msvcp140.DLL"], "b.dll": ["Kernel32.dll", "foreign.dll"]}

        assert missing(imported, frozenset({"b.dll"}), WINDOWS) == [
            "a.pyd asks for msvcp140.dll",
            "b.dll asks for foreign.dll",
        ]
