"""Whether a bare Windows has every library the program asks for."""

from installer.imports import SYSTEM, missing, system_libraries

WINDOWS = system_libraries(SYSTEM.read_text(encoding="utf-8"))


class TestSystemLibraries:
    def test_the_list_is_sorted_and_says_what_each_is_for(self) -> None:
        lines = [line for line in SYSTEM.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]

        assert [line.split("#")[0].strip() for line in lines] == sorted(WINDOWS)
        assert all("#" in line for line in lines)

    def test_what_a_redistributable_brings_is_no_part_of_windows(self) -> None:
        assert not [name for name in WINDOWS if name.startswith(("msvcp", "vcruntime", "concrt", "vcomp", "mfc"))]

    def test_api_sets_are_named_one_by_one_as_windows_knows_only_those_of_its_time(self) -> None:
        imported = {
            "a.dll": ["API-MS-Win-crt-heap-l1-1-0.dll", "api-ms-win-core-of-tomorrow-l9-1-0.dll", "icuuc.dll"]
        }

        assert missing(imported, WINDOWS) == ["a.dll asks for api-ms-win-core-of-tomorrow-l9-1-0.dll"]


class TestMissing:
    def test_a_bundle_with_all_it_asks_for_lacks_nothing(self) -> None:
        imported = {
            "Qianji.exe": ["KERNEL32.dll", "python313.dll"],
            "_internal/python313.dll": ["VCRUNTIME140.dll"],
            "_internal/VCRUNTIME140.dll": [],
            "_internal/PySide6/Qt6Gui.dll": [],
            "_internal/PySide6/plugins/platforms/qwindows.dll": ["Qt6Gui.dll"],
        }

        assert missing(imported, WINDOWS) == []

    def test_each_missing_library_is_named_with_who_asks_for_it(self) -> None:
        imported = {"a.pyd": ["MSVCP140.dll", "msvcp140.DLL"], "b.dll": ["Kernel32.dll", "foreign.dll"]}

        assert missing(imported, WINDOWS) == [
            "a.pyd asks for msvcp140.dll",
            "b.dll asks for foreign.dll",
        ]

    def test_a_library_in_a_folder_where_nobody_looks_is_missing(self) -> None:
        imported = {
            "_internal/a/_a.pyd": ["pq.dll"],
            "_internal/b.libs/pq.dll": [],
            "_internal/b/c/_b.pyd": ["pq.dll"],
        }

        assert missing(imported, WINDOWS) == ["_internal/a/_a.pyd asks for pq.dll"]
