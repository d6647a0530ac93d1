"""Documents, pages and tables: their readers find the words in them, and no formula.

python-docx reads documents, lxml pages, markdown-it-py Markdown, openpyxl workbooks, Python's own
modules CSV and JSON; each is loaded when it is needed.
"""

import csv
import importlib
import json
import sys

from truth import check, done, on_one_line


def document(path):
    docx = importlib.import_module("docx")
    return [paragraph.text for paragraph in docx.Document(path).paragraphs]


def page(content):
    tree = importlib.import_module("lxml.html").document_fromstring(content)
    loaded = tree.xpath("//@src | //link/@href")
    check(not loaded, f"it loads {loaded}")
    for element in tree.xpath("//script | //style"):
        element.drop_tree()
    return [tree.text_content()]


def workbook(path):
    openpyxl = importlib.import_module("openpyxl")
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row]
    formulas = [cell.coordinate for cell in cells if cell.data_type == "f"]
    check(not formulas, f"formulas at {formulas[:5]}")
    return [cell.value for cell in cells if isinstance(cell.value, str)]


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    widths = {len(row) for row in rows}
    check(len(widths) == 1, f"rows of {widths} cells")
    cells = [cell for row in rows for cell in row]
    # Whichever sign a program parts cells by, and whatever blanks stand before.
    begun = [part.lstrip()[:1] for cell in cells for part in cell.replace(";", "\n").split("\n")]
    check(not {"=", "@", "+"} & set(begun), "a formula")
    return cells


def strings(value):
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for value in values for text in strings(value)]


def texts(path):
    ending = path.rpartition(".")[2]
    if ending == "docx":
        return document(path)
    if ending == "xlsx":
        return workbook(path)
    if ending == "csv":
        return table(path)
    with open(path, encoding="utf-8") as file:
        content = file.read()
    if ending == "json":
        return strings(json.loads(content))
    if ending == "md":
        markdown_it = importlib.import_module("markdown_it")
        content = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(content)
    return page(content)


def plain(text):
    """On one line, without the marks that keep a cell from being a formula."""
    return on_one_line(text.replace("'", ""))


path, truth = sys.argv[1:]
with open(truth, encoding="utf-8") as file:
    words = json.load(file)["words"]
read = "\n".join(plain(text) for text in texts(path))
missing = [it for it in words if plain(it) not in read]
check(not missing, f"not read: {missing[:5]}")
done(len(words), "pieces of words")
