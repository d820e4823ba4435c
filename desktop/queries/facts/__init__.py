"""What the records say about people, teams and the company: every indicator, ten statements at most."""

from desktop.queries.facts.assembly import company_facts, staff_facts, team_facts

__all__ = ["company_facts", "staff_facts", "team_facts"]
