"""A line's arithmetic done again without the inspector: from its expression, and from the digits that are shown."""

import ast
import math
import operator
import re

import numpy as np

OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.Mod: operator.mod,
}


def root(x):
    """The square root of a float or of each number of a vector; of a negative one NaN."""
    if np.ndim(x):
        with np.errstate(invalid="ignore"):
            return np.sqrt(x)
    return math.sqrt(x) if x >= 0 else math.nan


FUNCTIONS = {
    "abs": abs,
    "array": lambda parts: np.array(parts),
    "exp": math.exp,
    "max": max,
    "maximum": np.maximum,
    "min": min,
    "minimum": np.minimum,
    "sign": lambda x: math.copysign(1.0, x) if x else x,
    "sqrt": root,
    "sum": np.sum,
}


def evaluated(node, values):
    """The value of an expression, step by step, in the order in which it is written."""
    if isinstance(node, ast.BinOp):
        return OPERATIONS[type(node.op)](evaluated(node.left, values), evaluated(node.right, values))
    if isinstance(node, ast.UnaryOp):
        return -evaluated(node.operand, values)
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.Attribute):
        return getattr(values[node.value.id], node.attr)
    if isinstance(node, ast.Subscript):
        return evaluated(node.value, values)[node.slice.value]
    if isinstance(node, ast.Tuple):
        return tuple(evaluated(part, values) for part in node.elts)
    name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
    return FUNCTIONS[name](*(evaluated(argument, values) for argument in node.args))


class Interval:
    """All numbers that a rounded one may stand for, and what arithmetic makes of them."""

    def __init__(self, low, high):
        self.low, self.high = min(low, high), max(low, high)

    def _with(self, other, operation):
        ends = [operation(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __add__(self, other):
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other):
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other):
        return self._with(other, operator.mul)

    def __truediv__(self, other):
        if other.low <= 0 <= other.high:
            return Interval(-math.inf, math.inf)
        return self._with(other, operator.truediv)

    def __neg__(self):
        return Interval(-self.high, -self.low)

    def __pow__(self, other):
        if other.low == other.high == 2:
            ends = self.low**2, self.high**2
            return Interval(0 if self.low < 0 < self.high else min(ends), max(ends))
        return Interval(max(self.low, 0), max(self.high, 0))._with(other, operator.pow)

    def meets(self, other):
        """Whether the two have a number in common, give or take rounding in this sum itself."""
        slack = 1e-9 * max(abs(self.low), abs(self.high), abs(other.low), abs(other.high))
        return self.low <= other.high + slack and other.low <= self.high + slack


def _apply(function):
    return lambda *parts: Interval(function(*(part.low for part in parts)), function(*(part.high for part in parts)))


def _sign(x):
    return Interval((x.low > 0) - (x.low < 0), (x.high > 0) - (x.high < 0))


def _abs(x):
    low = 0 if x.low < 0 < x.high else min(abs(x.low), abs(x.high))
    return Interval(low, max(abs(x.low), abs(x.high)))


READ = {
    "I": Interval,
    "root": _apply(lambda x: math.sqrt(max(x, 0.0))),
    "exponential": _apply(math.exp),
    "maximum": _apply(max),
    "minimum": _apply(min),
    "sign": _sign,
    "absolute": _abs,
}
NUMBER_OR_POWER = re.compile(r"10\^\{(?P<ten>-?\d+)\}|(\d+(?:\.(\d+))?)(?: \\times 10\^\{(-?\d+)\})?")


def shown(latex):
    """The numbers written in a line, each as the interval that it may stand for."""
    return [_bounds(match) for match in NUMBER_OR_POWER.finditer(latex)]


def _bounds(match):
    ten, digits, decimals, power = match.groups()
    if ten:
        return Interval(float(f"1e{ten}"), float(f"1e{ten}"))
    scale = 10.0 ** int(power or 0)
    half = 0.51 * scale / 10 ** len(decimals or "")
    return Interval(float(digits) * scale - half, float(digits) * scale + half)


def leaves(node, values):
    """The size of each number in an expression, those of a vector one by one."""
    if isinstance(node, ast.Constant | ast.Name | ast.Attribute | ast.Subscript):
        return np.abs(np.ravel(evaluated(node, values))).tolist()
    parts = node.args if isinstance(node, ast.Call) else ast.iter_child_nodes(node)
    return [leaf for part in parts if isinstance(part, ast.expr) for leaf in leaves(part, values)]


def read(latex, exact=()):
    """The interval that a line's numbers allow for; numbers in `exact` have been set and are not rounded."""
    python = NUMBER_OR_POWER.sub(lambda match: _as_interval(match, exact), latex)
    for old, new in (
        (r"\left|", "absolute("), (r"\right|", ")"), (r"\left(", "("), (r"\right)", ")"), (r"\cdot", "*"),
        (r"\operatorname{sign}", "sign"), (r"\max", "maximum"), (r"\min", "minimum"), (r"\ ", ""),
        (r"\sqrt{", "root{"), ("e^{", "exponential{"), (r"\frac", ""),
    ):  # fmt: skip
        python = python.replace(old, new)
    python = python.replace("}{", "}/{").replace("^", "**").replace("{", "(").replace("}", ")")
    return eval(python, {}, READ)


def _as_interval(match, exact):
    ten, digits, decimals, power = match.groups()
    if ten:
        return f"I(1e{ten}, 1e{ten})"
    scale = 10.0 ** int(power or 0)
    value = float(digits) * scale
    half = 0.0 if any(math.isclose(value, other, rel_tol=1e-12) for other in exact) else scale
    if decimals is not None:
        half /= 2 * 10 ** len(decimals)
    else:
        half *= 0.5 if len(digits) >= 4 or power else 0.0  # short whole numbers are whole
    return f"I({value - half!r}, {value + half!r})"
