"""How one printout shall look where it is not as the company keeps it: stated on the command line, kept nowhere."""

from dataclasses import dataclass, replace

from desktop.domain.paper import Margins, PaperOptions, validate


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What is wanted otherwise; None is as the company keeps it. An empty logo or accent prints without one."""

    shows_bonus: bool | None = None
    with_evidence: bool | None = None
    accent: str | None = None
    margins: Margins | None = None
    is_two_sided: bool | None = None
    logo: bytes | None = None

    def over(self, kept: PaperOptions) -> PaperOptions:
        """The company's options with what is wanted in their place; refused where they make no paper."""
        wanted = {name: getattr(self, name) for name in _OPTIONS if getattr(self, name) is not None}
        if not wanted:
            return kept
        options = replace(kept, **wanted)
        validate(options)
        return options

    def logo_over(self, kept: bytes | None) -> bytes | None:
        """The logo that is printed, None for the first character of the company's name."""
        return kept if self.logo is None else self.logo or None


_OPTIONS = ("shows_bonus", "with_evidence", "accent", "margins", "is_two_sided")
AS_KEPT = PaperWish()
