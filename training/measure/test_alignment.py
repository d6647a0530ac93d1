import unittest

from alignment import measure
from articles import Article
from examples import span
from stories import measure as measure_stories

TEXT = "A fire broke out. Crews saved two dogs. The owner thanked them."


def told(id_, kind="event"):
    annotated = [{**span(TEXT, words), "cluster": words} for words in ("fire", "saved", "thanked")]
    facts = [{"id": words, "kind": kind, "what": span(TEXT, words)} for words in ("fire", "saved")]
    return Article({"id": id_, "text": TEXT, "events": annotated}, {"id": id_, "text": TEXT, "facts": facts})


def row(kind="event", **facts):
    cells = {id_: [{"fact": words, **span(TEXT, words)}] for id_, words in facts.items()}
    return {"kind": kind, "verdict": "agree", "cells": cells}


class Alignment(unittest.TestCase):
    articles = [told("a"), told("b")]

    def test_pairs_of_different_articles_are_counted(self):
        figures = measure(self.articles, [row(a="fire", b="fire"), row(a="saved", b="thanked")])
        pairs = figures["event pairs"]
        self.assertEqual((pairs.right, pairs.given, pairs.annotated), (1, 2, 3))

    def test_facts_in_no_row_stand_alone(self):
        figures = measure(self.articles, [])
        self.assertEqual((figures["event pairs"].right, figures["event ceafe"].given), (0, 4))

    def test_rows_of_claims_stand_for_events(self):
        rows = [{**row(a="fire", b="fire"), "kind": None, "slots": []}]
        self.assertEqual(measure([told("a", "claim"), told("b", "claim")], rows)["event pairs"].right, 1)

    def test_rows_of_other_kinds_do_not(self):
        self.assertEqual(measure(self.articles, [row("quantity", a="fire", b="fire")])["event pairs"].given, 0)

    def test_entities_are_measured_where_they_are_annotated(self):
        self.assertNotIn("entity pairs", measure(self.articles, []))


class Stories(unittest.TestCase):
    def test_pairs_of_articles_of_one_story(self):
        annotations = [{"id": id_, "story": story} for id_, story in zip("abcd", "xxxy")]
        figure = measure_stories(annotations, [["a", "b"], ["c", "d"]])["pairs"]
        self.assertEqual((figure.right, figure.given, figure.annotated), (1, 2, 3))
