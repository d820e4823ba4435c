"""Contracts with their shares, instalments and money received, and what is overdue."""
