"""Staff: matched by code, without one by name; teams, positions and superiors are linked on the way."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from desktop.domain.codes import free_codes
from desktop.domain.superiors import is_above
from desktop.errors import N_
from desktop.exchange.books import AMBIGUOUS
from desktop.exchange.columns import Column, Ref
from desktop.exchange.keyed import Saved, keys_by_code_or_name, upsert, without_clashes
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.kinds.leading import name_leaders
from desktop.exchange.kinds.membership import save_teams, team_of_today
from desktop.exchange.sentences import Problem, Refusal, sentence
from desktop.exchange.values.dates import day
from desktop.exchange.values.numbers import money
from desktop.exchange.values.text import code, comparable, long_text, one_line, person_name
from desktop.models import Lookup, Position, Staff, Team

CIRCLE = N_("{superior} answers to {name} already, so the superior is kept as a name only.")

COLUMNS = (
    Column("code", "工号", "Code", code, also=(
        "员工编号", "员工ID", "员工号", "编号", "人员编号", "employee id", "employee code", "staff code",
        "staff id", "id")),
    Column("name", "姓名", "Name", person_name, is_required=True, also=(
        "员工姓名", "员工", "名字", "人员", "full name", "employee", "employee name", "staff", "staff name",
        "sales agent")),
    Column("team", "部门", "Team", one_line, refers=Ref.TEAM, also=(
        "团队", "所属部门", "所属团队", "小组", "组别", "department", "team name", "dept")),
    Column("position", "岗位", "Position", one_line, refers=Ref.POSITION, also=(
        "职位", "职务", "岗位名称", "job title", "title", "role", "job")),
    Column("manager", "上级", "Manager", one_line, also=(
        "直属上级", "上级领导", "主管", "直接上级", "经理", "supervisor", "superior", "reports to", "manager name")),
    Column("region", "区域", "Region", one_line, refers=Ref.REGION, also=(
        "大区", "地区", "片区", "办事处", "regional office", "area", "office", "territory")),
    Column("hired_on", "入职日期", "Hired on", day, also=(
        "入职时间", "入司日期", "hire date", "start date", "joined on", "hired")),
    Column("left_on", "离职日期", "Left on", day, also=(
        "离职时间", "end date", "leave date", "termination date", "left")),
    Column("phone", "电话", "Phone", code, also=(
        "手机", "手机号", "手机号码", "联系电话", "电话号码", "phone number", "mobile", "telephone", "home phone")),
    Column("email", "邮箱", "Email", one_line, also=(
        "电子邮箱", "邮件", "电子邮件", "e-mail", "mail", "email address")),
    Column("bonus_base", "奖金基数", "Bonus base", money, also=("奖金", "绩效基数", "绩效奖金基数", "bonus")),
    Column("notes", "备注", "Notes", long_text, also=("说明", "note", "remarks", "comment")),
)  # fmt: skip
ATTRIBUTES = {
    "code": "code", "name": "name", "position": "position_id", "region": "region_id", "hired_on": "hired_on",
    "left_on": "left_on", "phone": "phone", "email": "email", "bonus_base": "bonus_base", "notes": "notes",
}  # fmt: skip


def check(values: Mapping[str, Any]) -> None:
    """Nobody leaves before coming."""
    hired, left = values.get("hired_on"), values.get("left_on")
    if hired and left and left < hired:
        raise Refusal(
            N_("The day of leaving ({left}) lies before the day of hire ({hired})."), left=left, hired=hired
        ).about("left_on")


def save(rows: list[Row], work: Work) -> None:
    """Add and change staff, then their teams and superiors."""
    keys = keys_by_code_or_name(rows, work)
    kept, repeats = without_clashes(rows, keys, work)
    placed = _placed(kept, work)
    saved = upsert(Staff, ATTRIBUTES, placed, work)
    work.books.forget(Ref.STAFF)
    taken = [row for row, _key, _extra in placed]
    saved.updated |= save_teams(taken, saved, work)
    saved.updated |= _save_managers(taken, saved, work)
    name_leaders(taken, saved, work)
    saved.count([*taken, *(row for row in rows if row.number in repeats)], work)


def _placed(rows: list[Row], work: Work) -> list[tuple[Row, int | None, dict[str, Any]]]:
    """Each row with its person, or with what a new person needs: a code, and a spelling for search."""
    stored = work.session.execute(select(Staff.id, Staff.code, Staff.name, Staff.deleted_at)).all()
    by_code = {record.code: record.id for record in stored}
    names: dict[str, list[int]] = {}
    for record in stored:
        if record.deleted_at is None:
            names.setdefault(comparable(record.name), []).append(record.id)
    codes = free_codes(set(by_code) | {row.values.get("code") for row in rows})
    placed = []
    for row in rows:
        bearers = names.get(comparable(row.values["name"]), [])
        key = by_code.get(row.values.get("code"))
        if not row.given("code"):
            if len(bearers) > 1:
                work.reject(
                    row, Refusal(AMBIGUOUS, name=row.values["name"], count=len(bearers)), value=row.values["name"]
                )
                continue
            key = bearers[0] if bearers else None
        elif key is None and bearers:
            work.tally.warn(
                row.number, N_("Another staff member is called {name} too; this one was added under code {code}."),
                name=row.values["name"], code=row.values["code"],
            )  # fmt: skip
        if key is not None and not row.given("code"):
            row.values["name"] = None  # found by its name: the known spelling stays
        extra = _extra(row, work, codes) if key is None else {}
        placed.append((row, key, extra))
    return placed


def _extra(row: Row, work: Work, codes: Iterator[str]) -> dict[str, Any]:
    pinyin, initials = work.books.spell(row.values["name"], is_person=True)
    extra: dict[str, Any] = {"pinyin": pinyin, "initials": initials}
    if not row.given("code"):
        extra["code"] = next(codes)
    return extra


def _save_managers(rows: list[Row], saved: Saved, work: Work) -> set[int]:
    """Link superiors who are on the list; others are kept by name. The numbers of the rows that changed something."""
    stated = [row for row in rows if row.given("manager")]
    if not stated:
        return set()
    people = {person.id: person for person in work.session.scalars(select(Staff))}
    wanted = {row.number: _manager_of(row, saved.ids[row.number], work) for row in stated}
    superiors = {key: person.manager_id for key, person in people.items()}
    superiors |= {saved.ids[row.number]: wanted[row.number] for row in stated}
    changed = set()
    for row in stated:
        person, name, manager = people[saved.ids[row.number]], row.values["manager"], wanted[row.number]
        if manager is not None and is_above(person.id, manager, superiors):
            reason = sentence(CIRCLE, superior=people[manager].name, name=person.name)
            work.tally.warnings.append(Problem(row.number, work.header_of("manager"), name, reason))
            superiors[person.id] = manager = None
        final = (manager, "" if manager else name)
        if (person.manager_id, person.manager_name) != final:
            person.manager_id, person.manager_name = final
            changed.add(row.number)
    work.session.flush()
    return changed


def _manager_of(row: Row, person_id: int, work: Work) -> int | None:
    name = row.values["manager"]
    try:
        manager = work.books.index(Ref.STAFF).find(name)
    except Refusal as refusal:
        work.tally.warnings.append(Problem(row.number, work.header_of("manager"), name, refusal.reason))
        return None
    return None if manager == person_id else manager


def export(session: Session) -> Iterable[Mapping[Any, Any]]:
    """All staff in the order of their codes, with the team of today."""
    manager, team = aliased(Staff), team_of_today()
    question = (
        select(
            Staff.code, Staff.name, Team.name.label("team"), Position.name.label("position"),
            manager.code.label("manager_code"), Staff.manager_name, Lookup.name.label("region"), Staff.hired_on,
            Staff.left_on, Staff.phone, Staff.email, Staff.bonus_base, Staff.notes,
        )
        .outerjoin(team, team.c.staff_id == Staff.id)
        .outerjoin(Team, Team.id == team.c.team_id)
        .outerjoin(Position, Position.id == Staff.position_id)
        .outerjoin(manager, manager.id == Staff.manager_id)
        .outerjoin(Lookup, Lookup.id == Staff.region_id)
        .where(Staff.deleted_at.is_(None))
        .order_by(Staff.code)
    )  # fmt: skip
    for record in session.execute(question).mappings():
        yield {**record, "manager": record["manager_code"] or record["manager_name"]}


KIND = Kind("staff", COLUMNS, save, export, check, frozenset({Ref.TEAM, Ref.POSITION, Ref.REGION}))
