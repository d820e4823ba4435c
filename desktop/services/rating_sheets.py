"""Ratings of an evaluation's people: a workbook that says who is to rate whom, and the scores read back from it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.exact import plain
from desktop.domain.period import Period, parse_period
from desktop.errors import N_, RequestError, Term
from desktop.exchange.kind import Row, Work
from desktop.exchange.kinds.ratings import KIND
from desktop.exchange.rating_sheet import AskedRating, rating_kind, read_rating_sheet, write_rating_sheet
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.text import comparable
from desktop.i18n import translator
from desktop.models import Company, Evaluation, ImportBatch, Rating, Review
from desktop.models.base import now
from desktop.queries.evaluations import DRAFT, fiscal_year_start, period_of
from desktop.queries.people import Person, people_in
from desktop.queries.schemes import choice_of
from desktop.services import audit
from desktop.services.evaluation_inputs import covered_people
from desktop.services.evaluation_sheets import SheetReport, refuse_other_name, take_in
from desktop.services.existing_evaluations import existing_evaluation, open_evaluation
from desktop.services.import_undo import ImportUndo, TakenBack
from desktop.store.database import Database
from desktop.store.recording import noting

_PEERS = 3  # colleagues asked about each person: enough for a mean, few enough to be answered
_OTHER_PERIOD = N_("This rating is for {theirs}; the evaluation is for {ours}.")
_NOT_IN = N_("This person has no review in the evaluation of {period}.")
_TWICE = N_("{rater} rates this person twice in the same relation; row {row} was taken.")
_SOMEBODY = N_("The same rater")
_CORRECTED = N_("The score was {old} before; it is {new} now.")
_ONE_OF_A_KIND = frozenset({"self", "owner"})  # relations in which nobody needs to be named
_Key = tuple[int, str, str, str]  # staff, relation, rater, own indicator


class RatingSheets:
    """Writes and reads the workbooks of one data file; `today` tells the day where the owner is."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def write(self, evaluation_id: int, path: Path, language: str) -> int:
        """Write who is to rate whom: superior, up to three colleagues of the team, the person; how many ratings."""
        _ = translator(language)
        with self._database.read() as session:
            evaluation = existing_evaluation(session, evaluation_id)
            period = period_of(evaluation, fiscal_year_start(session))
            company = session.scalar(select(Company.name).order_by(Company.id).limit(1)) or ""
            asked = _asked(_people(session, evaluation, period), self._today())
        if not asked:
            raise RequestError(N_("There is nobody to ask yet. Compute the evaluation first."))
        title = _(N_("{company}: ratings for {period}")).format(company=company, period=period.title(_))
        write_rating_sheet(path, title, period.label, asked, language, _)
        return len(asked)

    def read(self, evaluation_id: int, path: Path) -> SheetReport:
        """Take in the scores that were filled in; one given before is corrected, everything doubtful is named."""
        table = read_rating_sheet(path)
        with self._database.write() as session:
            evaluation = open_evaluation(session, evaluation_id)
            batch = ImportBatch(kind=KIND.name, file_name=table.file_name, digest=table.digest)
            session.add(batch)
            session.flush()
            kind = rating_kind(table, _Scores(session, evaluation).save)
            with noting(session, batch.id):
                tally = take_in(session, table, kind, self._today(), table.file_name, batch.id)
            taken, batch_id = tally.created + tally.updated, batch.id
            batch.created, batch.updated = tally.created, tally.updated
            batch.unchanged, batch.rejected = tally.unchanged, len(tally.rejected)
            if taken:
                details = {"ratings": taken, "file": table.file_name}
                audit.append(session, "evaluation.rated", "evaluation", evaluation_id, details)
            else:
                session.delete(batch)  # nothing that could be taken back
        problems = tuple(tally.errors), tuple(tally.warnings)
        return SheetReport(table.file_name, taken, tally.unchanged, *problems, batch_id if taken else None)

    def take_back(self, batch_id: int) -> TakenBack:
        """Remove the ratings a workbook brought and restore those it corrected."""
        return ImportUndo(self._database).take_back(batch_id)


class _Scores:
    """The ratings of one evaluation's period while a workbook is taken in."""

    def __init__(self, session: Session, evaluation: Evaluation) -> None:
        self._period = period_of(evaluation, fiscal_year_start(session))
        self._people = {person.staff_id: person.name for person in _people(session, evaluation, self._period)}
        stored = session.scalars(
            select(Rating).where(
                Rating.start == evaluation.start, Rating.end == evaluation.end, Rating.deleted_at.is_(None)
            )
        )
        keyed = ((_key(row.staff_id, row.relation, row.rater, row.indicator), row) for row in stored)
        self._known: dict[_Key, Rating] = {key: row for key, row in keyed if key is not None}
        self._rows: dict[_Key, int] = {}

    def save(self, rows: list[Row], work: Work) -> None:
        """Correct what is known, add what is new, refuse what belongs to nobody here or comes twice."""
        new = []
        for row in rows:
            try:
                self._check(row)
            except Refusal as refusal:
                work.reject(row, refusal, refusal.column, "")
                continue
            if not self._correct(row, work):
                new.append(row)
        if new:
            KIND.save(new, work)

    def _check(self, row: Row) -> None:
        values, period = row.values, self._period
        if values.get("period") is not None and not _is_same(values["period"], period):
            raise Refusal(_OTHER_PERIOD, theirs=values["period"], ours=period.label).about("period")
        values |= {"period": None, "start": period.start, "end": period.end}
        if values["staff"] not in self._people:
            raise Refusal(_NOT_IN, period=period.label).about("staff")
        refuse_other_name(row, self._people[values["staff"]])
        key = _key_of(row)
        earlier = row.number if key is None else self._rows.setdefault(key, row.number)
        if earlier != row.number:
            raise Refusal(_TWICE, rater=values.get("rater") or Term(_SOMEBODY), row=earlier).about("rater")

    def _correct(self, row: Row, work: Work) -> bool:
        """Whether the rating was known; another score or comment replaces it."""
        key, values = _key_of(row), row.values
        known = None if key is None else self._known.get(key)
        if known is None:
            return False
        comment = values.get("comment") or known.comment
        if (known.score, known.comment) == (values["score"], comment):
            work.tally.unchanged += 1
            return True
        if known.score != values["score"]:
            old, new = plain(known.score), plain(Decimal(values["score"]))
            work.tally.warn(row.number, _CORRECTED, work.header_of("score"), new, old=old, new=new)
        known.score, known.comment, known.changed_at = values["score"], comment, now()
        work.tally.updated += 1
        return True


def _key_of(row: Row) -> _Key | None:
    values = row.values
    return _key(values["staff"], values["relation"], values.get("rater") or "", values.get("indicator") or "")


def _key(staff_id: int, relation: str, rater: str, indicator: str) -> _Key | None:
    """What makes two ratings the same one; None for raters who wish to stay unnamed."""
    if relation in _ONE_OF_A_KIND:
        return staff_id, relation, "", indicator
    return (staff_id, relation, comparable(rater), indicator) if rater else None


def _is_same(label: str, period: Period) -> bool:
    try:
        named = parse_period(label, period.fiscal_year_start)
    except RequestError as error:
        raise Refusal(error.message, **error.values).about("period") from error
    return (named.start, named.end) == (period.start, period.end)


def _people(session: Session, evaluation: Evaluation, period: Period) -> list[Person]:
    """Those with a review, in a draft those who would get one; as things stood at the end of the period."""
    if evaluation.status == DRAFT:
        return list(covered_people(session, period, choice_of(session, evaluation.scheme_version_id)))
    reviewed = set(session.scalars(select(Review.staff_id).where(Review.evaluation_id == evaluation.id)))
    return [person for person in people_in(session, period) if person.staff_id in reviewed]


def _asked(people: list[Person], today: date) -> list[AskedRating]:
    """Everybody is rated by the superior, by the next colleagues of the team in turn, and by themselves.

    Who has left is rated, but asked no more.
    """
    asked = []
    here = [person for person in people if person.left_on is None or person.left_on >= today]
    gone = {person.name for person in people} - {person.name for person in here}
    for person in people:
        peers = _peers(person, [each for each in people if each.team_id == person.team_id is not None], here)
        raters = [("manager", person.superior)] if person.superior and person.superior not in gone else []
        raters += [("peer", peer.name) for peer in peers if peer.name != person.superior]
        raters += [("self", person.name)] if person in here else []
        asked += [AskedRating(person.code, person.name, relation, rater) for relation, rater in raters]
    return asked


def _peers(person: Person, team: list[Person], here: list[Person]) -> list[Person]:
    """The next few of the team after a person who are still here."""
    place = team.index(person) if person in team else 0
    return [each for each in (*team[place + 1 :], *team[:place]) if each in here][:_PEERS]
