#!/usr/bin/env python3
"""Loads workbooks with openpyxl: no warning, every link inside leads to a cell, values and formats as they should be.

usage: check-workbook.py FILE.xlsx ...
Ends with 77 where openpyxl is not installed.
"""
import re
import sys
import warnings

try:
    import openpyxl
except ImportError:
    print("openpyxl is not installed: workbooks not checked with it")
    sys.exit(77)

LOCATION = re.compile(r"^'((?:[^']|'')+)'!([A-Z]{1,3}\d+)$")


def faults(path):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        book = openpyxl.load_workbook(path)
    for warning in caught:
        yield f"warning of openpyxl: {warning.message}"
    if book.active.title != book.sheetnames[0]:
        yield f"opens on {book.active.title}"
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield f"{sheet.title}!{cell.coordinate} is a formula"
                link = cell.hyperlink
                if link is None or link.location is None:
                    continue
                found = LOCATION.match(link.location)
                name = found.group(1).replace("''", "'") if found else None
                if name not in book.sheetnames:
                    yield f"{sheet.title}!{cell.coordinate} leads to {link.location}"
                elif book[name][found.group(2)].value is None:
                    yield f"{sheet.title}!{cell.coordinate} leads to an empty cell, {link.location}"
        for table in sheet.tables.values():
            first = sheet[table.ref][0]
            for cell, column in zip(first, table.tableColumns):
                if cell.value != column.name:
                    yield f"{sheet.title}!{cell.coordinate} is {cell.value!r}, its column {column.name!r}"


def main(paths):
    count = 0
    for path in paths:
        for fault in faults(path):
            print(f"{path}: {fault}", file=sys.stderr)
            count += 1
    print(f"{len(paths)} workbook(s) checked with openpyxl {openpyxl.__version__}: {count} fault(s)")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
