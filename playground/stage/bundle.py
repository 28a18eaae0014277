"""Our JavaScript modules made into the one script that a component of Streamlit takes."""

import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from playground.assets import ASSETS

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[\w./]*/(\w+)\.js)";\n', re.MULTILINE)
_DOCUMENTATION = re.compile(r"^ */\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|function|const) (\w+))", re.MULTILINE)


@cache
def bundle(entry: str) -> str:
    """The module `entry`, a path under assets, after all that it imports, each in a scope of its own.

    Documentation comments, a fifth of it all, stay here: a line outside of strings that begins with /** opens one.
    A module's scope is called by its file's name, so no two files of a bundle may share one.
    """
    last = (ASSETS / entry).resolve()
    sources = _sources(last)
    imports = {path: _imported(path, source) for path, source in sources.items()}
    *parts, _ = TopologicalSorter(dict(sorted(imports.items()))).static_order()
    if len({path.stem for path in sources}) < len(sources):
        raise ValueError(f"two modules of one name under {entry}")
    return "\n".join([*(_scoped(part.stem, sources[part]) for part in parts), _inner(sources[last])])


def _sources(entry: Path) -> dict[Path, str]:
    """The text of a module and of all that it needs."""
    sources: dict[Path, str] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        if path not in sources:
            sources[path] = _DOCUMENTATION.sub("", path.read_text())
            waiting += _imported(path, sources[path])
    return sources


def _imported(path: Path, source: str) -> list[Path]:
    return sorted((path.parent / place).resolve() for _, place, _ in _IMPORT.findall(source))


def _scoped(name: str, source: str) -> str:
    exported = ", ".join(_EXPORT.findall(source))
    return f"const ${name} = (() => {{\n{_inner(source)}return {{ {exported} }};\n}})();"


def _inner(source: str) -> str:
    imported = _IMPORT.sub(lambda match: f"const {{{match[1]}}} = ${match[3]};\n", source)
    return _EXPORT.sub("", imported)
