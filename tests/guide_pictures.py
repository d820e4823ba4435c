"""Draws the pictures of the owner's guide, in both languages: `python -m tests.guide_pictures`."""

import os
import sys
import tempfile
from pathlib import Path

from desktop import paths
from desktop.i18n import LANGUAGES
from desktop.reports.raster import render_png
from desktop.reports.review import review_pdf
from desktop.store.database import Database
from desktop.ui.tones import Appearance
from tests.pictures import DOTS_PER_INCH, TODAY, form_of, invent, keep

FOLDER = paths.resources() / "guide" / "pictures"
SCENES = (
    "dashboard",
    "staff_profile",
    "customer",
    "deals",
    "visits_enter",
    "visits_check",
    "signing_form",
    "quality_conduct",
    "targets",
    "targets_split",
    "imports_columns",
    "imports_rows",
    "evaluation",
    "evaluation_what_if",
    "plans",
    "incentives_statements",
    "scheme_lines",
    "settings_backups",
)
WIDEST = 1080  # px; the window makes them smaller where there is less room


def main() -> int:
    """Draw everything anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["QIANJI_HOME"] = home  # the settings of whoever draws stay as they are
        path = Path(home) / "sample.qianji"
        invent(path)
        for language in LANGUAGES:
            draw(path, language)
    return 0


def draw(file: Path, language: str) -> None:
    """The pages the chapters speak of, and the head of one form."""
    from tests.ui import scenes  # Qt reads its surroundings when it is first loaded
    from tests.ui.every_scene import EVERY

    folder = FOLDER / language
    folder.mkdir(parents=True, exist_ok=True)
    wanted = tuple(scene for scene in EVERY if scene.name in SCENES)
    for name, png in scenes.draw_windows(file, TODAY, wanted, ((language, Appearance.LIGHT),)):
        keep(png, name.removesuffix(f"_{language[:2]}_light.png") + ".png", folder, WIDEST)
    with Database.open(file) as database:
        keep(render_png(review_pdf(form_of(database, language)), 0, DOTS_PER_INCH), "review.png", folder, WIDEST)


if __name__ == "__main__":
    sys.exit(main())
