"""What an owner is told about a name."""

from collections.abc import Callable

from desktop.errors import RequestError
from desktop.reports.names import fault_of


def told(name: str, translate: Callable[[str], str]) -> str:
    """The sentence about a name that is refused."""
    fault = fault_of(name)
    assert fault is not None
    return RequestError(fault.message, **fault.values).sentence(translate)
