"""Turns articles with annotated names into training examples of the entity recogniser.

The recogniser serves numbers and dates as well, which the corpora do not mark. So the annotations of
people, organizations and places are brought to one set of conventions (`name_spans.py`), and everything
else is taken from what the recogniser itself finds in the text before training, lest it forget that
("rehearsal", Robins 1995).
"""

import json

from spacy.tokens import Doc, Span
from spacy.training import Example

from name_spans import (COUNTRIES, DEMONYMS, LABELS_OF, MAIN, MAIN_LABELS, label_of, name_span, same_edges,
                        trimmed)

# What a name of another type is called that the recogniser took for one of the three.
OTHER = {"event": "EVENT", "object": "PRODUCT", "pro": "PRODUCT", "misc": "WORK_OF_ART",
         "abstract": "WORK_OF_ART"}


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


def is_coordination(entity, entities, text_between):
    """Whether a span joins names that are annotated as well: "Alphabet and Meta"."""
    def bounds(e):
        return e["start"], e["end"]
    inner = sorted(bounds(e) for e in entities if e["type"] == entity["type"] and bounds(e) != bounds(entity)
                   and entity["start"] <= e["start"] and e["end"] <= entity["end"])
    return any(end < start and text_between(end, start).strip(" ,") in ("and", "&", "or", "and the", "")
               for (_, end), (start, _) in zip(inner, inner[1:]))


def label_within(found, phrases):
    """What a name is called that the recogniser found in a phrase which a corpus marks as a description, and
    so not as a name: "veteran goalkeeper Ada Obi". "-", neither right nor wrong, at the head of a phrase of
    another type; `None` elsewhere."""
    result = None
    for phrase, type_ in phrases:
        if phrase.start <= found.start and found.end <= phrase.end:
            if found.label_ in LABELS_OF[type_]:
                return found.label_
            if found.start <= phrase.root.i < found.end:
                result = "-"
    return result


def example(base, offset, line_end, article):
    """`base` is the line as the pipeline analyses it before training."""
    here = [e for e in article["entities"] if offset <= e["start"] and e["end"] <= line_end]
    entities = [e for e in here if e.get("mention") in (None, "name")]
    taken = [None] * len(base)
    result, missing = [], []

    def take(span, label):
        if span is not None and len(span) and not any(taken[span.start:span.end]):
            taken[span.start:span.end] = [label] * len(span)
            return True
        return False

    def add(span, label):
        if take(span, label):
            (missing if label == "-" else result).append(
                span if label == "-" else Span(base, span.start, span.end, label=label))

    def text_between(start, end):
        return base.text[start - offset:end - offset]

    def phrase_of(entity):
        return base.char_span(entity["start"] - offset, entity["end"] - offset, alignment_mode="expand")

    def found_at(span):
        overlapping = [e for e in base.ents if e.start < span.end and span.start < e.end]
        return max(overlapping, key=len).label_ if overlapping else None

    named = []
    for entity in entities:
        if is_coordination(entity, entities, text_between):
            continue
        span = name_span(base, offset, entity)
        if span is None or not len(span):
            # A phrase without a name of its own, like "the Secretary": neither right nor wrong.
            span = phrase_of(entity)
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
        wide = span if label == "-" else same_edges(span, label)
        add(span if any(taken[wide.start:wide.end]) else wide, label)
    phrases = [(phrase_of(e), e["type"]) for e in here if e not in entities and e["type"] in LABELS_OF]
    phrases = [(phrase, type_) for phrase, type_ in phrases if phrase is not None]
    for entity in base.ents:
        label = entity.label_
        if label in MAIN_LABELS:
            # The corpora do not agree on whether "US" in "the US delegation" is a name.
            is_country = trimmed(entity).text in COUNTRIES
            label = label_within(entity, phrases) or ("-" if is_country else None)
        if label:
            add(entity, label)
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
