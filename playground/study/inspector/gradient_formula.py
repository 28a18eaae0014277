"""The gradient of a landscape as LaTeX, from the one line of its file that computes it."""

import ast
import re
from typing import Any, cast

from playground.study.inspector import figures
from playground.study.inspector.notation import FIXED
from playground.study.inspector.rule import definition
from playground.study.inspector.writer import FUNCTIONS, POWER, Writer

GREEK = ("alpha", "beta", "gamma", "delta", "epsilon", "eta", "kappa", "lambda", "mu", "pi", "rho", "sigma", "theta")
_LEADING_SIGN = re.compile(r"^\\left\((-[\d.]+)\\right\)")  # no brackets where nothing stands before


def gradient_formula(landscape: Any) -> str | None:
    """Both partial derivatives; None if the file does not compute them in one line from its own parameters."""
    if landscape.data:
        return None  # a mean over samples, in the data's own module
    body = [part for part in definition(landscape.formulas.gradient).body if not isinstance(part, ast.Expr)]
    if len(body) != 1 or not isinstance(body[0], ast.Return) or not isinstance(body[0].value, ast.Tuple):
        return None
    names = {node.id for node in ast.walk(body[0].value) if isinstance(node, ast.Name)}
    if not names <= {"x", "y", "pi", *FUNCTIONS, *landscape.parameters}:
        return None
    writer = Writer(_letter, r"\,")
    x, y = (_LEADING_SIGN.sub(r"\1", writer.write(part)) for part in body[0].value.elts)
    return (
        r"\begin{aligned}\tfrac{\partial f}{\partial x} &= "
        + x
        + r"\\[0.3em]\tfrac{\partial f}{\partial y} &= "
        + y
        + r"\end{aligned}"
    )


def _letter(node: ast.expr) -> tuple[str, int]:
    if isinstance(node, ast.Constant):
        return figures.exact(cast(float, node.value)), POWER + 1
    name = cast(ast.Name, node).id
    letter = rf"\{name}" if name in GREEK else FIXED.get(name, name if len(name) == 1 else rf"\mathrm{{{name}}}")
    return letter, POWER + 1
