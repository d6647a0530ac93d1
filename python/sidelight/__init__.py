"""Reads the checkable facts out of news articles and compares what several articles tell.

    >>> import sidelight
    >>> [sheet] = sidelight.extract(["A ferry sank off Arlen on Tuesday. At least 12 people were killed."])
    >>> [fact["kind"] for fact in sheet["facts"]]

Articles go in as text or as dictionaries, and come out as dictionaries of the shape that `sidelight extract` and
`sidelight compare` print; `docs/schemas` describes it. All cores are used (`RAYON_NUM_THREADS` bounds them), other
threads of Python go on meanwhile. Make further processes before the first call, or by "spawn".
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sidelight import _native

__all__ = ["Article", "Comparison", "Sheet", "compare", "extract"]

#: Text, or a dictionary with `text` or `html` (a page), and perhaps `id`, `title`, `published`, `url`, `language`.
Article = str | Mapping[str, Any]
#: An article and its facts.
Sheet = dict[str, Any]
#: Articles side by side.
Comparison = dict[str, Any]


def extract(texts: Iterable[Article]) -> list[Sheet]:
    """Draws the facts out of articles, in their order.

    An article that cannot be read is answered in its place by `{"id", "line", "error"}`. Further keys of a
    dictionary come out as they went in.
    """
    return [json.loads(line) for line in _native.extract_lines(_lines(texts))]


def compare(articles: Iterable[Article]) -> Comparison:
    """Lays the articles of one story side by side.

    Takes what `extract` gives; articles without facts are read first. Raises `ValueError` where an article cannot
    be read, or two different ones have the same id.
    """
    comparison: Comparison = json.loads(_native.compare_lines(_lines(articles)))
    return comparison


def _lines(articles: Iterable[Article]) -> list[str]:
    if isinstance(articles, (str, Mapping)):
        raise TypeError("several articles are wanted: put the one into a list")
    return [_line(article) for article in articles]


def _line(article: Article) -> str:
    return json.dumps({"text": article} if isinstance(article, str) else dict(article), default=_plain)


def _plain(value: Any) -> Any:
    """What JSON has no form for, as days and times of pandas and of Python, and numbers of numpy."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"an article cannot hold a {type(value).__name__}")
