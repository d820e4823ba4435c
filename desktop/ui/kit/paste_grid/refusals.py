"""What the rules of the records say of a row that is not saved yet."""

from collections.abc import Callable

from desktop.errors import RequestError
from desktop.i18n import Translator
from desktop.ui.kit.paste_grid.judging import Remark


def refusal_of(column: str, rule: Callable[[], None], texts: Translator) -> tuple[Remark, ...]:
    """What a rule refuses, told at its column; nothing where it holds."""
    try:
        rule()
    except RequestError as error:
        return (Remark(column, error.sentence(texts), is_fault=True),)
    return ()
