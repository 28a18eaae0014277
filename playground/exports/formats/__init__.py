"""What the stage can be written as: one file for each format."""

import sys

from playground.exports.format import Format
from registry import discover

FORMATS: dict[str, Format] = discover(sys.modules[__name__], "FORMAT")
