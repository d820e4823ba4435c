"""What may be attached to a record: papers and pictures, no programs, none too large for the data file."""

import re
from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE  # a long contract scanned in colour; backups copy it every time (decision 27)

# What Windows runs, or lets something run, once it is opened by its name.
PROGRAMS = frozenset({
    "app", "appref-ms", "application", "appx", "bat", "bash", "chm", "cmd", "com", "command", "cpl", "csh",
    "dll", "dmg", "exe", "gadget", "hta", "img", "inf", "iso", "jar", "js", "jse", "library-ms", "lnk", "mht",
    "msc", "msi", "msix", "msp", "mst", "pif", "pl", "ps1", "ps1xml", "psc1", "psd1", "psm1", "py", "pyw",
    "rb", "reg", "scf", "scr", "search-ms", "sct", "sh", "shb", "shs", "sys", "url", "vb", "vbe", "vbs",
    "vhd", "vhdx", "website", "ws", "wsc", "wsf", "wsh", "xbap", "xll",
})  # fmt: skip


_ENDING = re.compile("[A-Za-z0-9-]{1,12}")  # “第1版. 定稿” has none


class Bearer(StrEnum):
    """What an attachment hangs on, by the name of its table."""

    SIGNING = "signing"
    REVIEW = "review"
    VISIT = "visit"
    COMPLAINT = "complaint"
    CUSTOMER = "customer"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Place:
    """One record that attachments hang on."""

    bearer: Bearer
    record_id: int


class Objection(StrEnum):
    """Why a file is not attached."""

    EMPTY = "empty"
    LARGE = "large"
    PROGRAM = "program"


def objection_to(name: str, size: int) -> Objection | None:
    """What speaks against attaching a file of that name and that many bytes; None where nothing does."""
    if is_program(name):
        return Objection.PROGRAM
    if size == 0:
        return Objection.EMPTY
    return Objection.LARGE if size > LARGEST else None


def is_program(name: str) -> bool:
    """Whether a file of this name would run instead of being shown."""
    return ending_of(name).lstrip(".").casefold() in PROGRAMS


def ending_of(name: str) -> str:
    """The ending by which a system knows what opens the file, with its dot; dots and blanks after it do not count."""
    stem, dot, ending = name.rstrip(". ").rpartition(".")
    return dot + ending if stem and _ENDING.fullmatch(ending) else ""


def renamed(former: str, wanted: str) -> str:
    """The name an owner gave, with the ending the file came with: by it the system knows how to open it."""
    ending, stem = ending_of(former), wanted.strip()
    if ending and stem.casefold().endswith(ending.casefold()):
        stem = stem[: -len(ending)]
    return stem + ending if stem else former
