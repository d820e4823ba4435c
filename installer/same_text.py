"""`python -m installer.same_text ONE OTHER`: whether the forms in two folders say the same, page by page."""

import sys
from pathlib import Path


def differences(one: Path, other: Path) -> list[str]:
    """The names of forms that one folder lacks or that read differently; an empty list where all agree."""
    names = {
        folder: {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")} for folder in (one, other)
    }
    alone = names[one] ^ names[other]
    both = sorted(names[one] & names[other])
    return [*sorted(alone), *(name for name in both if _pages(one / name) != _pages(other / name))]


def _pages(file: Path) -> list[str]:
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(file).pages]


def main(arguments: list[str]) -> int:
    """0 when all forms are there twice and read alike."""
    one, other = map(Path, arguments)
    number, differing = len(list(one.rglob("*.pdf"))), differences(one, other)
    print(f"{number} forms, {len(differing)} differ", *differing, sep="\n")
    return 1 if differing or not number else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
