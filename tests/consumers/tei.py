"""TEI: lxml reads the corpus, and every pointer into a text covers the words of its fact."""

import re

from lxml import etree

from truth import arguments, check, done, of_text, same

path, articles = arguments()
corpus = etree.parse(path)
t, xml = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}"
ids = [element.get(xml + "id") for element in corpus.iter() if element.get(xml + "id")]
check(len(ids) == len(set(ids)), "an xml:id stands twice")
texts = {element.get(xml + "id"): element.text for element in corpus.iter(t + "ab")}
check(len(texts) == len(articles), f"{len(texts)} texts of {len(articles)}")
count = 0
for document in corpus.iter(t + "TEI"):
    article = of_text(articles, document.find(f".//{t}ab").text)
    found = []
    for annotation in document.iter(t + "annotation"):
        notes = {note.get("type"): note.text for note in annotation.iter(t + "note")}
        for pointer in annotation.get("target").split():
            target = re.fullmatch(r"#string-range\(([\w-]+),(\d+),(\d+)\)", pointer)
            start, length = int(target[2]), int(target[3])
            words = texts[target[1]][start : start + length]
            found.append((notes["kind"], notes["status"], words))
    expected = [
        (fact["label"], fact["status"], words) for fact in article.facts for words in fact["words"]
    ]
    same(found, expected, article.title)
    count += len(found)
done(count, "pointers")
