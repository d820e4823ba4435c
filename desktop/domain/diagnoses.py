"""What lies behind a weakness, which step of the work a measure belongs to, and what it begins with."""

from collections.abc import Mapping

from desktop.errors import N_

# Diagnosis → its name; a measure made for one comes first when the figures show it.
DIAGNOSES: Mapping[str, str] = {
    "weak_visits": N_("Too few visits"),
    "silent_weeks": N_("Weeks without visits"),
    "low_effect": N_("Enough visits, few with a result"),
    "weak_deals": N_("Few visits turn into deals"),
    "weak_negotiation": N_("Few deals reach negotiation"),
    "weak_signing": N_("Few deals are closed"),
    "weak_size": N_("Contracts are small"),
    "weak_landing": N_("Landing runs late"),
    "weak_collection": N_("Money comes in slowly"),
    "overdue_one": N_("Overdue money with one customer"),
    "overdue_several": N_("Overdue money with several customers"),
    "lost_reason": N_("Deals lost for one main reason"),
    "month_end": N_("Contracts bunched at month end"),
    "late_milestones": N_("Planned steps came late"),
    "newcomer": N_("Less than half a year in service"),
    "first_deals": N_("New, and not two contracts signed yet"),
}

# What a measure begins with, named from the records → how a list of choices says it.
FOCUSES: Mapping[str, str] = {
    "": N_("nothing"),
    "neglected": N_("customers with an open deal not visited for 30 days"),
    "warm": N_("customers met with a result, without a deal yet"),
    "opened": N_("open deals that have not reached negotiation"),
    "talks": N_("deals in negotiation"),
    "milestone": N_("the planned step that is latest"),
    "money": N_("what falls due in the next period"),
    "late_logs": N_("how many visits were entered late"),
}

# Step → its name, in the order of the work.
STEPS: Mapping[str, str] = {
    "visits": N_("Visiting"),
    "leads": N_("Leads and new deals"),
    "conversion": N_("From deal to contract"),
    "negotiation": N_("Negotiation"),
    "signing": N_("Signing"),
    "cycle": N_("Pace of deals"),
    "collection": N_("Collection"),
    "landing": N_("Landing"),
    "satisfaction": N_("Satisfaction"),
    "complaints": N_("Complaints and service"),
    "retention": N_("Keeping customers"),
    "market": N_("Market information"),
    "log": N_("Logging"),
    "team": N_("Working together"),
    "plan": N_("Improvement plan"),
    "any": N_("Any weakness"),
}

# Place → what fills it from the figures.
PLACES: Mapping[str, str] = {
    "superior": N_("the superior's name"),
    "customer": N_("the customer with the most overdue money"),
    "amount": N_("the overdue amount"),
    "reason": N_("the most frequent reason for lost deals"),
    "name": N_("the weak indicator's name"),
}
