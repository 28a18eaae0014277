"""A registry is a folder: each file in it defines one record under an agreed name."""

import importlib
import pkgutil
from dataclasses import replace
from types import ModuleType
from typing import Any


def discover(package: ModuleType, attribute: str) -> dict[str, Any]:
    """All records of a package by file name, in alphabetical order; subpackages are passed over.

    package: the imported package whose files are looked at.
    attribute: the name under which each file holds its record, a dataclass with a field `key`, which is filled in.
    Raises ImportError, naming the file, if one has no such record.
    """
    records = {}
    for module_info in pkgutil.iter_modules(package.__path__):
        if module_info.ispkg:
            continue
        module = importlib.import_module(f"{package.__name__}.{module_info.name}")
        if not hasattr(module, attribute):
            raise ImportError(f"{module.__file__} defines no {attribute}")
        records[module_info.name] = replace(getattr(module, attribute), key=module_info.name)
    return records
