"""python -m benchmarks [--quick] [group ...]: prints a table of ratios; without a group, all that GROUPS names."""

import argparse
import platform

from benchmarks import digits, first_load, gif, kernels, network, page, startup
from benchmarks.rows import as_table

GROUPS = {
    "kernels": kernels.rows,
    "startup": startup.rows,
    "first_load": first_load.rows,
    "gif": gif.rows,
    "network": network.rows,
    "page": page.rows,
    "digits": digits.rows,
}


def main() -> None:
    """Runs the groups that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("groups", nargs="*", help="any of " + ", ".join(GROUPS))
    parser.add_argument("--quick", action="store_true", help="measure little: shows that it works, not how fast")
    asked = parser.parse_args()
    names = asked.groups
    if unknown := [name for name in names if name not in GROUPS]:
        parser.error(f"unknown group {unknown[0]!r}: must be one of {', '.join(GROUPS)}")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    for name in names or GROUPS:
        print(f"\n## {name}\n", flush=True)
        print(as_table(GROUPS[name](asked.quick)), flush=True)


if __name__ == "__main__":
    main()
