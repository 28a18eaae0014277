"""From an expression of a rule to LaTeX, with letters or with numbers in the places of its names."""

import ast
from collections.abc import Callable
from dataclasses import dataclass

SUM, PRODUCT, POWER = 1, 2, 3  # precedence, the tightest last

_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Gt: ">",
    ast.Lt: "<",
    ast.GtE: r"\ge",
    ast.LtE: r"\le",
    ast.Eq: "=",
    ast.NotEq: r"\ne",
}
FUNCTIONS = {
    "abs": r"\left|{}\right|",
    "absolute": r"\left|{}\right|",
    "cos": r"\cos\left({}\right)",
    "exp": "e^{{{}}}",
    "max": r"\max\left({}\right)",
    "maximum": r"\max\left({}\right)",
    "min": r"\min\left({}\right)",
    "minimum": r"\min\left({}\right)",
    "sign": r"\operatorname{{sign}}\left({}\right)",
    "sin": r"\sin\left({}\right)",
    "sqrt": r"\sqrt{{{}}}",
    "sum": r"\textstyle\sum\left[{}\right]",
    "tanh": r"\tanh\left({}\right)",
}


@dataclass(frozen=True)
class Writer:
    """leaf: the LaTeX of a name or number, and its precedence. times: what is written between factors."""

    leaf: Callable[[ast.expr], tuple[str, int]]
    times: str

    def write(self, node: ast.expr, level: int = 0) -> str:
        """The expression, in brackets if its precedence is lower than this level."""
        text, precedence = self._written(node)
        return rf"\left({text}\right)" if precedence < level else text

    def _written(self, node: ast.expr) -> tuple[str, int]:
        if isinstance(node, ast.BinOp):
            return self._operation(node)
        if isinstance(node, ast.UnaryOp):
            return f"-{self.write(node.operand, PRODUCT)}", SUM
        if isinstance(node, ast.Call):
            return self._call(node), POWER + 1
        if isinstance(node, ast.Compare):
            sign = _SIGNS[type(node.ops[0])]
            return f"{self.write(node.left)} {sign} {self.write(node.comparators[0])}", 0
        if isinstance(node, ast.Tuple):
            return r"\left(" + r",\ ".join(self.write(part) for part in node.elts) + r"\right)", POWER + 1
        return self.leaf(node)

    def _operation(self, node: ast.BinOp) -> tuple[str, int]:
        if isinstance(node.op, ast.Add | ast.Sub):
            sign = "+" if isinstance(node.op, ast.Add) else "-"
            return f"{self.write(node.left, SUM)} {sign} {self.write(node.right, PRODUCT)}", SUM
        if isinstance(node.op, ast.Pow):
            return f"{self.write(node.left, POWER + 1)}^{{{self._exponent(node.right)}}}", POWER
        if isinstance(node.op, ast.Mod):
            return rf"{self.write(node.left, PRODUCT)} \bmod {self.write(node.right, PRODUCT)}", PRODUCT
        above, below = _ratio(node)
        if not below:
            return self._product(above), PRODUCT
        return rf"\frac{{{self._product(above)}}}{{{self._product(below)}}}", POWER

    def _exponent(self, node: ast.expr) -> str:
        parts = [node.left, node.right] if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) else []
        if parts and all(isinstance(part, ast.Constant) for part in parts):
            return "/".join(self.write(part) for part in parts)
        return self.write(node)

    def _product(self, factors: list[ast.expr]) -> str:
        """The factors side by side, equal ones as a power; a single one without brackets, none as 1."""
        if not factors:
            return "1"
        if len(factors) == 1:
            return self.write(factors[0])
        texts = []
        for factor, count in _counted(factors):
            texts.append(self.write(factor, PRODUCT) if count == 1 else f"{self.write(factor, POWER + 1)}^{count}")
        joined = texts[0]
        for text in texts[1:]:
            joined += (r" \cdot " if text[0].isdigit() else self.times) + text
        return joined

    def _call(self, node: ast.Call) -> str:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "array":
            return self.write(node.args[0])
        arguments = r",\ ".join(self.write(argument) for argument in node.args)
        return FUNCTIONS[name].format(arguments)


def _ratio(node: ast.expr) -> tuple[list[ast.expr], list[ast.expr]]:
    """The factors above and below the line of a chain of products and quotients."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
        above, below = _ratio(node.left)
        other_above, other_below = _ratio(node.right)
        if isinstance(node.op, ast.Div):
            other_above, other_below = other_below, other_above
        return above + other_above, below + other_below
    if isinstance(node, ast.Constant) and node.value == 1:
        return [], []
    return [node], []


def _counted(factors: list[ast.expr]) -> list[tuple[ast.expr, int]]:
    """The factors in order, each once, with its number of occurrences."""
    counts: dict[str, tuple[ast.expr, int]] = {}
    for factor in factors:
        known = counts.get(ast.dump(factor), (factor, 0))
        counts[ast.dump(factor)] = (known[0], known[1] + 1)
    return list(counts.values())
