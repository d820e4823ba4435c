"""A writer nobody listens to, for work that only has to be done."""


class Silent:
    """Says nothing."""

    def tries(self, unit: str) -> None:
        """Nothing."""

    def steps(self, step: str) -> None:
        """Nothing."""

    def keeps(self, unit: str) -> None:
        """Nothing."""
