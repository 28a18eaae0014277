"""Turning plain Python rules and formulas into compilable ones whose cached machine code never goes stale.

numba's disk cache watches only the file in which the cached function itself is defined, here the engine's. What that
function calls (an update rule, a landscape's formula, their helpers) lives in other files, so a hash of those files
goes into the cached function's name, which is the name of its cache file: an edited rule simply has no cache entry.
"""

import dis
import hashlib
import inspect
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import wraps
from pathlib import Path
from types import CellType, FunctionType, ModuleType
from typing import Any, TypeVar

from numba.extending import register_jitable

Result = TypeVar("Result")

REMEMBERED = 1_000  # of each kind: several times as many as there are rules and formulas


def once(function: Callable[..., Result]) -> Callable[..., Result]:
    """Like functools.cache, but threads that ask for the same thing at once wait for one computation of it.

    The latest REMEMBERED results are kept. The machine code of one that is not stays where it is, for runs that use it.
    """
    results: dict[Any, Result] = {}
    lock = threading.RLock()

    @wraps(function)
    def wrapper(*arguments: Any) -> Result:
        with suppress(KeyError):
            return results[arguments]
        with lock:
            if arguments in results:
                return results[arguments]
            result = function(*arguments)
            while len(results) >= REMEMBERED:
                del results[next(iter(results))]
            results[arguments] = result
            return result

    return wrapper


@once
def compilable(function: Any, inline: bool = True) -> Callable[..., Any]:
    """The compiler's twin of a plain function: it uses the twins of what that uses, or their attribute compiled_as.

    inline: whether its code is put where it is called, right for formulas; long loops then compile twice as long.
    """
    names = function.__globals__ | {name: _twin(used, inline) for name, used in _used_globals(function).items()}
    cells = tuple(CellType(_twin(cell.cell_contents, inline)) for cell in function.__closure__ or ())
    twin = FunctionType(function.__code__, names, function.__name__, function.__defaults__, cells)
    options = {"error_model": "numpy", "no_cfunc_wrapper": True, "no_cpython_wrapper": True}
    return register_jitable(forceinline=inline, **options)(twin)


def _twin(used: Any, inline: bool) -> Any:
    known = getattr(used, "compiled_as", None)
    if known is used:
        return used  # the compiler has an overload of it
    return compilable(known or used, inline) if isinstance(known or used, FunctionType) else known or used


def stamped(function: Callable[..., Any], name: str, *uses: Callable[..., Any] | ModuleType) -> Callable[..., Any]:
    """The function, renamed to `name` and a hash of the files of what it uses.

    uses: modules, and functions, whose own helpers count too.
    """
    files = {Path(inspect.getfile(reachable)) for use in uses for reachable in _reachable(use)}
    contents = b"".join(path.read_bytes() for path in sorted(files) if path.exists())
    stamp = hashlib.sha256(contents).hexdigest()[:16]
    function.__name__ = function.__qualname__ = f"{name}_{stamp}"
    return function


def _reachable(
    use: Callable[..., Any] | ModuleType, seen: set[Callable[..., Any] | ModuleType] | None = None
) -> Iterator[Callable[..., Any] | ModuleType]:
    """A module, or a function and all functions that it needs."""
    seen = set() if seen is None else seen
    seen.add(use)
    yield use
    for used in _used(use):
        if isinstance(used, FunctionType) and used not in seen:
            yield from _reachable(used, seen)


def _used(function: Callable[..., Any] | ModuleType) -> list[Any]:
    """What the function finds in its module and in the functions around it."""
    cells = [cell.cell_contents for cell in getattr(function, "__closure__", None) or ()]
    return [*_used_globals(function).values(), *cells]


def _used_globals(function: Any) -> dict[str, Any]:
    """What the function finds in its module, by name."""
    code, names = getattr(function, "__code__", None), getattr(function, "__globals__", {})
    loaded = {line.argval for line in dis.get_instructions(code) if line.opname == "LOAD_GLOBAL"} if code else set()
    return {name: names[name] for name in sorted(loaded & names.keys())}
