"""Prints how long XlsxWriter and openpyxl take for the packs of benchWorkbooks.ts, and their peak of resident memory."""
import datetime
import json
import math
import os
import resource
import sys
import tempfile
import time


def value(row, series):
    return round(abs(math.sin(row * 7 + series)) * 1e6) / 100


def rows(count):
    for row in range(count):
        day = datetime.date(2010 + row % 14, 1 + row % 9, 10 + row % 9)
        yield [row + 1, f"Name {row % 5000}", day] + [value(row, series) for series in range(7)]


HEADS = ["Id", "Name", "Day"] + [f"Value {series}" for series in range(7)]


def with_xlsxwriter(path, tables, constant):
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": constant})
    number = book.add_format({"num_format": "#,##0.00"})
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, data in tables:
        sheet = book.add_worksheet(name)
        # In constant memory it has no table objects.
        if not constant:
            sheet.add_table(0, 0, len(data), 9, {"columns": [{"header": head} for head in HEADS]})
        else:
            sheet.write_row(0, 0, HEADS)
        for at, cells in enumerate(data, 1):
            sheet.write_number(at, 0, cells[0])
            sheet.write_string(at, 1, cells[1])
            sheet.write_datetime(at, 2, cells[2], date)
            for column in range(3, 10):
                sheet.write_number(at, column, cells[column], number)
    book.close()


def with_openpyxl(path, tables):
    import openpyxl
    from openpyxl.worksheet.table import Table

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, data in tables:
        sheet = book.create_sheet(name)
        sheet.append(HEADS)
        for row, cells in enumerate(data, 2):
            for column, content in enumerate(cells, 1):
                cell = sheet.cell(row=row, column=column, value=content)
                if column > 3:
                    cell.number_format = "#,##0.00"
        sheet.add_table(Table(displayName=name.replace("-", "_"), ref=f"A1:J{len(data) + 1}"))
    book.save(path)


def main(program, pack):
    shapes = [("large", 200_000)] if pack == "large" else [(f"small-{at}", 50) for at in range(60)]
    tables = [(name, list(rows(count))) for name, count in shapes]
    path = os.path.join(tempfile.mkdtemp(), "bench.xlsx")
    start = time.perf_counter()
    if program == "openpyxl":
        with_openpyxl(path, tables)
    else:
        with_xlsxwriter(path, tables, program.endswith("constant"))
    result = {
        "program": program,
        "pack": pack,
        "seconds": round(time.perf_counter() - start, 2),
        "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "kilobytes": os.path.getsize(path) // 1024,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:3])
