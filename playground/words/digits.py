"""The words of the page on digits."""

from typing import Any

from playground.words.page import AXIS_NAMES, PLAYER
from playground.words.translation import Words

PAGE = Words(
    {
        "network": "{images}. A network of {inputs} inputs, {hidden} hidden units and {classes} outputs "
        "({size:,} weights) learns from {train:,} of them; {test:,} are kept for the test. All methods begin from the "
        "same weights and see the same batches.",
        "rates": "Learning rates begin where the training loss on the digits is lowest after 10 epochs of batches of "
        "32 (tanh, seed 0, half decades searched).",
        "scale": "Scale of the losses",
        "axis": "What the curves are drawn over",
        "log": "Log",
        "linear": "Linear",
        "train_losses": "Training loss",
        "test_losses": "Test loss",
        "train_accuracies": "Training accuracy",
        "test_accuracies": "Test accuracy",
        "alt": "{title} of {methods} over {epochs} epochs.",
        "bands": "Lines are medians of {seeds} seeds, bands run from the lowest to the highest.",
        "one_seed": "One training of each: with more seeds there are bands, and differences that are luck show as "
        "such.",
        "diverged": "diverged",
        "some_diverged": "{count} of {seeds} diverged",
        "to_come": "…",
        "spread": "{middle} % ({low} to {high})",
        "never": "not reached",
        "some_reached": "{epoch}, by {count} of {seeds}",
    }
)

# What the canvas says; the keys updates, epochs and examples name the axis.
CURVES = Words(
    {
        "updates": "updates",
        "epochs": "epochs",
        "examples": "examples seen",
        "epoch": "Epoch {epoch}",
        "unread": "No epoch is pointed at",
        "log_scale": "{title}, log scale",
        "training": "Training, {percent} %",
        "progress": "Progress of the training",
        "stop": "Stop",
        "stopped": "Stopped: the curves end where they were.",
        "go_on": "Go on",
        "away": "The server does not answer.",
        "again": "Try again",
        "gone": "Your images are no longer on the server. Reload the page.",
    }
)

# What the curves are drawn over, to choose from.
UNITS = Words({"updates": "Updates", "epochs": "Epochs", "examples": "Examples"})

TABLE = Words(
    {
        "method": "Method",
        "test_accuracy": "Test accuracy at the end",
        "reached": "Epochs to 90 % in the test",
        "train_loss": "Training loss at the end",
    }
)

KINDS = Words({"random": "Random", "principal": "Principal", "three": "Three solutions"})

SLICE = Words(
    {
        "title": "A slice of the loss landscape",
        "method": "Training of",
        "kind": "Plane",
        "random": "Random plane",
        "principal": "Principal plane",
        "three": "Plane through three solutions",
        "kind_help": "Through the trained network along two random directions, each unit's as long as its weights "
        "(Li et al. 2018); or along the two directions that explain most of the path; or through the ends of "
        "three trainings.",
        "solutions": "Through",
        "solutions_help": "Three trainings, by any method from any seed: the plane goes through the ends of all.",
        "solutions_none": "Choose three",
        "seed": "Seed of the plane",
        "points": "Points along a side",
        "compute": "Compute",
        "cancel": "Cancel",
        "training": "Training",
        "projecting": "Projecting the path",
        "filling": "{done:,} of {total:,} points",
        "cancelled": "Cancelled: what has been computed is kept.",
        "older": "{kind} of {names}, {points} points along a side: this slice belongs to earlier settings; compute it "
        "again for the present ones.",
        "other": "Nothing is computed for this plane yet. The {kind} is there when you choose it again.",
        "between": "The picture interpolates the logarithm of the loss between {columns} x {rows} computed points. (a, "
        "b) is the point that lies a times the first and b times the second direction of the plane from {origin}.",
        "projection": "{title}: the plane holds {explained} of the path's squared distances from its end. Under the "
        "points of the path the plane's loss differs from the true one by {median} in the median, by {most} at most: "
        "{true} on the path and {shown} on the plane, after {update} updates.",
        "seed_of": "{title}, seed {seed}",
        "origin": "the trained network",
        "first_end": "the end of the first",
        "subset": "The loss is the mean over the first {count:,} training images.",
        "film": "A network's loss on a {kind} ({columns} x {rows} points)",
        "loss": "loss",
        "update": "update",
        "note": "plane {shown}, {explained} in it",
        "short_note": "plane {shown}",
        "grid_csv": "Grid as CSV",
        "path_csv": "Path as CSV",
        "needs_three": "must be three: choose them by method and seed",
    }
)

# The player's words where a slice is on the stage.
SLICE_PLAYER: Words[Any] = PLAYER | {
    "scrubber": "Update shown",
    "step": "update",
    "axis": AXIS_NAMES | {"updates": "update"},
    "step_back": "Back to the last recorded update",
    "step_forward": "On to the next recorded update",
    "after": "after {count} updates",
    "true": "true loss",
    "shown": "on the plane",
    "gap": "gap",
    "explained": "in the plane",
    "explained_help": "Of the squared distance from the path's end, the share that lies in the plane.",
    "hint": "Point at the map for the loss at the nearest computed point",
    "hint_touch": "Tap the map for the loss at the nearest computed point",
    "hint_3d": "Drag turns, Ctrl + wheel zooms",
    "hint_3d_touch": "A swipe sideways turns, two fingers zoom and tilt",
    "mark_minima": "✕ end of a training",
    "marked": "Marked: the ends of {minima} trainings.",
    "maps": "Projected paths on a plane through the loss landscape.",
    "maps_3d": "Projected paths on a plane through the loss landscape in 3-D. Shift and the arrow keys turn it, plus "
    "and minus zoom, 0 resets.",
    "map_label": "{title}. After {step} updates: {outcome}.",
    "chart": "The true loss along each path, and the loss where it is drawn on the plane",
    "chart_log": "loss, log scale: solid true, dotted on the plane",
}

FILES = Words(
    {
        "title": "Your own images",
        "about": "Four IDX files, the format of MNIST, plain or packed with gzip. They stay on the server for this "
        "visit only and are not in the link.",
        "train": "Training images",
        "train_labels": "Training labels",
        "test": "Test images",
        "test_labels": "Test labels",
        "back": "Back to the digits",
        "missing": "The digits are shown until all four are there.",
        "refused": "{problem}. The digits are shown instead.",
    }
)
