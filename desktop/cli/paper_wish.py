"""The options of `qianji report` that say how paper looks; what is not stated is as the company keeps it."""

import re
from collections.abc import Callable
from functools import reduce, wraps
from pathlib import Path
from typing import Any

import click

from desktop.domain.paper import Margins
from desktop.domain.paper_wish import PaperWish
from desktop.errors import N_, RequestError

Command = Callable[..., None]
_INK = "none"
_MARGINS = re.compile(r"(\d{1,3})[,，](\d{1,3})")
_OF_FORMS = (
    click.option(
        "--bonus/--no-bonus", "bonus", default=None, help=N_("Print the bonus on the forms, or leave it out.")
    ),
    click.option(
        "--evidence/--no-evidence",
        "evidence",
        default=None,
        help=N_("Print the records behind each figure on pages after the form, or leave them out."),
    ),
)
_OF_ALL = (
    click.option(
        "--colour",
        "--color",
        "colour",
        metavar="CODE",
        help=N_("The colour of heads, such as 1F5FA8; “none” prints in ink alone."),
    ),
    click.option(
        "--logo",
        type=click.Path(path_type=Path, readable=False),
        metavar="FILE",
        help=N_("Print the picture of this file (PNG, JPEG) as the logo."),
    ),
    click.option("--no-logo", "no_logo", is_flag=True, help=N_("Print no logo.")),
    click.option("--margins", metavar="LEFT,RIGHT", help=N_("Side margins in mm: 15,15, or 25,10 for filing.")),
    click.option(
        "--two-sided/--one-sided",
        "two_sided",
        default=None,
        help=N_("Begin each form on a new sheet with the margins of its back exchanged, or not."),
    ),
)


def looks(*, of_forms: bool = False) -> Callable[[Command], Command]:
    """Give a command the options of looks, and hand them to it as its `wish`."""

    def dressed(command: Command) -> Command:
        @wraps(command)
        def wishing(
            *given: object, colour: str | None, logo: Path | None, no_logo: bool, margins: str | None,
            two_sided: bool | None, bonus: bool | None = None, evidence: bool | None = None, **named: Any,
        ) -> None:  # fmt: skip
            wish = PaperWish(bonus, evidence, _accent(colour), _margins(margins), two_sided, _logo(logo, no_logo))
            command(*given, wish=wish, **named)

        options = (*_OF_FORMS, *_OF_ALL) if of_forms else _OF_ALL
        return reduce(lambda made, option: option(made), reversed(options), wishing)

    return dressed


def _accent(colour: str | None) -> str | None:
    """A colour with the # that shells take for a remark."""
    if colour is None:
        return None
    return "" if colour.strip().lower() == _INK else f"#{colour.strip().removeprefix('#').upper()}"


def _margins(text: str | None) -> Margins | None:
    if text is None:
        return None
    found = _MARGINS.fullmatch(text.replace(" ", ""))
    if found is None:
        raise RequestError(N_("Margins are the left and the right one in millimetres with a comma between: 25,10."))
    return Margins(int(found[1]), int(found[2]))


def _logo(path: Path | None, without: bool) -> bytes | None:
    if without and path is not None:
        raise RequestError(N_("--logo and --no-logo exclude each other. Leave one of them out."))
    if without:
        return b""
    if path is None:
        return None
    from desktop.services.paper import read_logo  # only where there is a picture to be read

    return read_logo(path)
