"""brat: every annotation is read by bratly and covers its words in the text beside it."""

import os
import re
import tempfile

from bratly.io import read_and_load_ann_file

from truth import arguments, check, done, members, of_text

# Where brat and those who read its files would begin a new line or field.
BREAK = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

path, articles = arguments()
files = members(path)
types = set()
section = ""
for line in files["annotation.conf"].decode("utf-8").splitlines():
    if line.startswith("["):
        section = line
    elif line and section == "[entities]":
        types.add(line)
count = 0
for name in sorted(name for name in files if name.endswith(".ann")):
    raw = files[name[:-4] + ".txt"]
    check(b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf"), f"{name}: the text is not plain")
    text = raw.decode("utf-8")
    article = of_text(articles, text, lambda article: article.lines)
    with tempfile.TemporaryDirectory() as folder:
        place = os.path.join(folder, "it.ann")
        with open(place, "wb") as file:
            file.write(files[name])
        annotations = read_and_load_ann_file(place).annotations
    lines = files[name].decode("utf-8").split("\n")
    written = [line for line in lines if line]
    check(len(annotations) == len(written), f"{name}: bratly reads {len(annotations)} of {len(written)}")
    found, ids = [], {line.split("\t")[0] for line in written}
    for line in written:
        fields = line.split("\t")
        if fields[0][0] != "T":
            for target in re.findall(r"\b[TR]\d+\b", fields[1]):
                check(target in ids, f"{name}: {line!r} leads nowhere")
            continue
        check(len(fields) == 3, f"{name}: {line!r}")
        kind, places = fields[1].split(" ", 1)
        check(kind in types, f"{name}: {kind} is not in annotation.conf")
        spans = [tuple(map(int, span.split(" "))) for span in places.split(";")]
        check(all(a < b for a, b in spans) and spans == sorted(spans), f"{name}: {line!r}")
        words = [text[start:end] for start, end in spans]
        check(" ".join(words) == fields[2], f"{name}: {line!r} covers {words}")
        found += words
    expected = []
    for fact in article.facts:
        for words in fact["words"]:
            expected += [part.strip() for part in BREAK.split(words) if part.strip()]
    # Pieces of one fact that overlap become one, which holds the words of both.
    missing = [words for words in expected if not any(words in it for it in found)]
    foreign = [it for it in found if not any(words in it for words in expected)]
    check(not missing, f"{name}: not read: {missing[:5]}")
    check(not foreign, f"{name}: read, but not there: {foreign[:5]}")
    check(len(found) * 10 > len(expected) * 9, f"{name}: {len(found)} of {len(expected)}")
    count += len(found)
done(count, "words")
