"""Losses of more than two numbers: a small network that classifies images, and slices through its landscape.

>>> from landscapes.networks import Perceptron, digits
>>> Perceptron(inputs=digits().inputs).size
2410
"""

from landscapes.networks.digits import digits
from landscapes.networks.idx import images_from_idx
from landscapes.networks.images import Images
from landscapes.networks.perceptron import ACTIVATION, HIDDEN, Layers, Perceptron
from landscapes.networks.planes import Plane, plane_through, principal_plane, random_plane
from landscapes.networks.slices import Picture, Progress, Projection, frame, project, slice_of

__all__ = [
    "ACTIVATION",
    "HIDDEN",
    "Images",
    "Layers",
    "Perceptron",
    "Picture",
    "Plane",
    "Progress",
    "Projection",
    "digits",
    "frame",
    "images_from_idx",
    "plane_through",
    "principal_plane",
    "project",
    "random_plane",
    "slice_of",
]
