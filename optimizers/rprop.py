"""Listens to the slope's sign alone: each axis walks faster while the sign stays, and slower once it has turned.

M. Riedmiller and H. Braun (1993), A direct adaptive method for faster backpropagation learning: the RPROP algorithm,
doi.org/10.1109/ICNN.1993.298623. As torch.optim.Rprop, which is iRprop- of C. Igel and M. Huesken (2003),
doi.org/10.1016/S0925-2312(01)00700-7: where the sign turns, the axis rests for one step. The learning rate is the first
step, within the limits; of a schedule only the first rate counts.
"""

from typing import NamedTuple

from optimizers.engine import Form, Optimizer, Torch, fields, number, sign


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-2)
    eta_minus: float = number(
        0.5, 0.1, 0.95, "Steps shrink less when the slope turns: more swings across the valley.", above=0.0, below=1.0
    )
    eta_plus: float = number(1.2, 1.01, 3.0, "Steps grow faster on a steady slope, and overshoot further.", above=1.0)
    step_min: float = number(1e-6, 1e-9, 1e-1, "Coarser steps in the end.", scale="log", at_least=0.0)
    step_max: float = number(50.0, 1e-2, 100.0, "Longer strides on a steady slope.", scale="log", at_least=0.0)


class State(NamedTuple):
    step_size: float
    previous: float


def initial_state(x, h):
    return State(h.learning_rate, 0.0)


def step(x, g, state, t, h):
    turn = g * state.previous
    factor = h.eta_plus if turn > 0.0 else h.eta_minus if turn < 0.0 else 1.0
    step_size = min(max(factor * state.step_size, h.step_min), h.step_max)
    g = 0.0 if turn < 0.0 else g
    return x - sign(g) * step_size, State(step_size, g)


OPTIMIZER = Optimizer(
    title="Rprop",
    about=__doc__,
    formula=r"""\begin{aligned}
        \Delta &\leftarrow \eta^{+} \Delta \ \text{ if } g\, g' > 0 \\
        \Delta &\leftarrow \eta^{-} \Delta \ \text{ if } g\, g' < 0 \\
        g &\leftarrow 0 \ \text{ if } g\, g' < 0 \\
        x &\leftarrow x - \operatorname{sign}(g)\, \Delta, \quad g' \leftarrow g
    \end{aligned}""",
    source="Riedmiller and Braun (1993), doi.org/10.1109/ICNN.1993.298623",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    convention="Where the slope's sign turns, the axis rests for a step, as in PyTorch and optax (iRprop-); the "
    "paper's own form goes back to where it came from.",
    forms=(
        Form(
            "paper",
            r"x \leftarrow x_{\text{last}} \quad \text{if } g\, g' < 0",
            "Goes back to where it came from when the sign turns; here the axis rests for a step.",
        ),
    ),
    torch=Torch("Rprop", pairs={"etas": ("eta_minus", "eta_plus"), "step_sizes": ("step_min", "step_max")}),
    letters={
        "eta_minus": r"\eta^-",
        "eta_plus": r"\eta^+",
        "factor": r"\alpha",
        "step_max": r"\Delta_{\max}",
        "step_min": r"\Delta_{\min}",
        "step_size": r"\Delta",
        "turn": "s",
    },
)
