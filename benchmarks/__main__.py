"""``python -m benchmarks [NAME…]`` runs the benchmarks and prints their ratios as a table.

Times depend on the machine; ratios between two things measured in the same run travel better.
"""

import sys

from benchmarks import questions, reading, triage

BENCHMARKS = {"questions": questions.measure, "reading": reading.measure, "triage": triage.measure}


def main(names: list[str]) -> int:
    """Run the benchmarks of these names, or all."""
    unknown = sorted(set(names) - set(BENCHMARKS))
    if unknown:
        sys.stderr.write(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}\n")
        return 2
    for name in names or list(BENCHMARKS):
        sys.stderr.write(f"{name} …\n")
        for row in BENCHMARKS[name]():
            times = f"ours {row.ours * 1000:9.1f} ms  peer {row.peer * 1000:9.1f} ms  ratio {row.ratio:6.2f}"
            rate = f"  {row.rate:8.1f} documents/s" if row.documents else ""
            print(f"{name:<10} {row.what:<42} {times}{rate}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
