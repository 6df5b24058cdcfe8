"""Writes the rows of a CSV file of millionRows.ts by XlsxWriter, with number formats, and as a table where it keeps them in memory: write_rows.py CSV OUT [constant]"""
import csv
import datetime
import sys

import xlsxwriter


def main(source, out, constant=""):
    book = xlsxwriter.Workbook(out, {"constant_memory": constant == "constant"})
    sheet = book.add_worksheet("Rows")
    formats = {name: book.add_format({"num_format": form}) for name, form in {"one": "#,##0.0", "two": "#,##0.00", "three": "#,##0.000", "whole": "#,##0", "day": "yyyy-mm-dd", "month": "yyyy-mm"}.items()}

    def numbers(form, read=float):
        return lambda row, column, text: sheet.write_number(row, column, read(text), formats[form])

    def dates(form, rest=""):
        return lambda row, column, text: sheet.write_datetime(row, column, datetime.date.fromisoformat(text + rest), formats[form])

    def boolean(row, column, text):
        sheet.write_boolean(row, column, text == "true")

    write = [numbers("whole", int), dates("month", "-01"), sheet.write_string, numbers("one"), numbers("two"), numbers("three"), numbers("whole", int), sheet.write_string, boolean, dates("day")]
    with open(source, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        heads = next(rows)
        sheet.write_row(0, 0, heads)
        at = 0
        for at, cells in enumerate(rows, 1):
            for column, text in enumerate(cells):
                write[column](at, column, text)
        # In constant memory it has no table objects.
        if not constant:
            sheet.add_table(0, 0, at, len(heads) - 1, {"columns": [{"header": head} for head in heads]})
    book.close()


main(*sys.argv[1:4])
