"""Training examples with other names and other capitals ("data augmentation"): so the recogniser learns
the words around a name rather than the name, and reads headlines."""

import random

from spacy.tokens import Doc, Span
from spacy.training import Example

from name_spans import word_list

# The share of the names of a line that is swapped.
SWAPPED = 0.6
SWAPPED_LABELS = ("PERSON", "GPE", "ORG")
SMALL_TAGS = ("IN", "DT", "CC", "TO")


def names_of(file):
    return [line.split("\t")[0].strip() for line in word_list(file)]


class Changes:
    """Changes a share of the examples: names, capitals."""

    def __init__(self, nlp, share_of_names, share_of_capitals):
        self.nlp = nlp
        self.share_of_names = share_of_names
        self.share_of_capitals = share_of_capitals
        self.first_names = [name.split()[0] for name in names_of("first_names.txt")]
        self.surnames = names_of("surnames.txt")
        self.places = names_of("places.txt")
        self.towns = names_of("towns.txt")
        self.companies = names_of("companies_and_bodies.txt")

    def of(self, example):
        swaps = random.random() < self.share_of_names
        recases = random.random() < self.share_of_capitals
        if not swaps and not recases:
            return example
        tokens, names = pieces(example)
        if swaps:
            tokens, names = self.swapped(tokens, names)
        if recases:
            way = random.choice(["upper", "title", "title"])
            tokens = [(recased(word, tag, at, way), space, start, tag, known)
                      for at, (word, space, start, tag, known) in enumerate(tokens)]
        return self.example(tokens, names)

    def swapped(self, tokens, names):
        """Each name with some chance replaced by another of its type, the same one by the same."""
        if not any(label in SWAPPED_LABELS for _, _, label in names):
            return tokens, names
        result, moved, others, at = [], [], {}, 0
        for start, end, label in names:
            result += tokens[at:start]
            words = [word for word, *_ in tokens[start:end]]
            before = tokens[start - 1][0] if start else ""
            new = self.other(words, before, label, others) if random.random() < SWAPPED else None
            first = len(result)
            if new:
                _, space, begins, _, known = tokens[start]
                space = tokens[end - 1][1]
                result += [(word, index + 1 < len(new) or space, begins and index == 0, "NNP", known)
                           for index, word in enumerate(new)]
            else:
                result += tokens[start:end]
            moved.append((first, len(result), label))
            at = end
        return result + tokens[at:], moved

    def other(self, words, before, label, others):
        """Another name of a type; `None` where a name is too long or too odd to be replaced."""
        is_plain = all(word[:1].isupper() for word in words) and not all(map(str.isupper, words))
        if not is_plain or label not in SWAPPED_LABELS or label != "PERSON" and before == "the":
            return None
        if label == "PERSON" and len(words) <= 2:
            return [self.part(word, index == 0 and len(words) == 2, others)
                    for index, word in enumerate(words)]
        if label == "PERSON" or label == "ORG" and len(words) > 2:
            return None
        key = label, " ".join(words)
        if key not in others:
            names = self.companies
            if label == "GPE":
                names = self.places if random.random() < 0.5 else self.towns
            others[key] = [token.text for token in self.nlp.tokenizer(random.choice(names))]
        return others[key]

    def part(self, word, is_first, others):
        if word not in others:
            names = self.first_names if is_first else self.surnames
            others[word] = random.choice(names).title()
        return others[word]

    def example(self, tokens, names):
        words, spaces, starts, tags, known = map(list, zip(*tokens))
        made = [Doc(self.nlp.vocab, words=words, spaces=spaces, sent_starts=starts, tags=tags)
                for _ in range(2)]
        reference = made[1]
        reference.set_ents([Span(reference, *name) for name in names],
                           missing=[reference[at:at + 1] for at, is_known in enumerate(known)
                                    if not is_known],
                           default="outside")
        return Example(*made)


def pieces(example):
    """Word, space, sentence start, tag and whether the answer is known, of each token; and the names."""
    tokens = [(token.text, bool(token.whitespace_), bool(token.is_sent_start), token.tag_,
               answer.ent_iob != 0) for token, answer in zip(example.x, example.y)]
    return tokens, [(name.start, name.end, name.label_) for name in example.y.ents]


def recased(word, tag, at, way):
    if way == "upper":
        return word.upper()
    is_small = at > 0 and len(word) < 4 and tag in SMALL_TAGS
    return word if not word.isalpha() or is_small else word[:1].upper() + word[1:]
