"""Contrast of colours as WCAG 2.2 defines it, w3.org/TR/WCAG22/#dfn-contrast-ratio."""

import re

LEAST = 4.5  # of text, success criterion 1.4.3


def contrast(ink, paper):
    """The ratio, 1 to 21, of two colours (red, green, blue), 0..255."""
    low, high = sorted(map(_luminance, (ink, paper)))
    return (high + 0.05) / (low + 0.05)


def seen(css, paper, opacity=1.0):
    """The colour that is seen where this CSS colour covers paper (red, green, blue)."""
    if css.startswith("#"):
        channels = [int(css[at : at + 2], 16) for at in (1, 3, 5)]
    else:
        *channels, own = [*map(float, re.findall(r"[\d.]+", css)), 1.0][:4]
        opacity *= own
    return tuple(opacity * above + (1 - opacity) * below for above, below in zip(channels, paper, strict=True))


def _luminance(colour):
    shares = [channel / 255 for channel in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
