"""Rules that no library has in this form, in plain NumPy from the formula, both axes at once; schedules are torch's.

Each is a function of the point x, the landscape, the update's number t = 1, 2, ..., what it remembers (zero at first)
and its hyperparameters, and returns the next point.
"""

from collections import defaultdict

import numpy as np

from tests.reference.libraries.rates import planned_rates
from tests.reference.recording import Recording


def run(case, landscape):
    """The Recording of a case."""
    rule, memory = RULES[case["class"].removeprefix("textbook.")], defaultdict(float)
    points, hyperparameters = [np.array(case["start"])], case["hyperparameters"]
    rates = [hyperparameters["lr"]] * case["steps"]
    if case["scheduler"]:
        rates = planned_rates(case["scheduler"], hyperparameters["lr"], case["steps"])
    with np.errstate(all="ignore"):
        while len(points) <= case["steps"] and np.isfinite(points[-1]).all():
            t = len(points)
            points.append(rule(points[-1], landscape, t, memory, **hyperparameters | {"lr": rates[t - 1]}))
    arrays = {"learning_rates": np.array(rates[: len(points) - 1])} if case["scheduler"] else {}
    return Recording(hyperparameters, np.array(points), arrays)


def slope(landscape, x):
    """The gradient at x."""
    return np.array(landscape.gradient(float(x[0]), float(x[1])))


def gd(x, landscape, t, memory, lr):
    """Gradient descent."""
    return x - lr * slope(landscape, x)


def heavy_ball(x, landscape, t, memory, lr, a):
    """Polyak (1964): the rate is inside the velocity."""
    memory["v"] = a * memory["v"] - lr * slope(landscape, x)
    return x + memory["v"]


def ema_momentum(x, landscape, t, memory, lr, b, corrected=False):
    """Momentum as an average of gradients."""
    memory["v"] = b * memory["v"] + (1 - b) * slope(landscape, x)
    return x - lr * memory["v"] / (1 - b**t if corrected else 1)


def ema_momentum_bias_corrected(x, landscape, t, memory, lr, b):
    """The average corrected for its start at zero."""
    return ema_momentum(x, landscape, t, memory, lr, b, corrected=True)


def nesterov_lookahead(x, landscape, t, memory, lr, a):
    """Sutskever and others (2013), equations 3 and 4."""
    memory["v"] = a * memory["v"] - lr * slope(landscape, x + a * memory["v"])
    return x + memory["v"]


def nesterov_convex(x, landscape, t, memory, lr):
    """Su, Boyd and Candes (2016), equation 1: after step t the point y runs (t - 1) / (t + 2) of the move ahead."""
    y = memory["y"] if t > 1 else x
    following = y - lr * slope(landscape, y)
    memory["y"] = following + (t - 1) / (t + 2) * (following - x)
    return following


def averages(memory, g, beta1, beta2):
    """Adam's averages of the gradient and of its square, uncorrected."""
    memory["m"] = beta1 * memory["m"] + (1 - beta1) * g
    memory["v"] = beta2 * memory["v"] + (1 - beta2) * g * g
    return memory["m"], memory["v"]


def adam_no_bias_correction(x, landscape, t, memory, lr, beta1, beta2, eps):
    """Adam without its correction for the start at zero."""
    m, v = averages(memory, slope(landscape, x), beta1, beta2)
    return x - lr * m / (np.sqrt(v) + eps)


def amsgrad_reddi(x, landscape, t, memory, lr, beta1, beta2, eps):
    """Reddi and others (2018), algorithm 2: no bias correction."""
    m, v = averages(memory, slope(landscape, x), beta1, beta2)
    memory["largest"] = np.maximum(memory["largest"], v)
    return x - lr * m / (np.sqrt(memory["largest"]) + eps)


def qhadam(x, landscape, t, memory, lr, beta1, beta2, nu1, nu2, eps):
    """Ma and Yarats (2019), section 4: averages and the present gradient, mixed by nu1 and nu2."""
    g = slope(landscape, x)
    m, v = averages(memory, g, beta1, beta2)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return x - lr * ((1 - nu1) * g + nu1 * m_hat) / (np.sqrt((1 - nu2) * g * g + nu2 * v_hat) + eps)


def adagrad_eps_outside(x, landscape, t, memory, lr, eps):
    """Duchi and others (2011), epsilon beside the root."""
    g = slope(landscape, x)
    memory["s"] = memory["s"] + g * g
    return x - lr * g / (np.sqrt(memory["s"]) + eps)


def adagrad_eps_inside(x, landscape, t, memory, lr, eps):
    """Duchi and others (2011), epsilon under the root."""
    g = slope(landscape, x)
    memory["s"] = memory["s"] + g * g
    return x - lr * g / np.sqrt(memory["s"] + eps)


def rmsprop_eps_inside(x, landscape, t, memory, lr, rho, eps):
    """Tieleman and Hinton (2012), epsilon under the root."""
    g = slope(landscape, x)
    memory["v"] = rho * memory["v"] + (1 - rho) * g * g
    return x - lr * g / np.sqrt(memory["v"] + eps)


def sign_gd(x, landscape, t, memory, lr):
    """Only the gradient's signs."""
    return x - lr * np.sign(slope(landscape, x))


def gd_clipped_norm(x, landscape, t, memory, lr, max_norm):
    """Pascanu and others (2013), algorithm 1: the gradient shortened to max_norm."""
    g = slope(landscape, x)
    norm = np.sqrt(g @ g)
    return x - lr * (g * (max_norm / norm) if norm > max_norm else g)


def newton_damped(x, landscape, t, memory, lr):
    """Newton's step times lr, without a safeguard."""
    hxx, hxy, hyy = landscape.hessian(float(x[0]), float(x[1]))
    return x - lr * np.linalg.solve(np.array([[hxx, hxy], [hxy, hyy]]), slope(landscape, x))


RULES = {
    rule.__name__: rule
    for rule in (
        gd,
        heavy_ball,
        ema_momentum,
        ema_momentum_bias_corrected,
        nesterov_lookahead,
        nesterov_convex,
        adam_no_bias_correction,
        amsgrad_reddi,
        qhadam,
        adagrad_eps_outside,
        adagrad_eps_inside,
        rmsprop_eps_inside,
        sign_gd,
        gd_clipped_norm,
        newton_damped,
    )
}
