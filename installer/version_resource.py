"""What Windows shows about the program under Properties, in Chinese and English."""

from typing import Any

from installer.names import COMPANY, PROGRAM, Release

CHINESE, ENGLISH, UNICODE = 0x0804, 0x0409, 0x04B0


def texts(release: Release, file_name: str) -> dict[int, dict[str, str]]:
    """Language → the lines of the version resource."""
    same = {
        "CompanyName": COMPANY,
        "FileVersion": release.version,
        "InternalName": PROGRAM,
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": file_name,
        "ProductVersion": release.version,
    }
    return {
        CHINESE: same | {"FileDescription": "签绩", "ProductName": "签绩"},
        ENGLISH: same | {"FileDescription": PROGRAM, "ProductName": PROGRAM},
    }


def resource(release: Release, file_name: str) -> Any:
    """The version resource for PyInstaller."""
    from PyInstaller.utils.win32 import versioninfo as v

    tables = [
        v.StringTable(f"{language:04X}{UNICODE:04X}", [v.StringStruct(*line) for line in lines.items()])
        for language, lines in texts(release, file_name).items()
    ]
    spoken = [number for language in (CHINESE, ENGLISH) for number in (language, UNICODE)]
    return v.VSVersionInfo(
        ffi=v.FixedFileInfo(filevers=release.four_numbers, prodvers=release.four_numbers, mask=0x3F, OS=0x40004),
        kids=[v.StringFileInfo(tables), v.VarFileInfo([v.VarStruct("Translation", spoken)])],
    )
