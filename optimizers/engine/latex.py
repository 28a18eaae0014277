"""The parts of a rule's formula, without those that the settings switch off."""


def block(*lines):
    """The lines of LaTeX as one block, empty ones left out; & stands before each arrow."""
    written = [line for line in lines if line]
    if len(written) == 1:
        return written[0].replace("&", "")
    return r"\begin{aligned}" + r" \\ ".join(written) + r"\end{aligned}"


def plus(value, term):
    """The term with a plus before it; nothing if the number in it is 0."""
    return f" + {term}" if value else ""


def gradient(h, decay=r"\lambda"):
    """The line in which the gradient is negated or gets a weight decay; empty if neither happens."""
    climbs, pulled = bool(getattr(h, "maximize", False)), getattr(h, "weight_decay", 0.0)
    pull = plus(pulled, rf"{decay}\, x")
    return rf"g &\leftarrow {'-' * climbs}g{pull}" if climbs or pulled else ""


def shrunk(h):
    """The line in which the point itself decays towards the origin; empty if it does not."""
    return r"x &\leftarrow (1 - \eta\lambda)\, x" if h.weight_decay else ""


def average(letter, share, new, value):
    """The line of an exponential average; with a share of 0 only the new value."""
    mixed = rf"{share}\, {letter} + (1-{share})\, {new}" if value else new
    return rf"{letter} &\leftarrow {mixed}"


def corrected(letter, share, value):
    """An average corrected for its start at zero; with a share of 0 there is nothing to correct."""
    return rf"{letter}/(1-{share}^t)" if value else letter


def over_root(above, square, h):
    """A fraction over the root of a square and epsilon beside it."""
    epsilon = plus(h.epsilon, r"\epsilon")
    return rf"\frac{{{above}}}{{\sqrt{{{square}}}{epsilon}}}"


def corrected_rate(h):
    """The learning rate with Adam's corrections for averages that start at zero, where epsilon is not corrected."""
    above, below = (r"\sqrt{1-\beta_2^t}" if h.beta2 else "1"), (r"1-\beta_1^t" if h.beta1 else "1")
    return r"\eta" if above == below else rf"\eta\, \frac{{{above}}}{{{below}}}" if h.beta1 else rf"\eta\, {above}"


def adam(h, largest=False, correct=True):
    """The lines of Adam after the gradient is known. largest: scaled by the largest square so far."""
    square = r"\bar v" if largest else "v"
    above = corrected("m", r"\beta_1", correct and h.beta1)
    below = corrected(square, r"\beta_2", correct and h.beta2)
    return (
        average("m", r"\beta_1", "g", h.beta1),
        average("v", r"\beta_2", "g^2", h.beta2),
        r"\bar v &\leftarrow \max(\bar v,\, v)" if largest else "",
        rf"x &\leftarrow x - \eta\, {over_root(above, below, h)}",
    )


def written(number):
    """A number as LaTeX."""
    digits, _, power = f"{number:g}".partition("e")
    if not power:
        return digits
    scale = rf"10^{{{int(power)}}}"
    return scale if digits == "1" else rf"{digits} \cdot {scale}"
