import tomllib
from pathlib import Path

from desktop import VERSION


def test_the_program_knows_the_version_it_is_released_as() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["version"] == VERSION
