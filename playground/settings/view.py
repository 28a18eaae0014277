"""How a race is shown: settings that change nothing that is computed."""

from collections.abc import Mapping

from optimizers.engine.recipe import STEPS
from playground.settings.fields import Camera, Subset
from registry import Choice, Flag, Number

LAYOUT = Choice("panels", ("panels", "overlay"), "One map for each optimizer, or all on one map.")
DIMENSIONS = Choice("2", ("2", "3"), "The map from above, or as a surface to walk around.")
AXES = Choice(
    "stretched",
    ("stretched", "equal"),
    "Both axes on one scale, so that steepest descent crosses the contours squarely; else each fills the map.",
)
LOG_HEIGHT = Flag(
    True, "Steps of the height are factors of the loss, so that valleys show; off, it is the loss itself."
)
CAMERA = Camera(
    azimuth=Number(-30, -180, 180, "Degrees around the surface.", at_least=-180, at_most=180),
    elevation=Number(60, 10, 90, "Degrees above the ground.", at_least=10, at_most=90),
    zoom=Number(1, 0.5, 6, "Magnification.", at_least=0.5, at_most=6),
)
# In the order in which they stand in a link and in the legend.
ARROWS = (
    "gradient",
    "velocity",
    "look_ahead",
    "preconditioned",
    "rates",
    "step",
    "newton",
)
SHOW = Subset(ARROWS, "What moves a point at the step shown, drawn over the maps.")
AXIS = Choice(
    "updates",
    ("updates", "epochs", "examples"),
    "What the charts count from left to right. By epochs or by examples, small batches get as far as large ones only "
    "after many more updates. A method that looks at its batch several times in an update counts it once.",
)
STEP = Number(0, 0, STEPS.high, "The step shown.", at_least=0, at_most=STEPS.high, integer=True)

VIEW_FIELDS: Mapping[str, Choice | Flag | Camera | Subset | Number] = {
    "layout": LAYOUT,
    "dimensions": DIMENSIONS,
    "axes": AXES,
    "log_height": LOG_HEIGHT,
    "camera": CAMERA,
    "show": SHOW,
    "axis": AXIS,
    "step": STEP,
}
