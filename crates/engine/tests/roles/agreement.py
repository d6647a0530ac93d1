"""Checks that the evidence of both passes is verbatim and says how far they agree.

    python3 crates/engine/tests/roles/agreement.py
"""

import json
import re
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
TIMELY = {"the", "a", "an", "current", "new", "outgoing", "former"}


def lines(name):
    with open(HERE / name, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def words(text):
    return re.findall(r"[^\W_]+", (text or "").lower())


def title(text):
    found = words(text)
    while found and found[0] in TIMELY:
        found = found[1:]
    return tuple(found)


def same_owner(one, other):
    for a in one["of"]:
        for b in other["of"]:
            if not a or not b:
                if not a and not b:
                    return True
                continue
            a_words, b_words = (set(words(x)) - {"the", "of"} for x in (a, b))
            if a_words <= b_words or b_words <= a_words:
                return True
    return False


def same(one, other):
    return (
        words(one["person"])[-1] == words(other["person"])[-1]
        and bool({title(x) for x in one["title"]} & {title(x) for x in other["title"]})
        and same_owner(one, other)
        and one["former"] == other["former"]
    )


def main():
    texts = {article["id"]: article["text"] for article in lines("articles.jsonl")}
    passes = []
    for name in ("first_pass.jsonl", "second_pass.jsonl"):
        by_article = defaultdict(list)
        for role in lines(name):
            text = texts[role["article"]]
            for start, end in role["evidence"]:
                words_there = text[start:end]
                last = words(role["person"])[-1]
                if not words_there.strip() or end > len(text):
                    raise SystemExit(f"{name}: no words at {start} of {role['article']}")
                if last not in words(words_there) and "she" not in words(words_there):
                    print(f"{name}: not named in the evidence: {role['person']}: {words_there!r}")
            by_article[role["article"]].append(role)
        passes.append(by_article)
    first, second = passes
    agreed, counts = 0, [0, 0]
    for article in texts:
        left = list(second[article])
        counts[0] += len(first[article])
        counts[1] += len(left)
        for role in first[article]:
            match = next((other for other in left if same(role, other)), None)
            if match is None:
                print("first only: ", article, role["person"], role["title"], role["of"], role["former"])
            else:
                left.remove(match)
                agreed += 1
        for role in left:
            print("second only:", article, role["person"], role["title"], role["of"], role["former"])
    print(f"{counts[0]} and {counts[1]} roles, {agreed} agree: F1 {2 * agreed / sum(counts):.3f}")


if __name__ == "__main__":
    main()
