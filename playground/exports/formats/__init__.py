"""The formats that a scene can be written in: one file each."""

import sys

from playground.exports.format import Format
from registry import discover

FORMATS: dict[str, Format] = discover(sys.modules[__name__], "FORMAT")
