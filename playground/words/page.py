"""The words of the player, {braces} filled in by itself, and those that several parts of the page share."""

from typing import Any

from playground.words.translation import Words

TITLE = "Loss landscape playground"

# The charts' axis, by what it counts.
AXIS_NAMES = Words({"updates": "step", "epochs": "epochs", "examples": "examples seen"})

PLAYER: Words[Any] = Words(
    {
        "play": "Play",
        "pause": "Pause",
        "to_start": "To the start",
        "step_back": "One step back",
        "step_forward": "One step forward",
        "to_end": "To the end",
        "scrubber": "Step shown",
        "speed": "Speed",
        "loop": "Loop",
        "copy_link": "Copy link",
        "copied": "Copied",
        "link": "Link to this step",
        "loss": "loss",
        "step": "step",
        "axis": AXIS_NAMES,
        "x": "x",
        "y": "y",
        "travelling": "Still travelling",
        "hint": "Press or drag on a map to move the start",
        "hint_touch": "A tap or the ring moves the start",
        "hint_3d": "Drag turns, Ctrl + wheel zooms, the ring moves the start",
        "hint_3d_touch": "A swipe sideways turns, two fingers zoom and tilt, the ring moves the start",
        "reset_camera": "Reset view",
        "unequal": "Axes not to one scale: a path need not look perpendicular to the contours",
        "scale": "Colour scale of the loss, from {low} to {high}",
        "mark_minima": "✕ lowest minimum",
        "mark_local_minima": "• local minimum",
        "mark_saddles": "◇ saddle",
        "mark_maxima": "△ maximum",
        "marked": "Marked: {minima} lowest minima, {local_minima} local ones, {saddles} saddles, {maxima} maxima.",
        "maps": "Paths on the surface.",
        "maps_3d": "Paths on the surface in 3-D. Shift and the arrow keys turn it, plus and minus zoom, 0 resets.",
        "map_label": "{title}. {outcome}. Loss {loss} at step {step}.",
        "chart": "Loss at every step, for all paths",
        "chart_log": "loss, log scale",
        "chart_above": "loss above {floor}, log scale",
        "chart_linear": "loss",
        "chart_bands": "{name}; bands: middle 80 % of the seeds",
        "rates_chart": "Learning rate at every step, for the paths that have a schedule",
        "rates_log": "learning rate, log scale",
        "rates_linear": "learning rate",
        "fit": "The data, and what each path predicts at the step shown",
        "fit_name": "data and predictions",
        "internals": "Arrows on the maps",
        "internal_gradient": "downhill (\N{MINUS SIGN}gradient)",
        "internal_velocity": "velocity",
        "internal_moment": "first moment (\N{MINUS SIGN}m)",
        "internal_look_ahead": "look-ahead point",
        "internal_preconditioned": "preconditioned step",
        "internal_rates": "rate of each axis",
        "internal_step": "next step",
        "internal_newton": "Newton step",
        "to_scale": "to scale",
        "scaled": "\N{MULTIPLICATION SIGN} {factor}",
        "longer": "longer than drawn",
        "shorter": "shorter than drawn",
    }
)

# What stands at the bottom of a picture, and beside a racer's name.
FILM = Words(
    {
        "not_shown": "Not shown: {missing}",
        "arrows": "arrows",
        "batch_surface": "surface of the batch",
        "above": "Seen from above, not in 3-D",
        "standardised": "x standardised",
        "schedule": "schedule {schedule}",
        "noise": "noise {noise}",
        "batches": "batches of {size}",
        "seed": "seed {seed}",
        "seeds": "thick line: seed {seed}, thin lines: up to seed {last}",
    }
)

# How a run ended, in a word or two beside its loss.
ENDINGS = Words(
    {
        "diverged": "diverged",
        "left_map": "left map",
        "stopped": "stopped",
        "minimum": "minimum",
        "local_minimum": "local min.",
    }
)

# What an update sees of the data, where not all entries see as much.
BATCHES = Words({"all": "all samples", "some": "batches of {size}"})

# The kinds of critical points, in the outcome, the summary and the tables.
CRITICAL = Words(
    {
        "minimum": "minimum",
        "local_minimum": "local minimum",
        "saddle": "saddle",
        "maximum": "maximum",
    }
)
NEAREST = "{kind} {place} is {distance} away"
NEAREST_LISTED = "of the points listed {nearest}"

# What is said of runs from many seeds.
ENSEMBLE_ENDS = Words(
    {
        "converged": "converged",
        "stopped": "stopped",
        "travelling": "travelling",
        "left_map": "left the map",
        "diverged": "diverged",
    }
)
ENSEMBLE = Words(
    {
        "counts": "{seeds} seeds: {counts}",
        "losses": "{counts}; median last loss {median}, from {low} to {high} in the middle 80 %",
        "thinned": "; one step in {every} of the thin paths is drawn",
    }
)
