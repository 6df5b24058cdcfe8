"""Prints the median of the seconds in which Typst sets the pages of a folder's content again after one figure has changed: warm_typst.py FOLDER RUNS"""
import os
import re
import statistics
import sys
import time

import typst


def main():
    folder, runs = sys.argv[1], int(sys.argv[2])
    path = os.path.join(folder, "book.typ")
    compiler = typst.Compiler(path, font_paths=[os.path.join(folder, "fonts")])
    with open(path, encoding="utf-8") as file:
        text = file.read()
    figures = [found.start() for found in re.finditer(r"\d(?=\.\d)", text)]
    at = figures[len(figures) // 2]
    taken = []
    for run in range(runs + 1):
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"{text[:at]}{run % 10}{text[at + 1:]}")
        start = time.perf_counter()
        compiler.compile(output=os.path.join(folder, "warm.pdf"), pdf_standards=["ua-1"])
        taken.append(time.perf_counter() - start)
    print(f"{statistics.median(taken[1:]):.3f}")


main()
