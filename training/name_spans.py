"""Where a name in an annotated span begins and ends, and what label it has, by the conventions of OntoNotes.

The corpora mark names in ways of their own, the recogniser has the OntoNotes labels. What it takes into
a name itself, such as the article of "the United States", is left in: the program takes it off again,
and the recogniser need not learn anew what makes no difference.
"""

from pathlib import Path

WORDS = Path(__file__).parent.parent / "crates" / "engine" / "assets" / "words"
MAIN = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
PLACES = ("GPE", "LOC", "FAC")
MAIN_LABELS = ("PERSON", "ORG", *PLACES)
LABELS_OF = {"person": ("PERSON",), "organization": ("ORG",), "place": PLACES}
# Small words within names.
JOINING = {"of", "the", "for", "and", "on", "in", "to", "de", "la", "del", "al", "el", "bin", "ibn",
           "van", "von", "der", "den", "di", "da", "dos", "du", "s"}
# What the recogniser may take into a name at its edges.
OUTER = {"the", "'s", "’s", "'", "’", "miss", "sir",
         *(form + dot for form in ("mr", "mrs", "ms", "dr") for dot in ("", "."))}
# Words that stand before the noun of a title: "Prime Minister".
TITLE_WORDS = {"prime", "vice", "deputy", "first", "foreign", "home", "executive", "of", "general"}
EDGES = set("\"'“”‘’()[]{},;:.!?-–—/") | {"the", "a", "an", "'s", "’s", "``", "''"}


def word_list(name):
    lines = (WORDS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


TITLES = {line.removeprefix("! ").split()[0].lower().rstrip(".") for line in word_list("titles.txt")}
NATIONS = [[cell.split(",") for cell in line.split("\t")] for line in word_list("nations.txt")]
COUNTRIES = {name for nation in NATIONS for cell in nation[:2] for name in cell if name}
KNOWN_PLACES = COUNTRIES | set(word_list("places.txt"))
DEMONYMS = {word for nation in NATIONS for word in nation[-1]} - KNOWN_PLACES


def is_capital(token):
    return token.text[:1].isupper() or token.text[:1].isdigit()


def trimmed(span):
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (doc[start].lower_ in EDGES or doc[start].is_space):
        start += 1
    while start < end and (doc[end - 1].lower_ in EDGES - {"."} or doc[end - 1].is_space):
        end -= 1
    return doc[start:end]


def without_titles(span):
    start = span.start
    while start < span.end and span.doc[start].lower_.rstrip(".") in TITLES:
        start += 1
    if start < span.end - 2 and span.doc[start].text in DEMONYMS | KNOWN_PLACES:
        # "Afghan Ambassador Mohib"
        of, start = start, start + 1
        while start < span.end and span.doc[start].lower_.rstrip(".") in TITLES:
            start += 1
        start = of if start == of + 1 else start
    return span.doc[start:span.end]


def after_titles(span):
    """The name after the last title in a span: "Chief Justice Ada Obi"; `None` for a title alone.
    A title that the recogniser takes for a later part of a name is a surname: "Regina King"."""
    doc = span.doc
    names = [e for e in doc.ents if e.label_ == "PERSON"]
    titles = [t.i for t in span if t.lower_.rstrip(".") in TITLES
              and not any(e.start < t.i < e.end for e in names)]
    if not titles:
        return span
    if titles[-1] == span.end - 1:
        return None if all(t.lower_ in TITLES | TITLE_WORDS for t in span) else span
    return doc[titles[-1] + 1:span.end]


def is_described(span, person):
    """Whether a span holds more than a name: "European airframer Airbus", "Ada Obi of Unity"."""
    doc = span.doc
    small = any(t.is_alpha and t.text.islower() and t.lower_ not in JOINING
                and (t.i == 0 or doc[t.i - 1].whitespace_) for t in span)
    other = any(e.start == span.start and e.end < span.end and e.label_ != "PERSON"
                for e in doc.ents)
    return small or person and (other or any(t.lower_ == "of" for t in span))


def without_description(span, type_):
    """The name in a described one: what the recogniser found there, or the capitals at its head."""
    doc, person = span.doc, type_ == "person"
    if not is_described(span, person):
        return span
    labels = LABELS_OF[type_]
    found = [e for e in doc.ents
             if e.label_ in labels and span.start <= e.start and e.end <= span.end]
    at_head = [e for e in found if e.start <= span.root.i < e.end]
    if at_head or person and found:
        return (at_head or found)[-1]
    if not is_capital(span.root):
        return None
    joining = set() if person else JOINING
    start, end = span.root.i, span.root.i + 1
    while start > span.start and (is_capital(doc[start - 1]) or doc[start - 1].lower_ in joining):
        start -= 1
    while end < span.end and (is_capital(doc[end]) or doc[end].lower_ in joining):
        end += 1
    for other in doc.ents:
        if person and start <= other.start and other.end <= span.root.i:
            start = other.end
    return doc[start:end]


def name_span(doc, offset, entity):
    """The name itself: without article, title and what follows it in a longer phrase."""
    def tokens(bounds):
        return doc.char_span(bounds[0] - offset, bounds[1] - offset, alignment_mode="expand")
    whole = tokens((entity["start"], entity["end"]))
    if whole is None:
        return None
    span = trimmed(whole)
    if not len(span):
        return None
    if entity.get("core"):
        core = tokens(entity["core"])
        if core is not None:
            start = core.start
            while start > whole.start and is_capital(doc[start - 1]) and doc[start - 1].is_alpha:
                start -= 1
            span = trimmed(doc[start:core.end])
    if entity["type"] in MAIN and len(span):
        span = without_description(span, entity["type"])
        if span is None:
            return None
        span = trimmed(span)
    if entity["type"] == "person":
        span = after_titles(trimmed(without_titles(span)))
        if span is None:
            return None
        if any(token.text in DEMONYMS for token in span[-1:]):
            span = span[-1:]  # "100,000 Greeks"
        if any(token.lower_ in (",", "and", "&") for token in span):
            return None
    return span if any(is_capital(token) for token in span) else None


def same_edges(span, label):
    """A name with the article, form of address and possessive ending that the recogniser takes into it."""
    doc = span.doc
    for e in doc.ents:
        outside = [*doc[e.start:span.start], *doc[span.end:e.end]]
        if e.label_ in MAIN_LABELS and e.start <= span.start and span.end <= e.end and outside \
                and all(t.lower_ in OUTER for t in outside):
            return doc[e.start:e.end]
    if span.start and label in ("ORG", *PLACES):
        before = doc[span.start - 1]
        if before.lower_ == "the" and span.start <= before.head.i < span.end \
                and doc[span.start].ent_iob_ == "O":
            return doc[before.i:span.end]
    return span


def label_of(entity, span, found):
    """The OntoNotes label of a name; `found` is what the recogniser saw there."""
    is_organization = entity["type"] == "organization"
    if len(span) == 1 and (span.text in DEMONYMS or not is_organization and
                           (found == "NORP" or span[0].tag_ == "JJ")):
        return "NORP"
    if is_organization and span.text in KNOWN_PLACES:
        return "GPE"
    if entity["type"] == "place" and found in PLACES:
        return found
    return MAIN[entity["type"]]
