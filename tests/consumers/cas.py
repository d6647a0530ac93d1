"""UIMA CAS, as XMI or JSON: dkpro-cassis reads it, and every fact covers its words."""

import io

from cassis import load_cas_from_json, load_cas_from_xmi, load_typesystem

from truth import arguments, check, done, members, of_text, same

path, articles = arguments()
files = members(path)
count = 0
for name, content in sorted(files.items()):
    if name == "TypeSystem.xml":
        continue
    if name.endswith(".json"):
        cas = load_cas_from_json(io.BytesIO(content))
    else:
        types = load_typesystem(io.BytesIO(files["TypeSystem.xml"]))
        cas = load_cas_from_xmi(io.BytesIO(content), typesystem=types)
    article = of_text(articles, cas.sofa_string)
    found = []
    for annotation in cas.select("webanno.custom.Fact"):
        found.append((annotation.fact, annotation.kind, annotation.status, annotation.get_covered_text()))
    expected = [
        (fact["id"], fact["label"], fact["status"], words)
        for fact in article.facts
        for words in fact["words"]
    ]
    same(found, expected, name)
    names = cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
    expected = [words for fact in article.facts if fact["kind"] == "entity" for words in fact["words"]]
    same([it.get_covered_text() for it in names], expected, f"names of {name}")
    check(all(it.value in ("PER", "ORG", "LOC", "MISC") for it in names), "a name of no type")
    count += len(found)
done(count, "annotations")
