"""Turns articles with annotated names into training examples of the entity recogniser.

The corpora mark names in ways of their own, the recogniser has the OntoNotes labels and serves
numbers and dates as well. So the annotations of people, organizations and places are brought to
the conventions of OntoNotes newswire, and everything else is taken from what the recogniser itself
finds in the text before training, lest it forget that ("rehearsal", Robins 1995).
"""

import json
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.training import Example

WORDS = Path(__file__).parent.parent / "assets" / "words"
MAIN = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
PLACES = ("GPE", "LOC", "FAC")
MAIN_LABELS = ("PERSON", "ORG", *PLACES)
# What a name of another type is called that the recogniser took for one of the three.
OTHER = {"event": "EVENT", "object": "PRODUCT", "pro": "PRODUCT", "misc": "WORK_OF_ART",
         "abstract": "WORK_OF_ART"}
# Small words within names.
JOINING = {"of", "the", "for", "and", "on", "in", "to", "de", "la", "del", "al", "el", "bin", "ibn",
           "van", "von", "der", "den", "di", "da", "dos", "du", "s"}
EDGES = set("\"'“”‘’()[]{},;:.!?-–—/") | {"the", "a", "an", "'s", "’s", "``", "''"}


def word_list(name):
    lines = (WORDS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


TITLES = {line.removeprefix("! ").split()[0].lower().rstrip(".") for line in word_list("titles.txt")}
NATIONS = [[cell.split(",") for cell in line.split("\t")] for line in word_list("nations.txt")]
KNOWN_PLACES = {name for nation in NATIONS for cell in nation[:2] for name in cell}
KNOWN_PLACES |= set(word_list("places.txt"))
DEMONYMS = {word for nation in NATIONS for word in nation[-1]} - KNOWN_PLACES


def articles(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def lines_of(text):
    """The paragraphs as Sidelight analyses them: each line by itself. Offset and text."""
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            yield offset + line.find(stripped), stripped
        offset += len(line) + 1


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
    labels = {"person": ("PERSON",), "organization": ("ORG",)}.get(type_, PLACES)
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
        span = trimmed(without_titles(span))
        if any(token.text in DEMONYMS for token in span[-1:]):
            span = span[-1:]  # "100,000 Greeks"
        if any(token.lower_ in (",", "and", "&") for token in span):
            return None
    return span if any(is_capital(token) for token in span) else None


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


def example(base, offset, line_end, article):
    """`base` is the line as the pipeline analyses it before training."""
    entities = [e for e in article["entities"] if offset <= e["start"] and e["end"] <= line_end
                and e.get("mention") in (None, "name")]
    taken = [None] * len(base)
    result, missing = [], []

    def take(span, label):
        if span is not None and len(span) and not any(taken[span.start:span.end]):
            taken[span.start:span.end] = [label] * len(span)
            return True
        return False

    def found_at(span):
        overlapping = [e for e in base.ents if e.start < span.end and span.start < e.end]
        return max(overlapping, key=len).label_ if overlapping else None

    named = []
    for entity in entities:
        span = name_span(base, offset, entity)
        if span is None or not len(span):
            # A phrase without a name of its own, like "the Secretary": neither right nor wrong.
            span = base.char_span(entity["start"] - offset, entity["end"] - offset,
                                  alignment_mode="expand")
            if span is not None:
                named.append((span, "-"))
        elif entity["type"] in MAIN:
            named.append((span, label_of(entity, span, found_at(span))))
        elif span.text in DEMONYMS:
            named.append((span, "NORP"))
        elif found_at(span) in MAIN_LABELS:
            is_sure = entity["type"] not in ("abstract", "misc") or len(span) > 1
            named.append((span, is_sure and OTHER.get(entity["type"]) or "-"))
    # Of nested names the longest one counts.
    for span, label in sorted(named, key=lambda n: (n[1] == "-", -len(n[0]))):
        if take(span, label):
            (missing if label == "-" else result).append(
                span if label == "-" else Span(base, span.start, span.end, label=label))
    for entity in base.ents:
        if entity.label_ not in MAIN_LABELS and take(entity, entity.label_):
            result.append(Span(base, entity.start, entity.end, label=entity.label_))
    if "scored_ranges" in article:
        for token in base:
            at = offset + token.idx
            if not any(s <= at < e for s, e in article["scored_ranges"]) and not taken[token.i]:
                missing.append(base[token.i:token.i + 1])
    # A name that a sentence break cuts could not be learned.
    joined = {index for span in result for index in range(span.start + 1, span.end)}
    reference = copy(base, joined)
    reference.set_ents([Span(reference, s.start, s.end, label=s.label) for s in result],
                       missing=[reference[s.start:s.end] for s in missing], default="outside")
    return Example(copy(base, joined), reference)


def copy(doc, joined=()):
    """The tokens and sentences of a document, without names; no sentence starts at `joined`."""
    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc],
               sent_starts=[bool(t.is_sent_start) and t.i not in joined for t in doc],
               tags=[t.tag_ for t in doc])
