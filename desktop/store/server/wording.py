"""How statements are worded for PostgreSQL so that they answer as they do in a data file."""

from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, Dialect, Integer, Text
from sqlalchemy.dialects.postgresql.base import PGDDLCompiler, PGTypeCompiler
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg
from sqlalchemy.schema import Column
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import Label, UnaryExpression
from sqlalchemy.sql.functions import Function

from desktop.models.types import Scaled

_STATED = (operators.nulls_first_op, operators.nulls_last_op)


class Wording(PGCompiler_psycopg):
    """Orders rows without a value first, as a data file does, where the question does not say otherwise."""

    def order_by_clause(self, select: Any, **options: Any) -> str:
        """The ORDER BY of a question, each part with its place for what has no value."""
        parts = [self._placed(each, options) for each in select._order_by_clauses]  # noqa: SLF001 - the compiler's own hook
        return " ORDER BY " + ", ".join(parts) if parts else ""

    def visit_sum_func(self, func: Function[Any], **options: Any) -> str:
        """A sum of whole numbers is a whole number: divided later it is cut, as in a data file."""
        words = f"sum{self.function_argspec(func, **options)}"
        return f"CAST({words} AS BIGINT)" if isinstance(func.type, Integer | Scaled) else words

    def _placed(self, element: ColumnElement[Any], options: dict[str, Any]) -> str:
        text = self.process(element, **options)
        inner, is_descending, is_stated = element, False, False
        while isinstance(inner, UnaryExpression):
            is_stated = is_stated or inner.modifier in _STATED
            is_descending = is_descending or inner.modifier is operators.desc_op
            inner = inner.element
        if is_stated or not _may_be_empty(inner):
            return text
        return f"{text} NULLS {'LAST' if is_descending else 'FIRST'}"


class WideTypes(PGTypeCompiler):
    """Whole numbers have 64 bits everywhere, as in a data file: sums and products of keys are worked out in them."""

    def visit_INTEGER(self, type_: Any, **_options: Any) -> str:  # noqa: ARG002, N802 - the compiler's own hook
        """A whole number."""
        return "BIGINT"


class Tables(PGDDLCompiler):
    """Texts are compared byte by byte, as in a data file, whatever language the server was set up for."""

    def get_column_specification(self, column: Column[Any], **options: Any) -> str:
        """The words that make a column."""
        words = str(super().get_column_specification(column, **options))  # type: ignore[no-untyped-call] # theirs
        words = words.replace(" SERIAL", " BIGSERIAL")
        return words.replace(" TEXT", ' TEXT COLLATE "C"', 1) if isinstance(column.type, Text) else words

    def visit_column_check_constraint(self, constraint: CheckConstraint, **options: Any) -> str:
        """What must hold in a column; a server's own types leave nothing to check where a data file must."""
        only = constraint._ddl_if  # noqa: SLF001 - this library asks it for constraints of tables only
        if only is not None and only.dialect == "sqlite":
            return ""
        return str(super().visit_column_check_constraint(constraint, **options))  # type: ignore[no-untyped-call] # theirs


def word_for(dialect: Dialect) -> None:
    """Let a dialect word statements so."""
    dialect.statement_compiler = Wording
    dialect.ddl_compiler = Tables
    dialect.type_compiler_instance = WideTypes(dialect)


def _may_be_empty(element: ColumnElement[Any]) -> bool:
    """Whether an element may have no value; columns that must have one keep the way along their index."""
    if isinstance(element, Label):
        element = element.element
    return bool(getattr(element, "nullable", True))
