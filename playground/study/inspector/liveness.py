"""Which lines of a rule only serve what is switched off and can be left out."""

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from playground.study.inspector.rule import definition


def idle(step: Any, fields: tuple[str, ...], h: Any, off: Mapping[str, int]) -> set[str]:
    """The names whose values affect a point, now or later, only through what these settings switch off."""
    return _reaching(step, fields, None, {}) - _reaching(step, fields, h, off)


def _reaching(step: Any, fields: tuple[str, ...], h: Any, off: Mapping[str, int]) -> set[str]:
    """The names and state fields on which the next point depends, in this step and by the state in later ones."""
    reads: dict[str, set[str]] = {}
    for node in ast.walk(definition(step)):
        if isinstance(node, ast.Assign):
            for target in ast.walk(node.targets[0]):
                if isinstance(target, ast.Name):
                    reads.setdefault(target.id, set()).update(_read(node.value, h, off))
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            point, state = node.value.elts
            reads.setdefault("the point", set()).update(_read(point, h, off))
            for field, part in zip(fields, getattr(state, "args", ()), strict=False):
                reads.setdefault(f"state.{field}", set()).update(_read(part, h, off))
    reached, waiting = set(), ["the point"]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(reads.get(name, ()))
    return reached


def _read(node: ast.AST, h: Any, off: Mapping[str, int]) -> Iterator[str]:
    """The names that an expression reads; if settings make a choice in it, only those of the branch taken."""
    if isinstance(node, ast.IfExp) and h is not None and _only_settings(node.test):
        holds = eval(compile(ast.Expression(node.test), "<rule>", "eval"), {}, {"h": h})
        yield from _read(node.body if holds else node.orelse, h, off)
    elif (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Mult)
        and (_off(node.left, off) or _off(node.right, off))
    ):
        return
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        yield f"state.{node.attr}" if node.value.id == "state" else node.value.id
    elif isinstance(node, ast.Name):
        yield node.id
    else:
        for part in ast.iter_child_nodes(node):
            yield from _read(part, h, off)


def _only_settings(test: ast.expr) -> bool:
    return {name.id for name in ast.walk(test) if isinstance(name, ast.Name)} <= {"h"}


def _off(node: ast.expr, off: Mapping[str, int]) -> bool:
    return isinstance(node, ast.Attribute) and off.get(node.attr) == 0
