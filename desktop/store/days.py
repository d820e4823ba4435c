"""Calendar days between two dates in SQL, worded for each engine."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class days_between(GenericFunction[int]):  # noqa: N801 - reads as the SQL function it is
    """The whole days from the first date to the second, negative when the second is earlier."""

    type = Integer()
    inherit_cache = True


@compiles(days_between)
def _subtract(element: days_between, compiler: SQLCompiler, **options: Any) -> str:
    first, last = element.clauses
    return f"({compiler.process(last, **options)} - {compiler.process(first, **options)})"


@compiles(days_between, "sqlite")
def _subtract_julian(element: days_between, compiler: SQLCompiler, **options: Any) -> str:
    first, last = element.clauses
    later, earlier = compiler.process(last, **options), compiler.process(first, **options)
    # A day is a whole number and a half, so the difference of the two floats is exact.
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"
