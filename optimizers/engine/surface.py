"""What a rule that looks around may ask: the loss and gradient elsewhere, the Hessian, whether it is still wanted."""

from typing import Any, NamedTuple

import numpy as np
from numba.extending import overload

from optimizers.engine.calls import evaluate_hessian, evaluate_landscape
from optimizers.engine.protocols import Surface
from optimizers.engine.stopping import is_set


class Surroundings(NamedTuple):
    """A landscape and the noise on the gradients of the present step, shape (2,)."""

    landscape: Surface
    noise: np.ndarray


class Addresses(NamedTuple):
    """The same in compiled code: addresses of two callbacks, pointers to parameters, noise and stop flag."""

    landscape: Any
    hessian: Any
    parameters: Any
    noise: Any
    stop: Any


def loss_and_gradient(surface, x):
    """(loss, gradient) at x, shape (2,), with the noise of this step on the gradient, shape (2,)."""
    place = x.tolist()
    return surface.landscape.value(*place), np.array(surface.landscape.gradient(*place)) + surface.noise


@overload(loss_and_gradient, jit_options={"error_model": "numpy"})
def _loss_and_gradient(surface, x):
    def ask(surface, x):
        loss = np.empty(1)
        gx, gy = evaluate_landscape(surface.landscape, x[0], x[1], surface.parameters, loss, 0)
        return loss[0], np.array((gx + surface.noise[0], gy + surface.noise[1]))

    return ask


def hessian(surface, x):
    """(d2f/dx2, d2f/dxdy, d2f/dy2) at x, shape (2,)."""
    return surface.landscape.hessian(*x.tolist())


@overload(hessian, jit_options={"error_model": "numpy"})
def _hessian(surface, x):
    return lambda surface, x: evaluate_hessian(surface.hessian, x[0], x[1], surface.parameters)


def wanted(surface):
    """Whether the step is still wanted; one that is not may end anywhere, for it is thrown away."""
    return True


@overload(wanted, jit_options={"error_model": "numpy"})
def _wanted(surface):
    return lambda surface: not is_set(surface.stop)


for _overloaded in (loss_and_gradient, hessian, wanted):
    _overloaded.compiled_as = _overloaded  # type: ignore[union-attr]
