"""Compiled code on disk: used only if intact, compiled again if not; without a writable folder there is no cache.

numba's own cache trusts its files: an empty or truncated one breaks every later start, and machine code with a wrong
byte is run. Here each function has one file for each of numba's keys, which begins with the hash of what follows.
"""

import contextlib
import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, cast

import llvmlite
import numba
from numba.core.caching import FunctionCache, IndexDataCacheFile
from numba.core.ccallback import CFunc
from numba.core.sigutils import normalize_signature

DIGEST = hashlib.sha256().digest_size  # bytes


def compiled(signature: Any, function: Callable[..., Any], **options: Any) -> Any:
    """The function as machine code for one signature, from the disk if it is there. options: of numba.njit."""
    dispatcher = numba.njit(**options)(function)
    _keep_on_disk(dispatcher, function)
    dispatcher.compile(signature)
    dispatcher.disable_compile()
    return dispatcher


class Callback(Protocol):
    """Machine code that is called by its address."""

    @property
    def address(self) -> int:
        """Where it begins."""


def compiled_callback(signature: Any, function: Callable[..., Any], **options: Any) -> Callback:
    """The function as a C callback with an address, from the disk if it is there. options: of numba.cfunc."""
    callback = CFunc(function, normalize_signature(signature), locals={}, options=options)
    _keep_on_disk(callback, function)
    callback.compile()
    return cast(Callback, callback)


def _keep_on_disk(compiler: Any, function: Callable[..., Any]) -> None:
    try:
        compiler._cache = _Cache(function)
    except RuntimeError as error:
        if "cannot cache function" not in str(error):
            raise


class _Cache(FunctionCache):
    """numba's choice of a folder and of a function's key, with our own files."""

    def __init__(self, function: Callable[..., Any]) -> None:
        super().__init__(function)
        stamp = self._impl.locator.get_source_stamp()
        self._cache_file = _WholeFiles(self.cache_path, self._impl.filename_base, stamp)

    def save_overload(self, sig: Any, data: Any) -> None:
        with contextlib.suppress(OSError):  # the disk is full, or the folder has gone
            super().save_overload(sig, data)


class _WholeFiles(IndexDataCacheFile):
    """Files that are found by their names, without an index, and moved into place when they are complete."""

    def load(self, key: Any) -> Any:
        try:
            contents = Path(self._path(key)).read_bytes()
        except OSError:
            return None
        digest, code = contents[:DIGEST], contents[DIGEST:]
        return pickle.loads(code) if digest == hashlib.sha256(code).digest() else None

    def save(self, key: Any, data: Any) -> None:
        code = self._dump(data)
        with self._open_for_write(self._path(key)) as file:
            file.write(hashlib.sha256(code).digest() + code)

    def _path(self, key: Any) -> str:
        made_from = repr((self._version, llvmlite.__version__, self._source_stamp, key)).encode()
        path: str = self._data_path(self._data_name(int(hashlib.sha256(made_from).hexdigest()[:12], 16)))
        return path
