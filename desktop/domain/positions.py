"""What a position's name says about the role it plays: which of a preset's schemes fits its people."""

SPECIALIST, LEADER, NEWCOMER = "specialist", "leader", "newcomer"
ROLES = (SPECIALIST, LEADER, NEWCOMER)
_OF_NEWCOMERS = (
    "新人",
    "新入职",
    "新员工",
    "实习",
    "见习",
    "试用",
    "trainee",
    "newcomer",
    "intern",
    "probation",
    "new hire",
)
_OF_LEADERS = (
    "主管", "总监", "组长", "队长", "部长", "店长", "主任", "负责人", "区域经理", "大区经理", "部门经理", "招商经理",
    "销售经理", "supervisor", "director", "team lead", "head of", "sales manager", "area manager",
)  # fmt: skip


def role_suggested(name: str) -> str:
    """The role a position's name suggests; the owner may say otherwise in the settings."""
    written = name.casefold()
    if any(word in written for word in _OF_NEWCOMERS):
        return NEWCOMER
    return LEADER if any(word in written for word in _OF_LEADERS) else SPECIALIST
