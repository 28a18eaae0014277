"""What the names in the rules are called in formulas: the letters of the papers, with the step as an index."""

# name -> (letter, index); the step follows as a second index.
LETTERS = {
    "agreement": ("a", ""),
    "adjugate": ("a", ""),
    "ahead": (r"\tilde g", ""),
    "averaged": (r"\bar x", ""),
    "buffer": ("b", ""),
    "change": (r"\Delta g", ""),
    "clipped": (r"\tilde g", ""),
    "correction": ("c", ""),
    "curvature": ("c", ""),
    "d": ("d", ""),
    "direction": ("p", ""),
    "dx": (r"\Delta", ""),
    "eta": (r"\eta", ""),
    "evaluations": (r"n_{\nabla}", ""),
    "factor": (r"\alpha", ""),
    "friction": (r"\xi", ""),
    "gradient": ("g", ""),
    "largest_rate": (r"\eta^{\max}", ""),
    "length": (r"\ell", ""),
    "m1": ("m", "1"),
    "m1_hat": (r"\hat m", "1"),
    "m2": ("m", "2"),
    "m_hat": (r"\hat m", ""),
    "mean": (r"\bar g", ""),
    "move": (r"\Delta", ""),
    "mu": (r"\mu", ""),
    "mu_product": ("P", ""),
    "norm": (r"\lVert g \rVert", ""),
    "pairs": ("n", ""),
    "previous": ("g'", ""),
    "rate": (r"\eta", ""),
    "ratio": ("q", ""),
    "rho": (r"\rho", ""),
    "root": (r"\sigma", ""),
    "s_hat": (r"\hat s", ""),
    "scale": (r"\sigma", ""),
    "scaled": (r"\tilde g", ""),
    "spread": (r"\sigma^2", ""),
    "square": (r"\overline{g^2}", ""),
    "step_size": (r"\Delta", ""),
    "sum": ("s", ""),
    "surprise": (r"\delta", ""),
    "total": ("s", ""),
    "turn": ("s", ""),
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
    "clip_threshold": r"\rho",
    "dampening": r"\tau",
    "epsilon": r"\epsilon",
    "epsilon_root": r"\epsilon_r",
    "estim_lr0": "d_0",
    "estim_lr_coef": r"c_d",
    "eta_minus": r"\eta^-",
    "eta_plus": r"\eta^+",
    "gamma": r"\gamma",
    "hxx": "f_{xx}",
    "hxy": "f_{xy}",
    "hyy": "f_{yy}",
    "initial_accumulator": "s_0",
    "lambd": r"\lambda",
    "learning_rate": r"\eta",
    "lr_decay": r"\kappa",
    "max_norm": r"c",
    "momentum": r"\mu",
    "momentum_decay": r"\psi",
    "mu_next": r"\mu_{t+1}",
    "nu": r"\nu",
    "nu1": r"\nu_1",
    "nu2": r"\nu_2",
    "partial": "p",
    "rho_end": r"\rho_\infty",
    "start": "x_0",
    "step_max": r"\Delta_{\max}",
    "step_min": r"\Delta_{\min}",
    "t": "t",
    "t0": "t_0",
    "update_interval": "k",
    "warmup_steps": "T",
    "weight_decay": r"\lambda",
    "weight_lr_power": "p",
    "x0": "x_0",
}


def setting(name: str) -> str:
    """The letter of a hyperparameter."""
    return FIXED.get(name) or LETTERS[name][0]


def symbol(name: str, step: str, primes: int = 0) -> str:
    """The letter of a variable at a step, t or t-1, with as many primes as it has had values before in this step."""
    if name in FIXED:
        return FIXED[name]
    known = (name, "") if len(name) == 1 else (rf"\mathrm{{{_words(name)}}}", "")
    letter, index = LETTERS.get(name, known)
    return f"{letter}{chr(39) * primes}_{{{index + ',' if index else ''}{step}}}"


def _words(name: str) -> str:
    return name.replace("_", r"\ ")
