"""The box that lets an import add what the file names and nobody has entered yet."""

from desktop.i18n import Translator
from desktop.ui.kit.fields import CheckField


def creates_field(texts: Translator) -> CheckField:
    """The box; pointing at it tells what is added without it, too."""
    _ = texts
    box = CheckField("creates", _("Add new customers, products, teams …"))
    box.setToolTip(_("Teams, positions and regions of a staff list are added in any case; the rows say what is new."))
    return box
