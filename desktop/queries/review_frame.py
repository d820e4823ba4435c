"""What all forms of one evaluation share: company, period, scheme and grades, frozen once it is finalised."""

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.scheme import Filter, Scheme
from desktop.domain.scheme_documents import scheme_from
from desktop.errors import N_, RequestError
from desktop.i18n import CHINESE, ENGLISH, Translator, translator
from desktop.models import Company, Evaluation
from desktop.queries.evaluations import FINALISED, period_of
from desktop.queries.filter_words import FilterNames, filter_names
from desktop.queries.schemes import scheme_of


@dataclass(frozen=True, slots=True)
class Frame:
    """The common part of an evaluation's forms in one language."""

    evaluation_id: int
    language: str
    company: str
    logo: bytes | None
    period: Period
    scheme: Scheme
    filter_names: FilterNames
    finalised_on: date | None
    seal: str

    @property
    def texts(self) -> Translator:
        """The sentences of the form's language."""
        return translator(self.language)

    @property
    def form_title(self) -> str:
        """The title of the form, the scheme's name where it has none."""
        return self.scheme.form_titles.get(self.language) or self.scheme_name

    @property
    def scheme_name(self) -> str:
        """The scheme's name in the form's language."""
        return self.scheme.names.get(self.language) or self.scheme.names.get(CHINESE, "")

    def grade_name(self, code: str) -> str:
        """A grade's name in the form's language, "" for no grade."""
        names = next((grade.names for grade in self.scheme.grades if grade.code == code), {})
        return names.get(self.language) or names.get(CHINESE, code)

    def filter_label(self, chosen: Filter) -> str:
        """A filter's words in the form's language, "" where it does not narrow."""
        return self.filter_names.get(chosen.label, {}).get(self.language, chosen.label)

    def own_name(self, name: str, name_en: str) -> str:
        """The name of something the owner named, a position or a team, in the form's language."""
        return name_en or name if self.language == ENGLISH else name


def frame_of(session: Session, evaluation_id: int, language: str) -> Frame:
    """The frame of an evaluation; names of a finalised one come from what was frozen."""
    evaluation = session.get(Evaluation, evaluation_id)
    if evaluation is None:
        raise RequestError(N_("This evaluation is no longer there. Please run it again."))
    company = session.scalars(select(Company).order_by(Company.id)).first()
    name, scheme = company.name if company else "", scheme_of(session, evaluation.scheme_version_id)
    is_final, fiscal_start = evaluation.status == FINALISED, company.fiscal_year_start if company else 1
    if is_final and evaluation.snapshot:
        frozen = json.loads(evaluation.snapshot)
        name, scheme = frozen["company"], scheme_from(frozen["scheme"])
        fiscal_start, names = frozen["fiscal_year_start"], frozen.get("filter_names", {})
    else:
        names = filter_names(session, (item.filter for item in scheme.items))
    return Frame(
        evaluation_id=evaluation_id,
        language=language,
        company=name,
        logo=company.logo if company else None,
        period=period_of(evaluation, fiscal_start),
        scheme=scheme,
        filter_names=names,
        finalised_on=_local_day(evaluation) if is_final else None,
        seal=evaluation.seal if is_final else "",
    )


def _local_day(evaluation: Evaluation) -> date | None:
    moment = evaluation.finalised_at
    return None if moment is None else moment.astimezone().date()
