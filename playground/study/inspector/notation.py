"""The letters of the rules' variables in formulas: those of the papers, with the step as an index.

These are the names that several rules share; a rule's record has those of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

# name -> (letter, index); the step follows as a second index.
LETTERS = {
    "ahead": (r"\tilde g", ""),
    "averaged": (r"\bar x", ""),
    "buffer": ("b", ""),
    "clipped": (r"\tilde g", ""),
    "curvature": ("c", ""),
    "d": ("d", ""),
    "direction": ("p", ""),
    "gradient": ("g", ""),
    "largest_rate": (r"\eta^{\max}", ""),
    "m1": ("m", "1"),
    "m1_hat": (r"\hat m", "1"),
    "m2": ("m", "2"),
    "m_hat": (r"\hat m", ""),
    "mean": (r"\bar g", ""),
    "move": (r"\Delta", ""),
    "mu": (r"\mu", ""),
    "previous": ("g'", ""),
    "rate": (r"\eta", ""),
    "ratio": ("q", ""),
    "rho": (r"\rho", ""),
    "root": (r"\sigma", ""),
    "scale": (r"\sigma", ""),
    "scaled": (r"\tilde g", ""),
    "square": (r"\overline{g^2}", ""),
    "v1": ("v", "1"),
    "v2": ("v", "2"),
    "v3": ("v", "3"),
    "v_hat": (r"\hat v", ""),
    "v_max": (r"\bar v", ""),
    "velocity": ("v", ""),
    "weight": ("W", ""),
}
# Names that are the same at every step, or whose index is their own.
FIXED = {
    "alpha": r"\alpha",
    "beta": r"\beta",
    "beta1": r"\beta_1",
    "beta2": r"\beta_2",
    "beta3": r"\beta_3",
    "epsilon": r"\epsilon",
    "estim_lr0": "d_0",
    "hxx": "f_{xx}",
    "hxy": "f_{xy}",
    "hyy": "f_{yy}",
    "initial_accumulator": "s_0",
    "learning_rate": r"\eta",
    "momentum": r"\mu",
    "start": "x_0",
    "t": "t",
    "warmup_steps": "T",
    "weight_decay": r"\lambda",
    "weight_lr_power": "p",
}


@dataclass(frozen=True)
class Notation:
    """The letters of a rule. letters: those of its record; the others are the shared ones."""

    letters: Mapping[str, str]

    def setting(self, name: str) -> str:
        """The letter of a hyperparameter."""
        return self.letters.get(name) or FIXED.get(name) or LETTERS.get(name, _plain(name))[0]

    def symbol(self, name: str, step: str, primes: int = 0) -> str:
        """The letter of a variable at a step, t or t-1, with a prime for each earlier value in this step."""
        fixed = self.letters.get(name, "") if "_" in self.letters.get(name, "") else FIXED.get(name)
        if fixed:
            return fixed
        letter, index = (self.letters[name], "") if name in self.letters else LETTERS.get(name, _plain(name))
        return f"{letter}{chr(39) * primes}_{{{index + ',' if index else ''}{step}}}"


def _plain(name: str) -> tuple[str, str]:
    """A name without a letter: itself, in upright words."""
    words = name.replace("_", r"\ ")
    return name if len(name) == 1 else rf"\mathrm{{{words}}}", ""
