"""Self-evaluations out as a workbook and back onto the reviews; reading is one transaction with an audit entry."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.exact import round_half_up
from desktop.domain.review import ReviewForm
from desktop.domain.self_evaluation import ANSWERS, OwnPoints, SelfEvaluation, line_keys, self_document, self_from
from desktop.errors import N_, RequestError
from desktop.exchange.kind import Row, Work
from desktop.exchange.self_evaluation import (
    SheetLine,
    SheetPerson,
    points_kind,
    read_self_evaluation,
    words_kind,
    write_self_evaluation,
)
from desktop.exchange.sentences import Problem, Refusal
from desktop.exchange.values.text import comparable
from desktop.i18n import LANGUAGES, translator
from desktop.models import ImportBatch, ImportChange, Review
from desktop.queries.reviews import review_forms
from desktop.reports.file_names import FileNames
from desktop.services import audit
from desktop.services.evaluation_sheets import SheetReport, refuse_other_name, take_in
from desktop.services.existing_evaluations import existing_evaluation, open_evaluation
from desktop.services.import_undo import ImportUndo, TakenBack
from desktop.store.database import Database

SELF_EVALUATION = "self_evaluation"  # what such an import is kept as
_NOT_IN = N_("{name} has no review in this evaluation.")
_NO_LINE = N_("This person's score card has no line {number}.")
_OTHER_LINE = N_("Line {number} is “{ours}” in this evaluation. Write the workbook anew and copy the answers.")
_TWICE = N_("This line occurs twice for the same person; the first one was taken.")


class SelfEvaluations:
    """Writes and reads the workbooks of one data file; `today` tells the day where the owner is."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def write(self, evaluation_id: int, path: Path, language: str, codes: Sequence[str] | None = None) -> int:
        """Write one workbook for everybody, or for the people of these codes; how many they are."""
        forms = self._forms(evaluation_id, language, codes)
        _write(path, forms, language)
        return len(forms)

    def write_each(self, evaluation_id: int, folder: Path, language: str) -> int:
        """Write a workbook for each person, so that nobody sees another's targets; how many they are."""
        names = FileNames()
        forms = self._forms(evaluation_id, language, None)
        for form in forms:
            stem = f"{form.period_label} {form.person.code} {form.person.name}"
            _write(folder / names.name(stem, ".xlsx"), [form], language)
        return len(forms)

    def read(self, evaluation_id: int, path: Path) -> SheetReport:
        """Take in a filled-in workbook: given cells replace what was there, blank ones do not, bad ones are named."""
        with self._database.read() as session:
            label = existing_evaluation(session, evaluation_id).period_label
        tables = read_self_evaluation(path, label)
        with self._database.write() as session:
            open_evaluation(session, evaluation_id)
            views = _Views(session, evaluation_id)
            kinds = points_kind(views.keep_points), words_kind(views.keep_words)
            told = [
                (table.sheet or "", take_in(session, table, kind, self._today()))
                for table, kind in zip(tables, kinds, strict=True)
            ]
            changes, unchanged = views.store()
            batch_id = None
            if changes:
                details = {"people": len(changes), "file": tables[0].file_name}
                audit.append(session, "evaluation.self_evaluated", "evaluation", evaluation_id, details)
                rejected = sum(len(tally.rejected) for _sheet, tally in told)
                batch_id = _noted(session, tables[0].file_name, tables[0].digest, changes, rejected)
        return SheetReport(
            tables[0].file_name,
            len(changes),
            unchanged,
            tuple(problem for sheet, tally in told for problem in _placed(tally.errors, sheet)),
            tuple(problem for sheet, tally in told for problem in _placed(tally.warnings, sheet)),
            batch_id,
        )

    def take_back(self, batch_id: int) -> TakenBack:
        """Let the reviews say what they said before a workbook was read."""
        return ImportUndo(self._database).take_back(batch_id)

    def _forms(self, evaluation_id: int, language: str, codes: Sequence[str] | None) -> list[ReviewForm]:
        with self._database.read() as session:
            existing_evaluation(session, evaluation_id)
            forms = review_forms(session, evaluation_id, language, codes)
        if not forms:
            raise RequestError(N_("There is nobody to ask yet. Compute the evaluation first."))
        return forms


@dataclass(slots=True)
class _Card:
    """A review with the names of its lines in every language."""

    row: Review
    name: str
    keys: tuple[str, ...]
    names: list[set[str]]
    shown: list[str]
    points: dict[str, OwnPoints] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


class _Change(NamedTuple):
    """What a workbook did to one review."""

    review_id: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


class _Views:
    """What the sheets of one evaluation say, by person, until it is stored."""

    def __init__(self, session: Session, evaluation_id: int) -> None:
        rows = session.scalars(select(Review).where(Review.evaluation_id == evaluation_id))
        forms = {
            language: {form.review_id: form for form in review_forms(session, evaluation_id, language)}
            for language in LANGUAGES
        }
        self._cards = {row.staff_id: _card(row, [held[row.id] for held in forms.values()]) for row in rows}

    def keep_points(self, rows: list[Row], work: Work) -> None:
        """Take the rows that name a line of a person of this evaluation."""
        for row in rows:
            if not (row.given("points") or row.given("remark")):
                continue
            try:
                card = self._card_of(row)
                key = _line_of(row, card)
                if key in card.points:
                    raise Refusal(_TWICE).about("number")
            except Refusal as refusal:
                work.reject(row, refusal, refusal.column, "")
                continue
            card.points[key] = OwnPoints(row.values.get("points"), row.values.get("remark") or "")

    def keep_words(self, rows: list[Row], work: Work) -> None:
        """Take the answers of people of this evaluation."""
        for row in rows:
            given = {name: row.values[name] for name in ANSWERS if row.given(name)}
            if not given:
                continue
            try:
                card = self._card_of(row)
            except Refusal as refusal:
                work.reject(row, refusal, refusal.column, "")
                continue
            card.answers |= given

    def store(self) -> tuple[list[_Change], int]:
        """Put it onto the reviews; what changed on which, and how many say what was known."""
        changed: list[_Change] = []
        unchanged = 0
        for card in self._cards.values():
            if not (card.points or card.answers):
                continue
            before = self_from(card.row.self_evaluation)
            points = {**before.points, **_merged(before, card.points)}
            document = self_document(SelfEvaluation(points, {**before.answers, **card.answers}))
            if document == card.row.self_evaluation:
                unchanged += 1
            else:
                changed.append(_Change(card.row.id, card.row.self_evaluation, document))
                card.row.self_evaluation = document
        return changed, unchanged

    def _card_of(self, row: Row) -> _Card:
        card = self._cards.get(row.values["staff"])
        if card is None:
            raise Refusal(_NOT_IN, name=row.values.get("name") or "—").about("staff")
        refuse_other_name(row, card.name)
        return card


def _noted(session: Session, file: str, digest: str, changes: Sequence[_Change], rejected: int) -> int:
    """The key of an import that can be taken back: only what people said of themselves is noted of their reviews."""
    batch = ImportBatch(kind=SELF_EVALUATION, file_name=file, digest=digest, updated=len(changes), rejected=rejected)
    session.add(batch)
    session.flush()
    for change in changes:
        before, after = (json.dumps({"self_evaluation": said}) for said in (change.before, change.after))
        noted = {"place": Review.__tablename__, "record_id": change.review_id, "before": before, "after": after}
        session.add(ImportChange(import_batch_id=batch.id, **noted))
    return batch.id


def _merged(before: SelfEvaluation, given: dict[str, OwnPoints]) -> dict[str, OwnPoints]:
    """What was given now over what was given before, cell by cell."""
    merged = {}
    for key, own in given.items():
        old = before.points.get(key, OwnPoints(None))
        merged[key] = replace(
            own, points=old.points if own.points is None else own.points, remark=own.remark or old.remark
        )
    return merged


def _card(row: Review, forms: Sequence[ReviewForm]) -> _Card:
    lines = list(zip(*(form.items for form in forms), strict=True))
    return _Card(
        row,
        forms[0].person.name,
        line_keys([line[0].indicator for line in lines]),
        [{comparable(item.name) for item in line} for line in lines],
        [line[0].name for line in lines],
    )


def _line_of(row: Row, card: _Card) -> str:
    """The key of the line a row is about; its number and the indicator's name must agree."""
    number = int(row.values["number"])
    if not 1 <= number <= len(card.keys):
        raise Refusal(_NO_LINE, number=number).about("number")
    name = row.values.get("indicator")
    if name is not None and comparable(name) not in card.names[number - 1]:
        raise Refusal(_OTHER_LINE, number=number, ours=card.shown[number - 1]).about("indicator")
    return card.keys[number - 1]


def _write(path: Path, forms: Sequence[ReviewForm], language: str) -> None:
    _ = translator(language)
    title = _(N_("{company}: self-evaluation for {period}")).format(
        company=forms[0].company, period=forms[0].period_title
    )
    people = [
        SheetPerson(
            form.person.code,
            form.person.name,
            tuple(SheetLine(item.name, item.weight, _short(item.effective_target)) for item in form.items),
        )
        for form in forms
    ]
    write_self_evaluation(path, title, forms[0].period_label, people, language, _)


def _short(target: Decimal | None) -> Decimal | None:
    return None if target is None else round_half_up(target, 2)


def _placed(problems: Sequence[Problem], sheet: str) -> list[Problem]:
    """The problems with their sheet before the column."""
    return [replace(each, column=f"{sheet} · {each.column}" if each.column else sheet) for each in problems]
