"""The chapters of the owner's guide as they lie on the disk; no toolkit."""

import re
from dataclasses import dataclass
from pathlib import Path

# Markdown makes a blank of a line's end, which Chinese does not want between two characters.
_CHINESE_BREAK = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef、。”])\n *(?=[\u2e80-\u9fff\uff00-\uffef“])")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; `key` is its file's name without the number, the same in all languages."""

    key: str
    title: str
    text: str  # Markdown, the title included

    def holds(self, wanted: str) -> bool:
        """Whether every word of `wanted` stands in the chapter."""
        text = self.text.casefold()
        return all(word in text for word in wanted.casefold().split())


def chapters(folder: Path) -> tuple[Chapter, ...]:
    """The chapters of one language's folder, in their order."""
    return tuple(_chapter(file) for file in sorted(folder.glob("*.md")))


def _chapter(file: Path) -> Chapter:
    text = file.read_text(encoding="utf-8")
    title = text.split("\n", 1)[0].removeprefix("# ").strip()
    return Chapter(file.stem.partition("-")[2], title, _CHINESE_BREAK.sub("", text))
