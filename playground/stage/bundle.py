"""Our JavaScript modules joined into the single module that a Streamlit component takes.

Each of them keeps a scope of its own, named after its path. For this, a module must import and export in lines like

    import { name, otherName } from "./folder/module.js";
    export const name = ...                               (or function, async function, class)

with its imports before everything else. Any other import or export is refused with its file and line.
"""

import re
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple, NoReturn

from playground.assets import ASSETS

_DOCUMENTATION = re.compile(r"^ */\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_REMOVED = "//"  # in place of a line of documentation, so that the others keep their numbers
_COMMENT = re.compile(r"^\s*//")
_KEYWORD = re.compile(r"""(?<![\w$.'"`])(?:import|export)(?![\w$'"`:])""")
_IMPORT = re.compile(r'import \{ (\w+(?:, \w+)*) \} from "(\.{1,2}/[\w./]*\w\.js)";')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|function|const) (\w+))")
_DEFAULT = "export default "
_ALLOWED = 'allowed are `import { name } from "./module.js";` before all else and `export const`, `function` or `class`'


class _Import(NamedTuple):
    line: int
    names: list[str]
    path: Path


class _Module(NamedTuple):
    lines: list[str]
    imports: list[_Import]
    exports: list[str]


@cache
def bundle(entry: str) -> str:
    """The module `entry`, a path under assets, after all that it imports; the bundle exports what it exports.

    Documentation comments, a fifth of the text, are left out: a line outside strings that begins with /** opens one.

    Raises ValueError, with file and line, for a module that cannot be joined, a file or a name that is not there, and
    modules that import one another.
    """
    last = (ASSETS / entry).resolve()
    modules = _needed(last)
    *others, _ = _ordered(modules)
    return "\n".join([*(_scoped(path, modules[path]) for path in others), _body(modules[last], export="export ")])


def _needed(entry: Path) -> dict[Path, _Module]:
    """A module and everything it needs, checked."""
    modules = {entry: _read(entry)}
    waiting = [entry]
    while waiting:
        importer = waiting.pop()
        for line, names, path in modules[importer].imports:
            if path not in modules:
                if not (path.is_file() and path.is_relative_to(ASSETS.resolve())):
                    _refuse(importer, line, f"there is no {path.name} there")
                modules[path] = _read(path)
                waiting.append(path)
            if missing := set(names) - set(modules[path].exports):
                _refuse(importer, line, f"{path.name} does not export {', '.join(sorted(missing))}")
    for path, module in modules.items():
        defaults = [number for number, line in enumerate(module.lines, 1) if line.startswith(_DEFAULT)]
        if path != entry and defaults:
            _refuse(path, defaults[0], f"only {entry.name} may have a default export here")
    return modules


def _read(path: Path) -> _Module:
    """A module whose imports and exports can all be joined."""
    text = path.read_text(encoding="utf-8")
    lines = _DOCUMENTATION.sub(lambda found: f"{_REMOVED}\n" * found[0].count("\n"), text).splitlines()
    module = _Module(lines, [], [])
    begun = False
    for number, line in enumerate(lines, 1):
        if not line or _COMMENT.match(line):
            continue
        imported, exported = _IMPORT.fullmatch(line), _EXPORT.match(line)
        if imported and not begun:
            names, place = imported[1].split(", "), imported[2]
            if twice := {name for each in module.imports for name in each.names} & set(names):
                _refuse(path, number, f"{', '.join(sorted(twice))} is imported already")
            module.imports.append(_Import(number, names, (path.parent / place).resolve()))
            continue
        begun = True
        if exported:
            module.exports.append(exported[1])
        if len(_KEYWORD.findall(line)) > (exported is not None or line.startswith(_DEFAULT)):
            _refuse(path, number, f"{line.strip()!r} cannot be joined; {_ALLOWED}")
    return module


def _ordered(modules: dict[Path, _Module]) -> list[Path]:
    """The modules, each after those that it imports."""
    needs = {path: sorted(each.path for each in modules[path].imports) for path in sorted(modules)}
    try:
        return list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        circle = " -> ".join(str(_below_assets(path)) for path in reversed(error.args[1]))
        raise ValueError(f"modules import one another: {circle}") from None


def _scoped(path: Path, module: _Module) -> str:
    body = _body(module, export="")
    return f"const {_scope(path)} = (() => {{\n{body}return {{ {', '.join(module.exports)} }};\n}})();"


def _body(module: _Module, export: str) -> str:
    """The lines of a module, its imports taken from their scopes; `export` stands before what it exports."""
    taken = {line: f"const {{ {', '.join(names)} }} = {_scope(path)};" for line, names, path in module.imports}
    numbered = enumerate(module.lines, 1)
    return "".join(
        f"{taken.get(number) or _EXPORT.sub(export, line)}\n" for number, line in numbered if line != _REMOVED
    )


def _scope(path: Path) -> str:
    return "$" + "$".join(_below_assets(path).with_suffix("").parts)


def _below_assets(path: Path) -> Path:
    return path.relative_to(ASSETS.resolve())


def _refuse(path: Path, line: int, reason: str) -> NoReturn:
    raise ValueError(f"{_below_assets(path)}, line {line}: {reason}")
