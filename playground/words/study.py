"""The words of the tabs for study."""

from playground.words.translation import Words

STUDY = Words(
    {
        "charts": "Charts",
        "steps": "Step by step",
        "surface": "About this surface",
        "optimizer": "Optimizer",
        "following": "The step from {step} to {next}: it begins at {here}, with t = {next}. "
        "Step the player and this follows.",
        "at_end": "The path ends at step {step}; this is its last step.",
        "nowhere": "At step {step} this path has diverged: there is nothing left to compute.",
        "because": "because",
        "noise": "with this step's noise",
        "batch": "with what this step's batch, or noise, adds",
        "brief": "One step of this method is a search in itself: {iterations} iterations, {evaluations} evaluations "
        "of the loss and gradient. These are the numbers recorded at its end.",
        "how_to_read": "First the rule in letters, then with this step's recorded numbers, rounded to four digits.",
        "vectors": "(a, b) holds the values for {first} and {second}; products, roots and maxima are taken for each by "
        "itself.",
        "elsewhere": "The same step elsewhere",
        "only_here": "No other form of this step is listed.",
        "in_pytorch": "In PyTorch",
        "not_in_pytorch": "torch.optim has no such setting; this form is computed here only.",
        "scheduled": "The learning rate here is the schedule's at this step.",
        "summary": "The race in words",
        "source": "Source: {source}",
        "known": "Known minima, saddles and maxima",
        "none_known": "None is known on this map.",
        "more_points": "and {count} more",
        "only_some": "Only some of those on this map are listed.",
        "kind": "Kind",
        "loss": "Loss",
        "loss_axis": "loss",
        "theory": "Theory for {title} at step {step}",
        "cut": "Cut through the surface at step {step} of {title}",
        "cut_axis": "along {axis}",
        "cut_step": "along the step",
        "whole": "Across the whole map",
        "slope": "slope {slope}",
        "tangent": "tangent",
        "surface_line": "surface",
        "here": "the point",
        "next": "the next point",
        "next_coordinate": "where {axis} goes next",
        "distance": "distance along the step",
        "cut_alt": "The loss along a line through the point: {loss} there, with slope {slope}.",
        "no_cut": "The path has diverged: there is no point to cut through.",
    }
)

# What theory says; see playground/study/verdicts.py.
THEORY = Words(
    {
        "bowl": "The surface curves up here by {low} one way and by {high} the other (the Hessian's eigenvalues): its "
        "steepest direction is {conditioning} times as steep as its flattest.",
        "saddle": "The surface curves down here by {low} one way and up by {high} the other (the Hessian's "
        "eigenvalues), as at a saddle.",
        "hill": "The surface curves down here both ways, by {low} and {high} (the Hessian's eigenvalues), as on a "
        "hilltop.",
        "flat": "The surface has no curvature here in at least one direction (Hessian eigenvalues {low} and {high}).",
        "stable": "The learning rate {rate} is {share} of the largest stable one here, {formula} = {limit}, with "
        "L = {high}{moved}.",
        "moved": " and the {name} {value} that the schedule has come to",
        "unstable": "The learning rate {rate} is {share} times the largest stable one here, {formula} = {limit}, with "
        "L = {high}{moved}: along the steepest direction the steps grow.",
        "no_stable": "Where the surface curves down, as here, no learning rate is stable: along that direction the "
        "steps grow at any rate.",
        "no_limit": "Where the surface has no curvature there is no largest stable learning rate.",
        "not_linear": "There is no such simple limit for {title} with these settings: its steps are not the gradient "
        "times a constant.",
        "best_rate": "On a bowl of this shape gradient descent is fastest at the rate 2/(L + m) = {rate}, with m the "
        "smaller curvature: the error shrinks to {factor} of itself at each step.",
        "best_momentum": "The heavy ball is fastest at momentum {momentum} and rate {rate}: to {factor} at each step.",
        "rates": "Near {kind} {place} theory predicts {predicted} for the error from step to step; in this run it was "
        "{measured}.",
        "predicted_only": "Near {kind} {place} theory predicts {predicted} for the error from step to step; {why}.",
        "too_few": "in this run too few steps fall there to measure it",
        "no_minimum": "This run ends near no known minimum, so there is no rate of convergence to compare.",
        "noisy": "With noise or batches in the gradients a run has no rate of convergence: it ends in a cloud around "
        "the minimum.",
        "scheduled": "With a learning rate that changes on the way there is no single rate of convergence.",
        "flat_minimum": "The minimum {place} is flat in a direction, where this theory says nothing.",
        "newton": "Newton's step from here goes to {place}.",
    }
)
# The charts for study.
CHARTS = Words(
    {
        "quantities": "Curves",
        "variables": "State variables",
        "scale": "Scale",
        "log": "Log",
        "linear": "Linear",
        "scale_help": "Equal steps of a log scale are equal factors. Values below its lowest are drawn at the bottom. "
        "A chart with values below zero stays linear.",
        "loss": "Loss",
        "loss_above": "Loss above {floor}",
        "gradient_norm": "Gradient norm",
        "distance": "Distance to the nearest minimum",
        "distance_listed": "Distance to the nearest listed minimum",
        "step_length": "Step length",
        "learning_rate": "Learning rate",
        "effective_rate": "Effective learning rate",
        "variable": "State variable {name}",
        "median": "{title}, median",
        "bands": "Bands: the middle 80 % of the seeds.",
        "log_scale": "log scale",
        "log_from": "log scale from {least}",
        "by_axis": "Solid: {first}; dotted: {second}.",
        "along": "{axis}, 0 to {end}",
        "every": "{axis} (one step in {stride} is drawn)",
        "none": "Choose a curve to see it here.",
        "alt": "Over the race: {charts}.",
        "hint": "Point at a step to see it on the maps while the race rests; a click goes there.",
    }
)

# The race in words; see playground/study/summary.py.
SUMMARY = Words(
    {
        "race": "{surface}{parameters}, {racers}, {steps}.",
        "racer": "{title} ({settings}) from {start}: {outcome}; last loss {loss}.",
        "ensemble": "{title}, {losses}.",
        "noise": "noise {noise}, seed {seed}",
        "batches": "batches of {size}, seed {seed}",
        "lowest": "Lowest last loss: {titles}.",
        "first": "First to arrive at a minimum: {title}, at step {step}.",
        "none_arrived": "None has arrived at a known minimum.",
        "none": "none",
    }
)
