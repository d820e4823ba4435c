"""What was to be changed is not there any more."""

from desktop.errors import RequestError


class GoneError(RequestError):
    """The record was removed after it was shown, on this computer or another one; nothing was changed."""
