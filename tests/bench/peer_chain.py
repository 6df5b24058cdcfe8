"""Makes charts, pages and workbook of the content that peer-content.js wrote, by vl-convert, Typst and XlsxWriter in one process: peer_chain.py FOLDER OUT [charts pdf xlsx]"""
import json
import os
import sys
import time


def draw_charts(folder):
    import vl_convert

    for name in sorted(os.listdir(os.path.join(folder, "charts"))):
        if not name.endswith(".json"):
            continue
        path = os.path.join(folder, "charts", name)
        with open(path, encoding="utf-8") as file:
            svg = vl_convert.vegalite_to_svg(file.read())
        with open(path[: -len("json")] + "svg", "w", encoding="utf-8") as file:
            file.write(svg)


def set_pages(folder, out):
    import typst

    typst.compile(
        os.path.join(folder, "book.typ"),
        output=os.path.join(out, "book.pdf"),
        font_paths=[os.path.join(folder, "fonts")],
        pdf_standards=["ua-1"],
    )


def write_workbook(folder, out):
    import xlsxwriter

    with open(os.path.join(folder, "sheets.json"), encoding="utf-8") as file:
        content = json.load(file)
    book = xlsxwriter.Workbook(os.path.join(out, "book.xlsx"))
    bold = book.add_format({"bold": True, "text_wrap": True})
    number = book.add_format({"num_format": "#,##0.0"})
    charts = content["charts"]
    for index, sheet in enumerate(content["sheets"]):
        name = f"Sheet {index + 1}"
        page = book.add_worksheet(name)
        page.freeze_panes(1, 1)
        for column, head in enumerate(sheet["heads"]):
            page.write(0, column, head, bold)
        for row, cells in enumerate(sheet["rows"], 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, (int, float)):
                    page.write_number(row, column, cell, number)
                elif cell is not None:
                    page.write_string(row, column, str(cell))
        rows = len(sheet["rows"])
        if rows == 0:
            continue
        page.add_table(0, 0, rows, len(sheet["heads"]) - 1, {"columns": [{"header": f"{head} {number_}"} for number_, head in enumerate(sheet["heads"])]})
        if index < charts:
            chart = book.add_chart({"type": "column"})
            chart.add_series({"categories": [name, 1, 0, rows, 0], "values": [name, 1, len(sheet["heads"]) - 1, rows, len(sheet["heads"]) - 1]})
            page.insert_chart("K2", chart)
    book.close()


def main():
    folder, out, *what = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    steps = {
        "charts": lambda: draw_charts(folder),
        "pdf": lambda: set_pages(folder, out),
        "xlsx": lambda: write_workbook(folder, out),
    }
    for name, step in steps.items():
        if what and name not in what:
            continue
        start = time.perf_counter()
        step()
        print(f"{name} {time.perf_counter() - start:.2f} s", flush=True)


main()
