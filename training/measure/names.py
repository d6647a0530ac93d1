"""Names of people, organizations and places.

`exact` asks for the span and the type; where the corpus marks a whole phrase and the name in it (`core`),
either span is right. `overlap` asks for the type and a common character. `micro` takes the three types
together, `any` asks for the span alone, over every type that the corpus marks. Pronouns and descriptions
are neither right nor wrong here.
"""

from collections import Counter, defaultdict, namedtuple

from articles import shared, with_annotation
from figures import Agreement

ANNOTATION = "entities"
TYPES = ("person", "organization", "place")
SCOPES = ("micro", *TYPES, "any")
PRONOUNS = set("""
    i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
    we us our ours ourselves they them their theirs themselves who whom whose which that this these those one
""".split())

# The spans that are right, the type, the span as annotated.
Name = namedtuple("Name", "spans type whole")


def is_name(entity):
    return entity.get("mention") in (None, "name")


def is_annotated(annotations):
    return any(is_name(entity) for gold in annotations for entity in gold.get(ANNOTATION, []))


def measure(articles):
    articles = with_annotation(articles, ANNOTATION)
    known_types = {e["type"] for a in articles for e in a.gold["entities"] if is_name(e)} | {*TYPES, None}
    exact, overlap = defaultdict(Counter), defaultdict(Counter)
    for article in articles:
        names, neutral = annotated_names(article)
        found = [name for name in found_names(article) if name[0] not in neutral]
        for scope in SCOPES:
            count(exact[scope], overlap[scope], *in_scope(scope, names, found, known_types))
    figures = {}
    for scope in SCOPES:
        for title, counts in (("exact", exact[scope]), ("overlap", overlap[scope])):
            figures[f"{scope} {title}"] = Agreement(
                counts["right"], counts["given"], counts["annotated"], counts.get("found"))
    return figures


def annotated_names(article):
    """The names, and the spans of other mentions that are not those of names."""
    names, neutral = [], set()
    for entity in article.gold["entities"]:
        span = article.annotated_in_full(entity)
        if span:
            spans = {span} | ({article.annotated_text.span(*entity["core"])} if entity.get("core") else set())
            if is_name(entity):
                names.append(Name(spans, entity["type"], span))
            else:
                neutral |= spans
    return names, neutral.difference(*(name.spans for name in names))


def found_names(article):
    """Each span and type once."""
    found = {}
    for fact in article.facts_of("entity"):
        for mention in fact.get("evidence") or []:
            span = article.found(mention)
            if mention.get("mention") not in ("pronoun", "nominal") and span and article.is_scored(span):
                words = article.own_text.text[mention["start"]:mention["end"]].strip()
                if not is_pronoun(words, fact):
                    found[span, fact.get("type")] = True
    return list(found)


def is_pronoun(words, fact):
    """"US" is none, nor is "It" where it is the name of a thing."""
    small = words.lower()
    is_acronym = len(words) > 1 and words.isupper()
    return small in PRONOUNS and not is_acronym and (fact.get("name") or "").lower() != small


def in_scope(scope, names, found, known_types):
    if scope == "any":
        once = {name.whole: name._replace(type=None) for name in names}
        return list(once.values()), [(span, None) for span in dict.fromkeys(s for s, t in found if t in known_types)]
    types = TYPES if scope == "micro" else (scope,)
    return [name for name in names if name.type in types], [pair for pair in found if pair[1] in types]


def count(exact, overlap, names, found):
    right, wrong = matched(names, found)
    exact.update(right=right, given=right + wrong, annotated=len(names))

    def touch(name, span, type_):
        return name.type == type_ and any(shared(span, known) for known in name.spans)
    overlap.update(right=sum(any(touch(name, *pair) for name in names) for pair in found), given=len(found),
                   annotated=len(names), found=sum(any(touch(name, *pair) for pair in found) for name in names))


def matched(names, found):
    """How many are right and how many wrong. A second reading of a name already found is neither."""
    by_span = defaultdict(list)
    for n, name in enumerate(names):
        for span in name.spans:
            by_span[span].append(n)
    used, right, wrong = set(), 0, 0
    left = []
    for span, type_ in found:
        same = [n for n in by_span[span] if names[n].type == type_]
        whole = [n for n in same if names[n].whole == span]
        # The spans as annotated come first: the names in them are left for what finds nothing else.
        left.append((not whole, whole or same))
    for _, candidates in sorted(left, key=lambda entry: entry[0]):
        free = [n for n in candidates if n not in used]
        if free:
            used.add(free[0])
            right += 1
        elif not candidates:
            wrong += 1
    return right, wrong
