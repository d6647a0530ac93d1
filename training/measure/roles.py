"""Who holds which post where: person, title, owner and whether it is past, all right.

The person goes by the last word of the name, the title by its words without those that tell its time
alone, the owner by a shorter or longer form of its name; any annotated title and owner is right. Counted for
each part of the annotation and for all.
"""

import re
from collections import Counter, defaultdict

from articles import with_annotation
from figures import Agreement

ANNOTATION = "roles"
TIMELY = {"the", "a", "an", "current", "new", "outgoing", "former"}


def measure(articles):
    counts = defaultdict(Counter)
    for article in with_annotation(articles, ANNOTATION):
        left = article.facts_of("role")
        right = 0
        given = len(left)
        for role in article.gold["roles"]:
            match = next((fact for fact in left if is_role(role, fact)), None)
            if match is not None:
                left.remove(match)
                right += 1
        for part in ("all", article.gold.get("part")):
            counts[part].update(right=right, given=given, annotated=len(article.gold["roles"]))
    return {part: Agreement(c["right"], c["given"], c["annotated"]) for part, c in counts.items() if part}


def is_role(role, fact):
    return (
        words(role["person"])[-1:] == words(fact["person"])[-1:]
        and title(fact["title"]) in map(title, role["title"])
        and any(is_owner(owner, fact.get("of")) for owner in role["of"])
        and role["former"] == (fact.get("until") is not None)
    )


def words(phrase):
    return re.findall(r"[^\W_]+", (phrase or "").lower())


def title(phrase):
    found = words(phrase)
    while found and found[0] in TIMELY:
        found = found[1:]
    return found


def is_owner(owner, given):
    if owner is None or given is None:
        return owner is given
    owner, given = (set(words(name)) - {"the", "of"} for name in (owner, given))
    return owner <= given or given <= owner
