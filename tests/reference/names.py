"""What other libraries call the methods and schedules of ours: their class and hyperparameters in our names."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

RENAMED = {
    "lr": "learning_rate",
    "eps": "epsilon",
    "eps_root": "epsilon_root",
    "b1": "beta1",
    "b2": "beta2",
    "b3": "beta3",
    "initial_accumulator_value": "initial_accumulator",
    "history_size": "history",
    "line_search_fn": "line_search",
    "T_max": "t_max",
    "T_0": "t_0",
    "T_mult": "t_mult",
    "anneal_strategy": "anneal",
}
SPREAD = {
    "betas": ("beta1", "beta2", "beta3"),
    "etas": ("eta_minus", "eta_plus"),
    "step_sizes": ("step_min", "step_max"),
}
METRICS = {"loss_before_step": "before", "loss_after_step": "after"}
OFF = {"line_search": "none"}  # what None means, where it is not 0
WITHOUT_MEANING = {"weight_decouple"}  # where there is no weight decay; where there is one, `when` pins it


class Counterpart(NamedTuple):
    """Our key and hyperparameters (`fields`) for a class of another library.

    Only where its hyperparameters hold `when`, which are then left out. renamed: other names than RENAMED's.
    added: what its very formula sets. same: a hyperparameter of ours that has the value of another one.
    """

    name: str
    key: str
    fields: str = ""
    when: Mapping[str, Any] = MappingProxyType({})
    renamed: Mapping[str, str] = MappingProxyType({})
    added: Mapping[str, Any] = MappingProxyType({})
    same: Mapping[str, str] = MappingProxyType({})


ADAM = "beta1 beta2 epsilon"
METHODS = [
    Counterpart("torch.optim.SGD", "gradient_descent", "weight_decay maximize", when={"momentum": 0}),
    Counterpart("torch.optim.SGD", "nesterov", "momentum weight_decay", when={"nesterov": True}),
    Counterpart("torch.optim.SGD", "momentum", "momentum dampening weight_decay maximize", when={"nesterov": False}),
    Counterpart("torch.optim.Adagrad", "adagrad", "epsilon lr_decay initial_accumulator weight_decay"),
    Counterpart("torch.optim.RMSprop", "rmsprop", "alpha epsilon momentum centered weight_decay"),
    Counterpart("torch.optim.Adadelta", "adadelta", "rho epsilon weight_decay"),
    Counterpart(
        "torch.optim.Adam", "adam", f"{ADAM} weight_decay maximize",
        when={"amsgrad": False, "decoupled_weight_decay": False},
    ),
    Counterpart(
        "torch.optim.Adam", "amsgrad", f"{ADAM} weight_decay", when={"amsgrad": True, "decoupled_weight_decay": False}
    ),
    Counterpart(
        "torch.optim.AdamW", "adamw", f"{ADAM} weight_decay amsgrad", when={"decoupled_weight_decay": True}
    ),
    Counterpart("torch.optim.Adamax", "adamax", f"{ADAM} weight_decay"),
    Counterpart("torch.optim.NAdam", "nadam", f"{ADAM} momentum_decay weight_decay decoupled_weight_decay"),
    Counterpart("torch.optim.RAdam", "radam", f"{ADAM} weight_decay decoupled_weight_decay"),
    Counterpart("torch.optim.Rprop", "rprop", "eta_minus eta_plus step_min step_max"),
    Counterpart("torch.optim.ASGD", "asgd", "lambd alpha t0 weight_decay"),
    Counterpart(
        "torch.optim.LBFGS", "lbfgs", "max_iter max_eval tolerance_grad tolerance_change history line_search"
    ),
    Counterpart("optax.adagrad", "adagrad", "initial_accumulator epsilon", added={"epsilon_inside": True}),
    Counterpart("optax.lion", "lion", "beta1 beta2 weight_decay"),
    Counterpart("optax.adabelief", "adabelief", f"{ADAM} epsilon_root"),
    Counterpart("optax.yogi", "yogi", ADAM, added={"initial_accumulator": 1e-6}),
    Counterpart("optax.novograd", "novograd", f"{ADAM} weight_decay"),
    Counterpart("optax.signum", "signum", "beta"),
    Counterpart("optax.contrib.sophia", "sophia", f"{ADAM} weight_decay gamma clip_threshold update_interval"),
    Counterpart("optax.contrib.ademamix", "ademamix", f"{ADAM} beta3 alpha weight_decay"),
    Counterpart("optax.contrib.adopt", "adopt", f"{ADAM} use_clipping"),
    Counterpart(
        "optax.contrib.schedule_free_sgd", "schedule_free_sgd", "warmup_steps beta1 weight_decay weight_lr_power"
    ),
    Counterpart(
        "optax.contrib.schedule_free_adamw", "schedule_free_adamw", f"warmup_steps {ADAM} weight_decay weight_lr_power"
    ),
    Counterpart("optax.contrib.prodigy", "prodigy", f"{ADAM} estim_lr0 estim_lr_coef weight_decay"),
    Counterpart("optax.contrib.dadapt_adamw", "dadapt_adamw", f"{ADAM} estim_lr0 weight_decay"),
    Counterpart("pytorch_optimizer.Lion", "lion", "beta1 beta2 weight_decay", when={"weight_decouple": True}),
    Counterpart("pytorch_optimizer.AdaBelief", "adabelief", ADAM, same={"epsilon_root": "epsilon"}),
    Counterpart("pytorch_optimizer.Yogi", "yogi", f"{ADAM} initial_accumulator"),
    Counterpart("pytorch_optimizer.Adan", "adan", f"{ADAM} beta3 weight_decay", when={"weight_decouple": False}),
    Counterpart("pytorch_optimizer.NovoGrad", "novograd", f"{ADAM} weight_decay", when={"weight_decouple": False}),
    Counterpart("pytorch_optimizer.MADGRAD", "madgrad", "momentum epsilon"),
    Counterpart("pytorch_optimizer.QHM", "qhm", "momentum nu"),
    Counterpart("pytorch_optimizer.AggMo", "aggmo", "beta1 beta2 beta3"),
    Counterpart("pytorch_optimizer.DiffGrad", "diffgrad", ADAM),
    Counterpart("pytorch_optimizer.PAdam", "padam", f"{ADAM} partial"),
    Counterpart("textbook.gd", "gradient_descent"),
    Counterpart("textbook.heavy_ball", "heavy_ball", "momentum", renamed={"a": "momentum"}),
    Counterpart("textbook.ema_momentum", "ema_momentum", "beta", renamed={"b": "beta"}),
    Counterpart(
        "textbook.ema_momentum_bias_corrected", "ema_momentum", "beta", renamed={"b": "beta"},
        added={"bias_correction": True},
    ),
    Counterpart("textbook.nesterov_lookahead", "nesterov_lookahead", "momentum", renamed={"a": "momentum"}),
    Counterpart("textbook.nesterov_convex", "nesterov_convex"),
    Counterpart("textbook.adam_no_bias_correction", "adam", ADAM, added={"bias_correction": False}),
    Counterpart("textbook.amsgrad_reddi", "amsgrad", ADAM, added={"bias_correction": False}),
    Counterpart("textbook.adagrad_eps_outside", "adagrad", "epsilon"),
    Counterpart("textbook.adagrad_eps_inside", "adagrad", "epsilon", added={"epsilon_inside": True}),
    Counterpart(
        "textbook.rmsprop_eps_inside", "rmsprop", "alpha epsilon", renamed={"rho": "alpha"},
        added={"epsilon_inside": True},
    ),
    Counterpart("textbook.qhadam", "qhadam", f"{ADAM} nu1 nu2"),
    Counterpart("textbook.sign_gd", "sign_descent"),
    Counterpart("textbook.gd_clipped_norm", "clipped_gradient_descent", "max_norm"),
    Counterpart("textbook.newton_damped", "newton"),
]  # fmt: skip
CYCLED = "cycle_momentum base_momentum max_momentum"
SCHEDULERS = [
    Counterpart("StepLR", "step", "step_size gamma"),
    Counterpart("MultiStepLR", "multi_step", "milestones gamma"),
    Counterpart("ExponentialLR", "exponential", "gamma"),
    Counterpart("ConstantLR", "constant_factor", "factor total_iters"),
    Counterpart("LinearLR", "linear_warmup", "start_factor end_factor total_iters"),
    Counterpart("PolynomialLR", "polynomial", "total_iters power"),
    Counterpart("CosineAnnealingLR", "cosine", "t_max eta_min"),
    Counterpart("CosineAnnealingWarmRestarts", "cosine_restarts", "t_0 t_mult eta_min"),
    Counterpart("LambdaLR", "inverse_time", "decay", when={"lr_lambda": "1/(1+decay*k)"}),
    Counterpart(
        "OneCycleLR", "one_cycle",
        f"max_lr total_steps pct_start anneal {CYCLED} div_factor final_div_factor three_phase",
    ),
    Counterpart("CyclicLR", "cyclic", f"base_lr max_lr step_size_up step_size_down mode gamma {CYCLED}"),
    Counterpart(
        "ReduceLROnPlateau", "plateau", "factor patience threshold threshold_mode cooldown min_lr metric",
        when={"mode": "min", "eps": 1e-8},
    ),
    Counterpart("SequentialLR", "sequential", "schedules milestones"),
]  # fmt: skip
SCHEDULER = "torch.optim.lr_scheduler."


def method_of(name: str, values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """(our key, our hyperparameters) of another library's class with all its hyperparameters."""
    rows = [row._replace(fields=f"learning_rate {row.fields}") for row in METHODS if row.name == name]
    return translated(name, rows, values)


def schedule_of(scheduler: Mapping[str, Any] | None) -> tuple[str, dict[str, Any]] | None:
    """(our key, our settings) of a scheduler given as its class and hyperparameters."""
    if scheduler is None:
        return None
    name, values = scheduler["class"].removeprefix(SCHEDULER), dict(scheduler["hyperparameters"])
    if inner := values.pop("schedulers", None):
        values["schedules"] = [schedule_of(one) for one in inner]
    return translated(name, [row for row in SCHEDULERS if row.name == name], values)


def translated(name, rows, values):
    """The first row that applies, as (key, values by our names). Raises ValueError for what none can express."""
    values = spread(values)
    for row in rows:
        if row.when.items() <= values.items():
            renamed = RENAMED | dict(row.renamed)
            ours = {renamed.get(old, old): value for old, value in values.items() if old not in row.when}
            kept = {field: present(field, ours[field]) for field in row.fields.split() if field in ours}
            unknown = ours.keys() - kept.keys() - WITHOUT_MEANING
            if switched_on := [field for field in unknown if ours[field]]:
                raise ValueError(f"{name}: {row.key} knows no {', '.join(switched_on)}")
            return row.key, kept | dict(row.added) | {new: kept[old] for new, old in row.same.items()}
    raise ValueError(f"{name}: none of ours has these hyperparameters: {values}")


def spread(values):
    """The values with each tuple of SPREAD taken apart."""
    apart = {old: value for old, value in values.items() if old not in SPREAD}
    for old in SPREAD.keys() & values.keys():
        apart |= zip(SPREAD[old], values[old], strict=False)
    return apart


def present(field, value):
    """The value of a field of ours as we say it."""
    if value is None:
        return OFF.get(field, 0)
    return METRICS[value] if field == "metric" else value
