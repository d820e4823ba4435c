"""Every scene there is: whatever `*_scenes.py` stands in this folder is found, and nobody keeps a list of them."""

from importlib import import_module
from pkgutil import iter_modules

from tests import ui
from tests.ui import scenes
from tests.ui.scenes import Scene


def scenes_of(module: str) -> tuple[Scene, ...]:
    """The scenes of one file."""
    found: tuple[Scene, ...] = import_module(f"tests.ui.{module}").SCENES
    return found


def every_scene() -> tuple[Scene, ...]:
    """Those of `scenes.py`, then those of the other files by the files' names."""
    names = sorted(found.name for found in iter_modules(ui.__path__) if found.name.endswith("_scenes"))
    return (*scenes.SCENES, *(scene for name in names for scene in scenes_of(name)))


def one_of_each_page(found: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """The scene that bears the page's name, else one that is named after what the page lists, else its first."""
    first = {scene.key: scene for scene in reversed(found)}
    one = {scene.key: scene for scene in found if scene.name == scene.key.removesuffix("s")}
    named = {scene.key: scene for scene in found if scene.name == scene.key}
    return tuple((first | one | named).values())


EVERY = every_scene()
PAGES = one_of_each_page(EVERY)
