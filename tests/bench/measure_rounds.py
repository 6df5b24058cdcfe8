"""Runs all of some commands in turn, round by round, and prints, as JSON, a list of wall seconds, processor seconds and peak memory for each name: measure_rounds.py RUNS < commands.json"""
import json
import sys

from measure_pairs import measure


def main():
    commands = json.load(sys.stdin)
    for command in commands:
        # What is long enough by itself need not be run for nothing.
        if command.get("isWarmed"):
            measure(command)
    taken = {command["name"]: [] for command in commands}
    for _ in range(int(sys.argv[1])):
        for command in commands:
            used = measure(command)
            taken[command["name"]].append(used)
            print(command["name"], *(f"{key} {value:.2f}" for key, value in used.items()), file=sys.stderr, flush=True)
    json.dump(taken, sys.stdout)


main()
