"""spaCy: documents come back whole from JSON Lines and from .spacy, with names and spans of facts."""

import json

import spacy
from spacy.tokens import Doc, DocBin

from truth import arguments, check, done, of_text, pieces, same

path, articles = arguments()
vocab = spacy.blank("en").vocab
if path.endswith(".spacy"):
    docs = list(DocBin().from_disk(path).get_docs(vocab))
else:
    with open(path, encoding="utf-8") as file:
        docs = [Doc(vocab).from_json(json.loads(line), validate=True) for line in file]
check(len(docs) == len(articles), f"{len(docs)} documents of {len(articles)}")
count = 0
for doc in docs:
    article = of_text(articles, doc.text)
    spans = [(span.label_, doc.text[span.start_char : span.end_char]) for span in doc.spans["facts"]]
    same(spans, pieces(article.standing()), article.title)
    same([(span.label_, span.text) for span in doc.spans["facts"]], spans, "tokens")
    names = {
        words
        for fact in article.standing()
        if fact["kind"] == "entity"
        for words in fact["words"]
    }
    check(doc.ents and {name.text for name in doc.ents} <= names, "a name is none of the article")
    count += len(spans)
done(count, "spans")
