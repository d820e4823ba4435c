"""Where words stand in a text in SQL, worded for each engine."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class place_in(GenericFunction[int]):  # noqa: N801 - reads as the SQL function it is
    """The place at which the second text begins in the first, letter for letter; 0 where it does not stand there."""

    type = Integer()
    inherit_cache = True


@compiles(place_in)
def _by_standard(element: place_in, compiler: SQLCompiler, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"


@compiles(place_in, "sqlite")
def _by_bytes(element: place_in, compiler: SQLCompiler, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)})"
