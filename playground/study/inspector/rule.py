"""A rule's source as it ran in one step: which statements, with which values."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any

import numpy as np

from playground.study.inspector.folding import ExpressionTransformer, Folding

_METHODS = re.compile(r"optimizers\.\w+")  # not the engine's functions, which have symbols of their own


@dataclass(frozen=True)
class Assignment:
    """What a statement assigned to a name: the expression without what is switched off, and the values in it.

    place: line and target in the source, the same for both coordinates. because: the conditions that led here.
    """

    name: str
    expression: ast.expr
    values: Mapping[str, Any]
    value: Any
    because: tuple[ast.expr, ...]
    place: tuple[int, str]


@dataclass(frozen=True)
class Ending:
    """What the rule returned: the next point, and the expression that each field of the state was filled with."""

    point: Assignment
    state: tuple[ast.expr, ...]


@cache
def definition(function: Callable[..., Any]) -> ast.FunctionDef:
    """The function's own source, parsed."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    return tree


def parameters(function: Callable[..., Any]) -> list[str]:
    """The names of its arguments."""
    return [argument.arg for argument in definition(function).args.args]


class Execution:
    """One run through a rule, statement by statement; only the source in the rule's own file is run."""

    def __init__(self, function: Any, arguments: Mapping[str, Any], off: Mapping[str, int]):
        self.function, self.values, self.off = function, dict(arguments), off
        self.assignments: list[Assignment] = []
        self.because: tuple[ast.expr, ...] = ()
        ending = self._run(definition(function).body)
        assert ending, "every rule returns"
        self.ending = ending

    def evaluate(self, node: ast.expr) -> Any:
        """The value of an expression of the rule."""
        code = compile(ast.fix_missing_locations(ast.Expression(deepcopy(node))), "<rule>", "eval")
        with np.errstate(all="ignore"):
            return eval(code, self.function.__globals__, self.values)

    def _run(self, body: list[ast.stmt]) -> Ending | None:
        for statement in body:
            if isinstance(statement, ast.Return):
                return self._end(statement)
            if isinstance(statement, ast.Assign):
                self._assign(statement)
            elif isinstance(statement, ast.If):
                folding = self._folding()
                taken = statement.body if folding.decide(statement.test) else statement.orelse
                if taken or isinstance(statement.body[-1], ast.Return):
                    self.because += tuple(folding.because)
                if ending := self._run(taken):
                    return ending
        return None

    def _folding(self) -> Folding:
        return Folding(self.off, self.evaluate, self._inlined)

    def _assign(self, statement: ast.Assign) -> None:
        target, value = statement.targets[0], statement.value
        if isinstance(target, ast.Tuple):
            names = [part.id for part in target.elts if isinstance(part, ast.Name)]
            self._assign_tuple(names, value, statement.lineno)
        elif isinstance(target, ast.Name):
            self._record([self._assignment(target.id, value, statement.lineno)])

    def _assign_tuple(self, names: list[str], value: ast.expr, line: int) -> None:
        while isinstance(value, ast.IfExp):
            folding = self._folding()
            value = value.body if folding.decide(value.test) else value.orelse
            self.because += tuple(folding.because)
        function = self._local_function(value)
        if isinstance(value, ast.Tuple):
            pairs = zip(names, value.elts, strict=True)
            self._record([self._assignment(name, part, line) for name, part in pairs])
        elif function:
            self._splice(names, function, line)
        else:
            parts = self.evaluate(value)
            entries = [ast.Subscript(value, ast.Constant(i)) for i in range(len(names))]
            self._record(
                Assignment(name, entry, dict(self.values), part, (), (line, name))
                for name, entry, part in zip(names, entries, parts, strict=True)
                if name != "_"
            )

    def _splice(self, names: list[str], function: FunctionType, line: int) -> None:
        """The statements of another function of the file, whose arguments have the same names there."""
        *body, last = (part for part in definition(function).body if not isinstance(part, ast.Expr))
        for part in body:
            assert isinstance(part, ast.Assign)
            self._assign(part)
        assert isinstance(last, ast.Return) and isinstance(last.value, ast.Tuple)
        pairs = zip(names, last.value.elts, strict=True)
        self._record([self._assignment(name, part, line) for name, part in pairs])

    def _assignment(self, name: str, value: ast.expr, line: int) -> Assignment:
        folding = self._folding()
        expression = folding.folded(value)
        because = self.because + tuple(folding.because)
        self.because = ()
        return Assignment(name, expression, dict(self.values), self.evaluate(value), because, (line, name))

    def _record(self, assignments: Iterator[Assignment] | list[Assignment]) -> None:
        for assignment in list(assignments):
            self.values[assignment.name] = assignment.value
            self.assignments.append(assignment)

    def _end(self, statement: ast.Return) -> Ending:
        assert statement.value
        parts = statement.value.elts if isinstance(statement.value, ast.Tuple) else [statement.value]
        point, state = parts[0], parts[-1]
        fields = tuple(state.args) if len(parts) > 1 and isinstance(state, ast.Call) else ()
        return Ending(self._assignment("x", point, statement.lineno), fields)

    def _local_function(self, node: ast.expr) -> Any:
        """The function of a method's file that is called here; None if none is."""
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            return None
        found = self.function.__globals__.get(node.func.id)
        is_local = isinstance(found, FunctionType) and _METHODS.fullmatch(found.__module__)
        return found if is_local else None

    def _inlined(self, node: ast.Call) -> ast.expr | None:
        """The call of a one-line function as that line, with its arguments filled in."""
        function = self._local_function(node)
        if not function:
            return None
        body = [part for part in definition(function).body if not isinstance(part, ast.Expr)]
        if len(body) != 1 or not isinstance(body[0], ast.Return) or body[0].value is None:
            return None
        given = dict(zip(parameters(function), node.args, strict=True))
        return _Arguments(given).transformed(deepcopy(body[0].value))


class _Arguments(ExpressionTransformer):
    """Replaces the names of parameters by the arguments of a call."""

    def __init__(self, given: Mapping[str, ast.expr]):
        self.given = given

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return deepcopy(self.given.get(node.id, node))
