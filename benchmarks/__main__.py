"""`python -m benchmarks [--quick] [NAME …]`: measure, print, and write `RESULTS.md`."""

import argparse
from importlib import import_module

from benchmarks.harness import report

GRAMMAR = (
    "grammar.evaluate",
    "grammar.quality",
    "grammar.false_alarms",
    "grammar.category_agreement",
    "grammar.second_look",
)
NAMES = (
    "calls",
    "little_load",
    "in_flight",
    "memory",
    "logins",
    "timing",
    "passkeys",
    "growth",
    "editor_checks",
    *GRAMMAR,
    "workbench.loading",
    "workbench.editor",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(NAMES)}; all by default")
    parser.add_argument("--quick", action="store_true", help="one short run of each, printed and not written")
    options = parser.parse_args()
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    for name in options.names or NAMES:
        section = import_module(f"benchmarks.{name}").measure(quick=options.quick)
        print(section, flush=True)
        if not options.quick:
            report.write(section)


if __name__ == "__main__":
    main()
