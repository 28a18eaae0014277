"""Where the files are that the page needs besides its modules: its scripts, and what it shows.

They are beside the packages in a checkout, and in playground/root in an installed copy: see setup.py.
"""

from pathlib import Path

_INSTALLED = Path(__file__).with_name("root")
ROOT = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[1]
APP = ROOT / "app.py"
ASSETS = ROOT / "assets"  # scripts, styles, pictures, tables


def asset_text(path: str) -> str:
    """The text of a file under assets, such as "player/player.css"."""
    return (ASSETS / path).read_text(encoding="utf-8")
