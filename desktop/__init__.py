"""Qianji 签绩: targets, visits, signings, evaluations and printed review forms for small businesses."""
