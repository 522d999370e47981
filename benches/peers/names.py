#!/usr/bin/env python3
"""Measures the reference open matcher (nomenklatura, logic-v2) on labelled pairs of names and
prints it beside Sarhad on the same pairs.

    cargo build --release -p sarhad
    python3 benches/peers/names.py CASES.csv [--limit N] [--sarhad PATH]

The first run makes a virtual environment beside this file (`.venv`, not kept) and installs the
pinned versions below from the Python package index; later runs need no network. It is a tool for
people, not part of the tests. Columns of CASES.csv: schema, query_name, list_name, match, kind,
query_script, list_script.

Both sides see the name and nothing else. The matcher's threshold is its own default (0.70).
"""

import argparse
import collections
import csv
import json
import os
import pathlib
import subprocess
import sys
import time

PINNED = ["nomenklatura==4.17.4", "rigour==2.6.1"]
THRESHOLD = 0.70
VENV = pathlib.Path(__file__).resolve().parent / ".venv"


def inside_venv():
    """Runs this script again in its own environment, which it makes when it is not there."""
    python = VENV / "bin" / "python"
    if pathlib.Path(sys.prefix).resolve() == VENV:
        return
    if not python.exists():
        print(f"making {VENV} with {', '.join(PINNED)} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PINNED], check=True)
    os.execv(str(python), [str(python), *sys.argv])


class Counts:
    """Hits, misses, alarms and quiet pairs."""

    def __init__(self):
        self.hit = self.miss = self.alarm = self.quiet = 0

    def add(self, same, raised):
        if same:
            self.hit += raised
            self.miss += not raised
        else:
            self.alarm += raised
            self.quiet += not raised

    def line(self):
        share = lambda part, whole: part / whole if whole else float("nan")
        precision = share(self.hit, self.hit + self.alarm)
        recall = share(self.hit, self.hit + self.miss)
        f1 = share(2 * self.hit, 2 * self.hit + self.miss + self.alarm)
        alarms = share(self.alarm, self.alarm + self.quiet)
        pairs = self.hit + self.miss + self.alarm + self.quiet
        return f"{pairs:6}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  alarms {alarms:.3f}"


def peer(rows):
    """Scores of the reference matcher, pair by pair, and the seconds they took."""
    from followthemoney import EntityProxy
    from nomenklatura.matching import LogicV2
    from nomenklatura.matching.types import ScoringConfig

    def entity(key, schema, name):
        data = {"id": key, "schema": schema, "properties": {"name": [name]}}
        return EntityProxy.from_dict(data)

    config = ScoringConfig.defaults()
    scores = []
    started = time.perf_counter()
    for at, row in enumerate(rows):
        # The matcher keeps analysed names by the id of the entity: each needs its own.
        query = entity(f"query-{at}", row["schema"], row["query_name"])
        listed = entity(f"listed-{at}", row["schema"], row["list_name"])
        scores.append(LogicV2.compare(query, listed, config).score)
    return scores, time.perf_counter() - started


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("cases")
    parser.add_argument("--limit", type=int, default=0, help="only the first N pairs")
    parser.add_argument("--sarhad", default="target/release/sarhad", help="the built program")
    options = parser.parse_args()
    inside_venv()
    with open(options.cases, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows = rows[: options.limit or len(rows)]
    scores, seconds = peer(rows)
    tables = collections.defaultdict(Counts)
    for row, score in zip(rows, scores):
        same, raised = row["match"] == "true", score >= THRESHOLD
        scripts = "-".join(sorted([row["query_script"], row["list_script"]]))
        for key in ("all", f"kind {row['kind']}", f"script {scripts}"):
            tables[key].add(same, raised)
    print(f"nomenklatura logic-v2 at {THRESHOLD}: {len(rows) / seconds:.0f} pairs/s, one process")
    for key in sorted(tables, key=lambda key: (key != "all", key)):
        print(f"  {key:28}{tables[key].line()}")
    print("\nSarhad on the same pairs:", flush=True)
    command = [options.sarhad, "eval", "names", "--cases", options.cases]
    if options.limit:
        print("  (the whole file: --limit is for the reference matcher only)", flush=True)
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
