#!/usr/bin/env python3
"""Compares real revisions of real models and prints what changed, for whom, and how long it took.

usage: compat_bench.py GEMEL CORPORA [--list N]

Each pair is compared by `gemel diff --format json`; kinds of change are counted, and effects by audience. --list prints N
changes of each pair, spread evenly over all, to be judged by a reader. A corpus that is not there is skipped, by name.
"""

import collections
import json
import pathlib
import resource
import subprocess
import sys
import time

PAIRS = [
    ("realestatecore-dtdl", "2021-09-11", "2021-12-16"),
    ("realestatecore-dtdl", "2021-12-16", "2022-09-01"),
    ("realestatecore-dtdl", "2021-09-11", "2022-09-01"),
    ("digitalbuildings", "2023-01-26", "2026-08-03"),
    ("vss", "v4.0", "v5.0"),
]
AUDIENCES = ["producers", "readers", "graph", "callers", "code", "models"]


def compare(gemel, old, new):
    """The report of one pair, with wall and CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    run = subprocess.run([gemel, "diff", old, new, "--format", "json"], capture_output=True, text=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode != 0:
        sys.exit(f"gemel diff {old} {new}: exit code {run.returncode}\n{run.stderr}{run.stdout[:2000]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(run.stdout), wall, cpu


def show(report, wall, cpu, listed):
    changes = report["changes"]
    print(f"  {len(changes)} changes, bump {report['bump']}, {wall * 1000:.0f} ms wall, {cpu * 1000:.0f} ms CPU")
    consequences = sum(len(change.get("consequences", [])) for change in changes)
    reached = sum(len(change.get("reach", {}).get("types", [])) for change in changes)
    print(f"  folded under them: {consequences} consequences; reach of all together: {reached} types")
    for audience in AUDIENCES:
        effects = collections.Counter(change["effects"][audience] for change in changes)
        parts = [f"{effects[effect]} {effect}" for effect in ("breaks", "silent", "conditional", "safe")]
        print(f"  {audience:10} {', '.join(parts)}")
    for kind, count in sorted(collections.Counter(change["kind"] for change in changes).items(), key=lambda x: (-x[1], x[0])):
        print(f"  {count:6}  {kind}")
    if listed:
        for change in changes[:: max(1, len(changes) // listed)][:listed]:
            print(f"    {change['kind']}: {change['message']}  [{change['subject']}]")


def main():
    arguments = sys.argv[1:]
    listed = 0
    if "--list" in arguments:
        position = arguments.index("--list")
        listed = int(arguments[position + 1])
        del arguments[position : position + 2]
    if len(arguments) != 2:
        sys.exit(__doc__)
    gemel, corpora = arguments[0], pathlib.Path(arguments[1])
    for corpus, old, new in PAIRS:
        print(f"{corpus} {old} → {new}")
        if not (corpora / corpus / old).is_dir() or not (corpora / corpus / new).is_dir():
            print(f"  skipped: not at {corpora / corpus}")
            continue
        show(*compare(gemel, str(corpora / corpus / old), str(corpora / corpus / new)), listed)


main()
