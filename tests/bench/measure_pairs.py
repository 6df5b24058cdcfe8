"""Runs pairs of commands in turn and prints, as JSON, medians of wall seconds, processor seconds and peak memory, and of the ratios pair by pair: measure_pairs.py RUNS < pairs.json"""
import json
import os
import statistics
import subprocess
import sys
import time


def measure(command):
    if command.get("before"):
        subprocess.run(command["before"], check=True, stdout=subprocess.DEVNULL)
    start = time.perf_counter()
    process = subprocess.Popen(command["argv"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{command['argv']} failed: {said.decode(errors='replace')[-2000:]}")
    # Linux counts in kilobytes.
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024}


def main():
    runs = int(sys.argv[1])
    results = []
    for pair in json.load(sys.stdin):
        ours, theirs = pair["ours"], pair["against"]
        measure(ours)
        measure(theirs)
        taken = [(measure(ours), measure(theirs)) for _ in range(runs)]
        row = {"what": pair["what"], "against": pair["name"], "runs": runs}
        for key in ("wall", "cpu", "peak"):
            row[key] = {
                "ours": statistics.median(a[key] for a, _ in taken),
                "against": statistics.median(b[key] for _, b in taken),
                "ratio": statistics.median(a[key] / b[key] for a, b in taken),
            }
        results.append(row)
        print(row["what"], *(f"{key} {row[key]['ratio']:.2f}" for key in ("wall", "cpu", "peak")), file=sys.stderr, flush=True)
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
