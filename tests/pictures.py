"""Draws pictures of the sample company: `python -m tests.pictures` those of the documentation.

`python -m tests.pictures --every FOLDER` draws every page and all that can be opened on one into a folder, in both
languages, light and dark, at 100 % and 150 %.
"""

import io
import os
import subprocess
import sys
import tempfile
from datetime import date
from itertools import chain
from pathlib import Path

from PIL import Image

from desktop.domain.paper import FOR_FILING, USUAL, PaperOptions
from desktop.domain.review import ReviewForm
from desktop.i18n import LANGUAGES
from desktop.queries.evaluations import evaluation_list
from desktop.queries.printed_forms import printed_forms
from desktop.reports.raster import page_count, render_png
from desktop.reports.review import review_pdf
from desktop.services.sample import fill_sample
from desktop.services.sample.rehearsal import rehearse
from desktop.store.database import Database
from tests.palettes import with_few_colours

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
TODAY = date(2026, 11, 21)  # fixed, so that the same code draws the same pictures
PERSON = "E05"  # strengths, weaknesses with causes, an overdue customer, a last plan and an interview
DOTS_PER_INCH = 120
COLOURS = 128
CHOSEN = PaperOptions(shows_bonus=False, with_evidence=True, accent="#1F6FB8", margins=FOR_FILING)
FROM_ELSEWHERE = frozenset({"windows_zh.png"})  # of the installed program, which is looked at under Windows
SCALES = {"1": "", "1.5": "_150"}  # factor → suffix of the file names


def invent(path: Path) -> None:
    """The sample company with its evaluations in a new file."""
    with Database.create(path, lambda session: fill_sample(session, TODAY)) as database:
        rehearse(database, TODAY, lambda _period: None)


def draw_paper(path: Path) -> None:
    """One person's forms and every sheet."""
    from tests.sheet_pictures import draw_sheets  # which draws with what stands here

    with Database.open(path) as database:
        draw_forms(database)
        draw_sheets(database)


def draw_forms(database: Database) -> None:
    """Every page of one person's form in both languages."""
    for language in LANGUAGES:
        pdf = review_pdf(form_of(database, language))
        for page in range(page_count(pdf)):
            suffix = f"_{page + 1}" if page else ""
            keep(render_png(pdf, page, DOTS_PER_INCH), f"review_{language[:2]}{suffix}.png")
        pdf = review_pdf(form_of(database, language, CHOSEN), CHOSEN)
        for page in range(2):  # the form in the company's colour, and the first page of the records
            keep(render_png(pdf, page, DOTS_PER_INCH), f"review_records_{language[:2]}{page or ''}.png")


def form_of(database: Database, language: str, options: PaperOptions = USUAL) -> ReviewForm:
    """One person's latest form."""
    with database.read() as session:
        latest = evaluation_list(session, language)[0].evaluation_id
        return printed_forms(session, latest, language, [PERSON], options)[0]


def keep(png: bytes, name: str, folder: Path = PICTURES, widest: int = 0, colours: int = COLOURS) -> None:
    """Write a picture with few colours, small enough to be committed."""
    with Image.open(io.BytesIO(png)) as picture:
        plain = picture.convert("RGB")
    if widest and plain.width > widest:
        plain = plain.resize((widest, round(plain.height * widest / plain.width)), Image.Resampling.LANCZOS)
    with_few_colours(plain, colours).save(folder / name, optimize=True)
    print(folder / name)


def draw_windows(path: Path, suffix: str) -> None:
    """The pages in both languages, light and dark, at the scale this process was started with."""
    from tests.ui import scenes  # Qt reads the scale when it is first loaded
    from tests.ui.every_scene import EVERY, PAGES

    further = tuple(scene for scene in EVERY if scene not in PAGES)
    few = (scenes.TONES[0], scenes.TONES[-1])
    if suffix:  # large: the pages in their two extremes
        drawn = chain(scenes.draw_first_run(TODAY, few), scenes.draw_windows(path, TODAY, PAGES, few))
    else:  # the pages in all tones, what can be opened on them in one
        drawn = chain(
            scenes.draw_first_run(TODAY),
            scenes.draw_windows(path, TODAY, PAGES),
            scenes.draw_windows(path, TODAY, further, few[:1]),
        )
    for name, png in drawn:
        keep(png, name.replace(".png", f"{suffix}.png"))


def draw_every_scene(path: Path, suffix: str, folder: Path) -> None:
    """Every page and whatever can be opened on it, in all tones, as the window draws them."""
    from tests.ui import scenes
    from tests.ui.every_scene import EVERY

    for name, png in chain(scenes.draw_first_run(TODAY), scenes.draw_windows(path, TODAY, EVERY)):
        (folder / name.replace(".png", f"{suffix}.png")).write_bytes(png)
        print(folder / name)


def for_each_scale(*arguments: str) -> None:
    """Draw the windows of each scale in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.qianji"
        invent(path)
        if not arguments:
            draw_paper(path)
        for scale, suffix in SCALES.items():
            environment = os.environ | {
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": scale,
                "QIANJI_HOME": folder,  # the settings of whoever draws stay as they are
            }
            command = [sys.executable, "-m", "tests.pictures", "--windows", str(path), suffix, *arguments]
            subprocess.run(command, check=True, env=environment)


def main(arguments: list[str]) -> int:
    """Draw the pictures of the documentation anew, or every scene there is into a folder."""
    match arguments:
        case []:
            PICTURES.mkdir(parents=True, exist_ok=True)
            for old in PICTURES.glob("*.png"):
                if old.name not in FROM_ELSEWHERE:
                    old.unlink()
            for_each_scale()
        case ["--every", folder]:
            Path(folder).mkdir(parents=True, exist_ok=True)
            for_each_scale(folder)
        case ["--windows", path, suffix]:
            draw_windows(Path(path), suffix)
        case ["--windows", path, suffix, folder]:
            draw_every_scene(Path(path), suffix, Path(folder))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
