"""Where the files lie that the page shows and that no module holds: scripts, styles, pictures, tables."""

from pathlib import Path

ASSETS = Path(__file__).parents[1] / "assets"
