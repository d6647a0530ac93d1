"""What an export should hold, as the test that wrote it knows; shared by all scripts here."""

import collections
import json
import re
import sys
import zipfile


class Article:
    """An article with its text and its facts."""

    def __init__(self, told):
        self.id = told["id"]
        self.title = told["title"]
        self.text = told["text"]
        self.facts = told["facts"]

    @property
    def lines(self):
        """The text with line feeds alone."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")

    def standing(self):
        """Facts that nobody rejected."""
        return [fact for fact in self.facts if fact["status"] != "rejected"]


def fail(message):
    sys.exit(f"FAIL: {message}")


def check(condition, message):
    if not condition:
        fail(message)


def arguments():
    """The file to be read, and the articles it should hold."""
    path, truth = sys.argv[1:]
    with open(truth, encoding="utf-8") as file:
        return path, [Article(told) for told in json.load(file)["articles"]]


def members(path):
    """The files of an archive, by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def of_text(articles, text, by=lambda article: article.text):
    """The article of a text."""
    found = [article for article in articles if by(article) == text]
    check(len(found) == 1, f"{len(found)} articles have the text {text[:60]!r}")
    return found[0]


def same(found, expected, what):
    """That two lists hold the same, in whatever order."""
    found, expected = collections.Counter(found), collections.Counter(expected)
    missing, foreign = expected - found, found - expected
    check(not missing, f"{what}: not read: {list(missing)[:5]}")
    check(not foreign, f"{what}: read, but not there: {list(foreign)[:5]}")


def pieces(facts):
    """The label and the words of each piece of each fact."""
    return [(fact["label"], words) for fact in facts for words in fact["words"]]


def on_one_line(words):
    return re.sub(r"\s+", " ", words).strip()


def done(count, what):
    check(count > 0, f"no {what} were read")
    print(f"{count} {what}")
