"""A copy of the library in a separate folder, run by separate processes: for tests of what outlives a process."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[3]
PACKAGES = ("registry", "landscapes", "optimizers")
SETTINGS = {"steps": 20, "learning_rate": 0.01}

# Prints the points of a run, its second point by plain Python, and how many compiler passes it took.
ONE_RUN = """
import json
from numba.core import event
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace

optimizer, landscape, settings = {optimizer!r}, LANDSCAPES[{landscape!r}], {settings!r}
with event.install_recorder("numba:run_pass") as recorder:
    run = trace(optimizer, landscape, **settings)
method, start = OPTIMIZERS[optimizer], run.points[0].tolist()
h = method.hyperparameters(**run.hyperparameters)
empty = method.state(*[0.0] * len(method.state._fields))
plain = [method.step(x, g, empty, 1.0, h)[0] for x, g in zip(start, landscape.gradient(*start))]
print(json.dumps(dict(passes=len(recorder.buffer), points=run.points.tolist(), plain=plain)))
"""


class House:
    """registry, landscapes and optimizers, copied to a folder, with a cache of compiled code beside them."""

    def __init__(self, folder):
        self.folder, self.cache = folder / "house", folder / "cache"
        for package in PACKAGES:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(PROJECT / package, self.folder / package, ignore=ignored)

    def start(self, code, **environment):
        """A process that runs the code in the copy. No bytecode is cached: it compares whole seconds and sizes only."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("NUMBA", "PYTHON"))}
        own = {"PYTHONDONTWRITEBYTECODE": "1", "NUMBA_CACHE_DIR": str(self.cache)}
        return subprocess.Popen(
            [sys.executable, "-W", "error", "-"],
            cwd=self.folder,
            env=inherited | own | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ), code

    def finish(self, process, code):
        """What the process printed, from JSON."""
        out, err = process.communicate(code)
        assert process.returncode == 0, err
        return json.loads(out)

    def run(self, code, **environment):
        """What the code prints, from JSON, run in a process of its own."""
        return self.finish(*self.start(code, **environment))

    def trace(self, optimizer, landscape, **environment):
        """What ONE_RUN finds."""
        code = ONE_RUN.format(optimizer=optimizer, landscape=landscape, settings=SETTINGS)
        return self.run(code, **environment)

    def machine_code(self):
        """The cache's files with the time at which each was written."""
        return {path.name: path.stat().st_mtime_ns for path in self.cache.rglob("*.nbc")}

    def edit(self, path, old, new):
        """Replace the one occurrence of old in a source file by new."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (self.folder / path).write_text(text.replace(old, new), encoding="utf-8")
