"""JSON and JSON Lines: a script finds the words of every fact where the offsets say."""

import json

from truth import arguments, check, done, of_text, same

path, articles = arguments()
with open(path, encoding="utf-8") as file:
    read = [json.loads(line) for line in file] if path.endswith("l") else json.load(file)
check(len(read) == len(articles), f"{len(read)} articles of {len(articles)}")
count = 0
for told in read:
    article = of_text(articles, told["text"])
    found = [
        (fact["id"], fact["status"], told["text"][piece["start"] : piece["end"]], piece["text"])
        for fact in told["facts"]
        for piece in fact["evidence"]
    ]
    expected = [
        (fact["id"], fact["status"], words, words)
        for fact in article.facts
        for words in fact["words"]
    ]
    same(found, expected, article.title)
    count += len(found)
done(count, "pieces")
