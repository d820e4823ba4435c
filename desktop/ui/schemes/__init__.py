"""Schemes: what is counted, with which weight and rule, and what it gives."""
