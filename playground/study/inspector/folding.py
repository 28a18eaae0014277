"""A rule's expressions without the parts that are switched off, so that a line shows what matters in this step."""

import ast
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from registry import Field, Flag

Evaluate = Callable[[ast.expr], Any]
Inline = Callable[[ast.Call], ast.expr | None]


def switches(fields: Mapping[str, Field], h: Any) -> dict[str, int]:
    """Hyperparameters that act as switches, with 0 or 1: flags, and numbers that are off by default and off now."""
    found = {}
    for name, field in fields.items():
        value = getattr(h, name)
        if isinstance(field, Flag):
            found[name] = int(value)
        elif field.default == 0 and value == 0.0:
            found[name] = 0
    return found


class ExpressionTransformer(ast.NodeTransformer):
    """A transformer that replaces expressions by expressions."""

    def transformed(self, node: ast.expr) -> ast.expr:
        """What stands in the place of the expression."""
        expression: ast.expr = self.visit(node)
        return expression

    def with_parts_transformed(self, node: ast.expr) -> ast.expr:
        """The expression itself, its parts replaced."""
        self.generic_visit(node)
        return node


class Folding(ExpressionTransformer):
    """Takes the branches that apply, and leaves out factors of 1 and terms multiplied by 0.

    evaluate: the value of an expression in this step; because: filled with the conditions that decided, each as the
    expression that held. inline: a call written out in the rule's own terms, or None if it cannot be.
    """

    def __init__(self, off: Mapping[str, int], evaluate: Evaluate, inline: Inline):
        self.off, self.evaluate, self.inline = off, evaluate, inline
        self.because: list[ast.expr] = []

    def folded(self, node: ast.expr) -> ast.expr:
        """A copy of the expression, folded."""
        return self.transformed(deepcopy(node))

    def decide(self, test: ast.expr) -> bool:
        """Whether the test holds; recorded as a reason unless settings decide it or it only rules out one number."""
        holds = bool(self.evaluate(test))
        reason = affirmed(test) if holds else negated(test)
        if isinstance(reason, ast.Compare) and not (_is_setting(test) or isinstance(reason.ops[0], ast.NotEq)):
            self.because.append(self.visit(reason))
        return holds

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        return self.transformed(node.body if self.decide(node.test) else node.orelse)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        """`a or nan` is a divisor of 0 that plain Python would refuse."""
        if not isinstance(node.op, ast.Or):
            return self.with_parts_transformed(node)
        first, other = node.values
        return self.transformed(first if self.evaluate(first) else other)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        if isinstance(node.value, ast.Name) and node.value.id == "h" and node.attr in self.off:
            return ast.Constant(self.off[node.attr])
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        inlined = self.inline(node)
        return self.with_parts_transformed(node) if inlined is None else self.transformed(inlined)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        left, right = self.visit(node.left), self.visit(node.right)
        return _without(node.op, left, right) or ast.BinOp(left, node.op, right)


def _without(operator: ast.operator, left: ast.expr, right: ast.expr) -> ast.expr | None:
    """The operation, simplified if one side is a 0 or 1; None if both sides matter."""
    zero, one = (_is(left, 0), _is(right, 0)), (_is(left, 1), _is(right, 1))
    if isinstance(operator, ast.Mult):
        return ast.Constant(0) if any(zero) else right if one[0] else left if one[1] else None
    if isinstance(operator, ast.Div):
        return ast.Constant(0) if zero[0] else left if one[1] else None
    if isinstance(operator, ast.Add):
        return right if zero[0] else left if zero[1] else None
    return left if isinstance(operator, ast.Sub) and zero[1] else None


def _is(node: ast.expr, number: int) -> bool:
    return isinstance(node, ast.Constant) and node.value == number


def _is_setting(test: ast.expr) -> bool:
    """Whether only hyperparameters stand in the test."""
    return {name.id for name in ast.walk(test) if isinstance(name, ast.Name)} <= {"h"}


_OPPOSITE: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Gt: ast.LtE(),
    ast.Lt: ast.GtE(),
    ast.GtE: ast.Lt(),
    ast.LtE: ast.Gt(),
    ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
}


def affirmed(test: ast.expr) -> ast.expr:
    """The test, without a `not` in front of it."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return negated(test.operand)
    return deepcopy(test)


def negated(test: ast.expr) -> ast.expr:
    """The opposite of a comparison; of a bare number, that it is 0."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return deepcopy(test.operand)
    if isinstance(test, ast.Compare):
        return ast.Compare(deepcopy(test.left), [_OPPOSITE[type(test.ops[0])]], deepcopy(test.comparators))
    return ast.Compare(deepcopy(test), [ast.Eq()], [ast.Constant(0)])
