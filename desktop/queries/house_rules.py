"""The company and its house rules as values, known without a question to the data file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CompanyProfile:
    """The company; `fiscal_year_start` is a month, `log_days` the days within which a visit is timely.

    An open deal to which nothing happened for more than `stall_days` has stalled.
    """

    name: str = ""
    currency: str = "CNY"
    fiscal_year_start: int = 1
    log_days: int = 2
    preset: str = ""
    stall_days: int = 30
