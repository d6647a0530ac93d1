"""What a measure gives: figures, each printed on one line."""

from dataclasses import dataclass


def ratio(part, whole):
    return part / whole if whole else 0.0


def f1(precision, recall):
    return ratio(2 * precision * recall, precision + recall)


@dataclass(frozen=True)
class Agreement:
    """How many of those given are right, and how many of those annotated are found."""

    right: float
    given: float
    annotated: float
    # Where what is given may find several annotated, or none; else as many as are right.
    found: float | None = None

    @property
    def precision(self):
        return ratio(self.right, self.given)

    @property
    def recall(self):
        return ratio(self.right if self.found is None else self.found, self.annotated)

    @property
    def value(self):
        return f1(self.precision, self.recall) if self.given or self.annotated else None

    def details(self):
        return {"precision": self.precision, "recall": self.recall, "right": self.right,
                "given": self.given, "annotated": self.annotated}


@dataclass(frozen=True)
class Share:
    """How many of so many are right; half right counts a half."""

    right: float
    of: int

    @property
    def value(self):
        return self.right / self.of if self.of else None

    def details(self):
        return {"right": self.right, "of": self.of}


@dataclass(frozen=True)
class Number:
    """A figure that stands by itself."""

    value: float | None

    def details(self):
        return {}


def in_words(value):
    if value is None:
        return "n/a"
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def line(name, figure):
    rest = "  ".join(f"{key} {in_words(value)}" for key, value in figure.details().items())
    return f"{name:<34}{in_words(figure.value):>8}  {rest}".rstrip()


def as_json(figure):
    return {"value": figure.value, **figure.details()}
