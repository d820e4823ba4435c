"""The chapters of the owner's guide as they lie on the disk; no toolkit."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Markdown makes a blank of a line's end, which Chinese does not want between two characters.
_CHINESE_BREAK = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef、。”])\n *(?=[\u2e80-\u9fff\uff00-\uffef“])")
_MARKS = re.compile(r"\]\([^)]*\)|[*`\[]")  # what is not shown: where a link leads, bold, code
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; `key` is its file's name without the number, that of the page it tells of where it does of one."""

    key: str
    title: str
    text: str  # Markdown, the title included

    def holds(self, wanted: str) -> bool:
        """Whether every word of `wanted` stands in what is shown of the chapter."""
        text = _MARKS.sub("", self.text).casefold()
        return all(word in text for word in wanted.casefold().split())

    def headings(self) -> tuple[str, ...]:
        """The headings of its parts."""
        return tuple(_HEADING.findall(self.text))


@cache
def chapters(folder: Path) -> tuple[Chapter, ...]:
    """The chapters of one language's folder, in their order."""
    return tuple(_chapter(file) for file in sorted(folder.glob("*.md")))


def key_of(file_name: str) -> str:
    """The key of the chapter in a file: “06-visits.md” holds “visits”."""
    return Path(file_name).stem.partition("-")[2]


def _chapter(file: Path) -> Chapter:
    text = file.read_text(encoding="utf-8")
    title = text.split("\n", 1)[0].removeprefix("# ").strip()
    return Chapter(key_of(file.name), title, _CHINESE_BREAK.sub("", text))
