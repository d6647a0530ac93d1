"""The five Ws and one H of an article's main event.

The answers of the main claim to each question against the phrases that the annotators gave: F1 of the words
without articles, with the phrase that fits best. `first` takes the first answer given, `best` the best one.
Mean over the articles that have a phrase, then over the questions. An article without a main claim has 0.
"""

import re
from collections import Counter

from articles import CLAIMS, phrases, with_annotation
from figures import Number, Share, f1, ratio

ANNOTATION = "w5h1"
QUESTIONS = ("who", "what", "when", "where", "why", "how")


def measure(articles):
    articles = with_annotation(articles, ANNOTATION)
    figures, means = {}, {"first": [], "best": []}
    for question in QUESTIONS:
        scores = [scores_of(article, question) for article in articles if article.gold[ANNOTATION].get(question)]
        for way, choose in (("first", lambda s: s[0]), ("best", max)):
            figure = Share(sum(choose(s) for s in scores if s), len(scores))
            figures[f"{question} {way}"] = figure
            if scores:
                means[way].append(figure.value)
    for way, values in means.items():
        figures[f"mean {way}"] = Number(sum(values) / len(values) if values else None)
    return figures


def scores_of(article, question):
    """How well each of the answers fits."""
    main = next((fact for fact in article.facts_of(*CLAIMS) if fact.get("main") is True), {})
    answers = [answer for answer in phrases(main.get(question)) if answer.strip()]
    return [max(likeness(phrase, answer) for phrase in article.gold[ANNOTATION][question]) for answer in answers]


def content_words(phrase):
    return Counter(w for w in re.findall(r"\w+", (phrase or "").lower()) if w not in ("a", "an", "the"))


def likeness(one, other):
    """F1 of the words."""
    one, other = content_words(one), content_words(other)
    common = (one & other).total()
    return f1(ratio(common, one.total()), ratio(common, other.total()))
