"""CoNLL-2003: spaCy's own converter reads the columns, and the names are those of the articles."""

from spacy.training.converters import conll_ner_to_docs

from truth import arguments, check, done

path, articles = arguments()
with open(path, encoding="utf-8", newline="") as file:
    columns = file.read()
for line in columns.split("\n"):
    check(not line or len(line.split(" ")) == 4, f"{line!r} has not four columns")
found = []
words = []
docs = list(conll_ner_to_docs(columns, n_sents=0, no_print=True))
check(len(docs) == len(articles), f"{len(docs)} documents of {len(articles)}")
for doc in docs:
    found += [entity.text.replace(" ", "") for entity in doc.ents]
    words += [token.text for token in doc]
letters = "".join(words)
expected = "".join("".join(article.text.split()) for article in articles)
check(letters == expected, "the words are not those of the articles")
names = [
    "".join(words.split())
    for article in articles
    for fact in article.standing()
    if fact["kind"] == "entity"
    for words, mention in zip(fact["words"], fact["mentions"])
    if mention in (None, "name")
]
foreign = set(found) - set(names)
check(not foreign, f"read, but not there: {sorted(foreign)[:5]}")
# A name within another is left out; all others are there.
missing = [name for name in set(names) - set(found) if not any(name in whole for whole in found)]
check(not missing, f"not read: {sorted(missing)[:5]}")
done(len(found), "names")
