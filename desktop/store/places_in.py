"""Where words stand in a text in SQL, worded for each engine."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class PlaceIn(GenericFunction[int]):
    """The place at which the second text begins in the first, letter for letter; 0 where it does not stand there."""

    name = "place_in"
    type = Integer()
    inherit_cache = True


@compiles(PlaceIn)
def _by_standard(element: PlaceIn, compiler: SQLCompiler, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"


@compiles(PlaceIn, "sqlite")
def _by_bytes(element: PlaceIn, compiler: SQLCompiler, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)})"
