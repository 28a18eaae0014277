"""Measures how closely our methods agree with the recorded runs.

Writes assets/agreement.json and the table in docs/agreement.md:

    python -m tests.reference.compare

A run whose measured tolerance is above ROUNDING is one in which rounding errors grow: no two float64 codes agree there
to the last digits, however equal their rules. Such runs are counted and measured apart. If any run lies outside its
tolerance, nothing is written.
"""

import json
import re
from collections import defaultdict
from pathlib import Path

from optimizers import OPTIMIZERS, SCHEDULES
from playground.study.agreement import AGREEMENT, TEXTBOOK, in_words
from tests.reference.recorded import RUNS, beside, deviation, rate_deviation

PAGE = Path(__file__).parents[2] / "docs" / "agreement.md"
BEGIN, END = "<!-- agreement -->", "<!-- /agreement -->"
ROUNDING = 1e-12
RATES = ("learning_rates", "momenta")


def measured():
    """What agreement.json holds, and the runs outside their tolerance with their deviation."""
    optimizers, schedules, outside = defaultdict(list), defaultdict(list), {}
    for case in RUNS:
        rows = beside(case)
        point = float(deviation(*rows["points"]).max())
        if not point <= case["atol"]:
            outside[case["id"]] = point
        library = TEXTBOOK if case["class"].startswith(TEXTBOOK) else case["class"]
        steps = case["compare_steps"]
        optimizers[case["optimizer"], library, case["version"]].append((steps, point, case["atol"] > ROUNDING))
        if case["schedule"]:
            rate = max(float(rate_deviation(*rows[name]).max()) for name in RATES if name in rows)
            schedules[case["schedule"][0], case["scheduler"], case["scheduler_version"]].append((steps, rate, False))
    return {"optimizers": grouped(optimizers), "schedules": grouped(schedules)}, outside


def grouped(runs):
    """Our key -> one entry per library's class, that with most runs first."""
    entries = defaultdict(list)
    for (key, name, version), measures in sorted(runs.items()):
        steady = [found for _, found, sensitive in measures if not sensitive]
        grown = [found for _, found, sensitive in measures if sensitive]
        entries[key].append(
            {
                "name": name,
                "version": version,
                "runs": len(measures),
                "steps": sum(steps for steps, _, _ in measures),
                "deviation": max(steady, default=None),
                "sensitive_runs": len(grown),
                "sensitive_deviation": max(grown, default=None),
            }
        )
    return {key: sorted(peers, key=lambda peer: -peer["runs"]) for key, peers in entries.items()}


def table(agreement):
    """The section between the markers of docs/agreement.md."""
    rows = ["| method or schedule | beside | runs | steps | deviation | runs in which rounding errors grow |"]
    rows += ["|---|---|---|---|---|---|"]
    rows += [row(OPTIMIZERS[key].title, peers) for key, peers in agreement["optimizers"].items()]
    rows += [row(SCHEDULES[key].title, peers) for key, peers in agreement["schedules"].items()]
    return "\n".join([f"{summed_up(agreement)}.", "", *rows])


def row(title, peers):
    """One line of the table: a method beside all its peers."""
    names = ", ".join("textbook" if peer["name"] == TEXTBOOK else f"`{peer['name']}`" for peer in peers)
    runs, steps = (sum(peer[count] for peer in peers) for count in ("runs", "steps"))
    steady, grown = (largest(peers, kind) for kind in ("deviation", "sensitive_deviation"))
    sensitive = sum(peer["sensitive_runs"] for peer in peers)
    apart = f"{sensitive}: {grown}" if sensitive else ""
    return f"| {title} | {names} | {runs} | {steps:,} | {steady} | {apart} |"


def largest(peers, kind):
    """The largest deviation of this kind over all peers, in words; empty where there is none."""
    found = [peer[kind] for peer in peers if peer[kind] is not None]
    return in_words(max(found)) if found else ""


def summed_up(agreement):
    """How many runs, against which versions."""
    peers = [peer for entry in agreement["optimizers"].values() for peer in entry]
    runs, sensitive = (sum(peer[count] for peer in peers) for count in ("runs", "sensitive_runs"))
    versions = {(peer["name"].split(".")[0], peer["version"]) for peer in peers if peer["name"] != TEXTBOOK}
    against = ", ".join(f"{library} {version}" for library, version in sorted(versions))
    return (
        f"{runs} recorded runs ({against}; textbook rules in NumPy): {runs - sensitive} agree to "
        f"{largest(peers, 'deviation')}, the other {sensitive} within the tolerance measured for each"
    )


def with_table(page, agreement):
    """The text of docs/agreement.md with the section made anew."""
    section = f"{BEGIN}\n{table(agreement)}\n{END}"
    return re.sub(f"{BEGIN}.*{END}", lambda match: section, page, count=1, flags=re.DOTALL)


def main():
    """Write the file and the table."""
    agreement, outside = measured()
    if outside:
        raise SystemExit("\n".join(f"{run} is outside its tolerance: {far:.1e}" for run, far in outside.items()))
    AGREEMENT.write_text(json.dumps(agreement, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8"), agreement), encoding="utf-8")
    print(summed_up(agreement))


if __name__ == "__main__":
    main()
