"""Both languages, for tests of texts."""

from desktop.domain.wording import Words
from desktop.i18n import CHINESE, ENGLISH, translator

BOTH = (translator(CHINESE), translator(ENGLISH))
ZH, EN = Words(BOTH[0]), Words(BOTH[1])
