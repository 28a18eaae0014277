"""The words of the controls."""

from playground.words.translation import Words

# What can be shown of a method's internals, by name: the label of the switch, and what it shows.
SHOW = Words(
    {
        "gradient": ("Gradient", "Points downhill: minus the gradient that the step uses, noise included."),
        "velocity": (
            "Velocity or first moment",
            "What the method remembers when it comes to the point: a velocity as long as a step, or an average of "
            "gradients on their scale. Methods without memory have none.",
        ),
        "look_ahead": (
            "Look-ahead point",
            "Where Nesterov look-ahead and Nesterov for convex surfaces take the gradient; no other method has one.",
        ),
        "preconditioned": (
            "Preconditioned step",
            "The gradient's own step: each axis times its effective learning rate, without memory and weight decay.",
        ),
        "rates": (
            "Effective learning rates",
            "An ellipse as wide and as high as the learning rates of the two coordinates; a circle in data units where "
            "both are equal. Methods that follow signs or fit curvature have none.",
        ),
        "step": ("Next step", "From here to the next point, to scale."),
        "newton": ("Newton step", "For reference: to the bottom of the bowl that slope and curvature suggest here."),
    }
)
SHOW_MENU = "Arrows"
SHOW_HELP = (
    "Drawn over the maps at the step shown, on one scale for all maps, which stands below. What cannot be drawn to it "
    "says so: a head without a shaft or a dotted ellipse is smaller than drawn, a cut one larger. At the last step "
    "there is no next one."
)

# What the buttons of a card do with its optimizer, and what it may have of its own.
CARD = Words(
    {
        "duplicate": "Duplicate {title}",
        "reset": "Reset {title} to the defaults",
        "remove": "Remove {title}",
        "own_start": "A start of its own",
        "own_noise": "A noise of its own",
        "own_batch_size": "A batch size of its own",
    }
)

# How a race or a slice is shown.
VIEW = Words({"panels": "Panels", "overlay": "Overlay", "2": "2-D", "3": "3-D"})

RESET_START = "Back to the landscape's own start"

# Every word of the landscape picker that does not belong to a landscape.
PICKER = Words(
    {
        "label": "Landscape",
        "all": "All landscapes",
        "find": "Find a landscape",
        "close": "Close",
        "none": "No landscape of this name",
    }
)

# What the first race on a surface shows; it stays when other races are run, so that nothing below it moves.
FIRST_RACE = "In its first race: {shows}"

# Where the data of a loss come from; the canvas on which they are drawn.
DATA = Words(
    {
        "title": "Data",
        "built_in": "Built-in",
        "file": "CSV",
        "drawn": "Draw",
        "file_label": "Two columns, x and y",
        "file_help": "Separated by commas, semicolons, tabs or bars, with or without a header; of more columns "
        "you choose two. At most 1 MB and {rows} rows.",
        "labels": " For this loss y is a label, 0 or 1.",
        "present": "{count} samples, built in.",
        "own": "{count} samples of your own. The link does not carry your data, and a reload loses them.",
        "refused": "{title} cannot use your own {count} samples ({reason}). Built-in ones are shown; yours come "
        "back with a loss that can.",
        "no_data": "{title} is not a loss over data. Your own {count} samples come back with one that is.",
        "column_x": "Column for x",
        "column_y": "Column for y",
        "typed": "The same as rows x, y",
        "typed_help": "One sample in each row; Ctrl and Enter applies them.",
        "canvas": "Samples: click to add, drag to spray, right-click to erase",
        "add": "Add",
        "erase": "Erase",
        "clear": "Clear",
        "label": "Label {label}",
        "hint": "Click adds, dragging sprays, a right-click erases.",
        "hint_touch": "A tap adds, a swipe sideways sprays.",
        "too_few": "Two points with different x are needed.",
    }
)

# How batches are drawn, when a schedule acts, and what the charts count.
BATCH_WORDS = Words(
    {
        "sampling": {"title": "Batches", "epochs": "By epochs", "replacement": "With replacement"},
        "batch_surface": {
            "not_sent": "Not drawn where an update sees all samples, or where batch size times steps is above 300,000."
        },
        "seeds": {
            "fewer": "Seeds run: {seeds}, as many as fit into a second with this many steps, samples and optimizers."
        },
        "schedule_every": {"title": "Schedules step", "update": "Per update", "epoch": "Per epoch"},
        "axis": {"title": "Charts count", "updates": "Updates", "epochs": "Epochs", "examples": "Examples"},
    }
)
