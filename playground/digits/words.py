"""The words of the page on digits."""

PAGES = {"surfaces": "Surfaces", "digits": "Digits"}

PAGE = {
    "network": "{images}. A network of {inputs} inputs, {hidden} hidden units and {classes} outputs "
    "({size:,} weights) learns from {train:,} of them; {test:,} are kept for the test. All methods begin from the same "
    "weights and see the same batches.",
    "rates": "Learning rates begin where the training loss is lowest after 10 epochs of batches of 32 "
    "(seed 0, half decades searched).",
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
    "one_seed": "One training of each: with more seeds there are bands, and differences that are luck show as such.",
    "diverged": "diverged",
    "to_come": "…",
    "never": "not reached",
    "some_reached": "{epoch}, by {count} of {seeds}",
}

# What the canvas says; the keys updates, epochs and examples name the axis.
CURVES = {
    "updates": "updates",
    "epochs": "epochs",
    "examples": "examples seen",
    "log_scale": "{title}, log scale",
    "training": "Training, {percent} %",
    "stop": "Stop",
    "stopped": "Stopped: the curves end where they were.",
    "go_on": "Go on",
    "away": "The server does not answer.",
    "again": "Try again",
    "gone": "Your images are no longer on the server. Reload the page.",
}

TABLE = {
    "method": "Method",
    "test_accuracy": "Test accuracy at the end",
    "reached": "Epochs to 90 % in the test",
    "train_loss": "Training loss at the end",
}

SLICE = {
    "title": "A slice of the loss landscape",
    "method": "Training of",
    "kind": "Plane",
    "random": "Random",
    "principal": "Principal",
    "seeds": "Three seeds",
    "methods": "Three methods",
    "kind_help": "Through the trained network along two random directions, each unit's as long as its weights "
    "(Li et al. 2018); or along the two directions that explain most of the path; or through the ends of three "
    "trainings, from seeds 0, 1 and 2 or by the first three methods.",
    "points": "Points along a side",
    "dimensions": "Dimensions",
    "compute": "Compute",
    "cancel": "Cancel",
    "training": "Training",
    "projecting": "Projecting the path",
    "filling": "{done:,} of {total:,} points",
    "cancelled": "Cancelled: what was computed stays.",
    "older": "This slice belongs to earlier settings; compute it anew for the present ones.",
    "shadow": "{title}: the plane holds {explained} of the path's squared distances from {origin}. Under the points of "
    "the path the plane's loss is off the true one by {median} in the median, by {most} at most: {true} in truth and "
    "{shown} on the plane, after {update} updates.",
    "seed": "{title}, seed {seed}",
    "origin": "the trained network",
    "first_end": "the first end",
    "subset": "The loss is the mean over the first {count:,} training images.",
    "loss": "loss",
    "log_loss": "loss, log10",
    "hover": "after %{customdata[0]:d} updates: true loss %{customdata[1]:.3~g}, on the plane %{customdata[2]:.3~g}<br>"
    "gap %{customdata[3]:.3~g}; %{customdata[4]:.1%} of the squared distance lies in the plane",
    "first": "first direction",
    "second": "second direction",
    "true": "true loss",
    "shown": "on the plane",
    "update": "update",
    "grid_csv": "Grid as CSV",
    "path_csv": "Path as CSV",
    "alt": "The loss on a plane through the trained network, from {low} to {high}, with the projected path.",
    "gap_alt": "The true loss along the path, and the loss where it is drawn on the plane.",
    "needs_three": "must be three or more: add a method, or take three seeds",
}

FILES = {
    "title": "Your own images",
    "about": "Four IDX files, the format of MNIST, plain or packed with gzip. They stay on the server for this visit "
    "only and are not in the link.",
    "train": "Training images",
    "train_labels": "Training labels",
    "test": "Test images",
    "test_labels": "Test labels",
    "back": "Back to the digits",
    "missing": "The digits are shown until all four are there.",
    "refused": "{problem}. The digits are shown instead.",
}
