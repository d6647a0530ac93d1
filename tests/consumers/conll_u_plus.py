"""CoNLL-U plus: conllu reads the sentences; places and columns of facts hold the words."""

import collections

import conllu

from truth import arguments, check, done, on_one_line

path, articles = arguments()
with open(path, encoding="utf-8", newline="") as file:
    content = file.read()
head = content.split("\n", 1)[0]
check(head.startswith("# global.columns = "), "it names no columns")
fields = [name.lower() for name in head.split(" = ")[1].split()]
columns = fields[fields.index("misc") + 1 :]
texts = {on_one_line(article.id): article for article in articles}
article = None
runs = collections.defaultdict(list)
count = 0
for sentence in conllu.parse(content, fields=fields):
    if "newdoc id" in sentence.metadata:
        article = texts[sentence.metadata["newdoc id"]]
    joined = ""
    for token in sentence:
        start, end = map(int, token["misc"]["TokenRange"].split(":"))
        check(article.text[start:end] == token["form"], f"{token['form']!r} is not at {start}")
        joined += token["form"] + ("" if token["misc"].get("SpaceAfter") == "No" else " ")
        count += 1
        for column in columns:
            tag = token[column]
            if tag == "O":
                continue
            part, _, name = tag.partition("-")
            run = runs[article.id, column, name]
            if part == "B":
                run.append([start, end])
            else:
                check(part == "I" and run, f"{tag} continues nothing")
                run[-1][1] = end
    text = on_one_line(sentence.metadata["text"])
    check(on_one_line(joined) == text, f"{joined!r} is not {text!r}")
found = collections.Counter()
for (article_id, _, name), spans in runs.items():
    text = texts[article_id].text
    for start, end in spans:
        found[article_id, name, text[start:end]] += 1
expected = collections.Counter()
for article in articles:
    for fact in article.standing():
        name = ":".join("_".join(part.split()) for part in (fact["label"], fact["id"]))
        for words in fact["words"]:
            expected[article.id, name, words] += 1
foreign = found - expected
check(not foreign, f"read, but not there: {list(foreign)[:5]}")
# Of facts of one kind that overlap the longest is there.
check(len(found) * 10 > len(expected) * 6, f"only {len(found)} of {len(expected)} were read")
done(count, "words")
