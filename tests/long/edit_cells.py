"""Edits cells of a spreadsheet as somebody would in LibreOffice, and saves it as XLSX.

    edit_cells.py IN.xlsx OUT.xlsx EDITS.json PROFILE

EDITS.json is a list of [sheet, cell, text]; a text is typed in, so that 1.5 becomes a number. PROFILE is a folder
that LibreOffice may keep its settings in.
"""
import json
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def property_of(name, value):
    made = PropertyValue()
    made.Name = name
    made.Value = value
    return made


def connect(pipe, office):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if office.poll() is not None:
                sys.exit("LibreOffice has ended")
            time.sleep(0.1)
    sys.exit("LibreOffice does not answer")


def main(source, target, edits, profile):
    pipe = f"briefing{pathlib.Path(profile).name}"
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={pathlib.Path(profile).resolve().as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ]
    )
    try:
        context = connect(pipe, office)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        hidden = property_of("Hidden", True)
        book = desktop.loadComponentFromURL(pathlib.Path(source).resolve().as_uri(), "_blank", 0, (hidden,))
        for sheet, cell, text in json.loads(pathlib.Path(edits).read_text(encoding="utf-8")):
            # What is typed is read by the rules of the cell's language, as on the screen.
            book.Sheets.getByName(sheet).getCellRangeByName(cell).setFormula(text)
        form = property_of("FilterName", "Calc MS Excel 2007 XML")
        book.storeToURL(pathlib.Path(target).resolve().as_uri(), (form,))
        book.close(True)
        desktop.terminate()
    finally:
        try:
            office.wait(30)
        except subprocess.TimeoutExpired:
            office.kill()


main(*sys.argv[1:])
