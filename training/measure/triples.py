"""Subject, relation and object, as BenchIE counts them.

The corpus gives the facts of a sentence, each as a set of equal triples; words in [brackets] may be absent,
case does not count. A fact is found by any of its triples; a triple that is none of any fact's is wrong.
"""

import re

from articles import CLAIMS, phrases, with_annotation
from figures import Agreement

ANNOTATION = "clusters"
OBJECTS = ("whom", "when", "where", "why", "how")
# The Penn Treebank's way of writing marks, which the corpus has.
MARKS = {"``": '"', "''": '"', "-lrb-": "(", "-rrb-": ")", "-lsb-": "[", "-rsb-": "]"}


def measure(articles):
    found = wrong = annotated = 0
    for article in with_annotation(articles, ANNOTATION):
        facts = article.gold["clusters"]
        hits, misses = judged(facts, triples(article))
        found, wrong, annotated = found + hits, wrong + misses, annotated + len(facts)
    return {"facts": Agreement(found, found + wrong, annotated)}


def triples(article):
    """Each triple once; those of a claim are given, or its subjects with its predicate and each complement."""
    out = []
    for fact in article.facts_of("statement"):
        out.append(tuple((phrases(fact.get(part)) or [""])[0] for part in ("subject", "relation", "object")))
    for fact in article.facts_of(*CLAIMS):
        if fact.get("triples") is not None:
            out += map(tuple, fact["triples"])
        else:
            predicate = " ".join(phrases(fact.get("what")))
            out += [(subject, predicate, object_) for subject in phrases(fact.get("who"))
                    for question in OBJECTS for object_ in phrases(fact.get(question))]
    return list(dict.fromkeys(triple for triple in out if all(part.strip() for part in triple)))


def judged(facts, given):
    """How many facts are found, and how many triples are wrong."""
    patterns = [[tuple(map(pattern, triple)) for triple in fact] for fact in facts]
    found, wrong = set(), 0
    for triple in given:
        parts = [plain(part) for part in triple]
        hits = [n for n, equal in enumerate(patterns) if any(fits(known, parts) for known in equal)]
        found.update(hits)
        wrong += not hits
    return len(found), wrong


def fits(known, parts):
    return all(part_pattern.fullmatch(part) for part_pattern, part in zip(known, parts))


def pattern(part):
    pieces = re.split(r"(\[[^\[\]]*\])", part)
    return re.compile("".join(optional(plain(p[1:-1])) if p.startswith("[") else re.escape(plain(p)) for p in pieces))


def optional(text):
    return f"(?:{re.escape(text)})?"


def plain(part):
    """In small letters, without blanks."""
    return "".join(MARKS.get(word, word) for word in part.lower().split())
