import unittest

from articles import Article
from pages import measure


def figures(gold, printed):
    return measure([Article({"id": "p", "html": "p.html.gz", **gold}, {"id": "p", **printed})])


class Pages(unittest.TestCase):
    def test_the_text_is_compared_by_sequences_of_four_words(self):
        text = figures({"body": "a b c d e f"}, {"body": "a b c d e x"})["text"]
        self.assertAlmostEqual(text.value, 2 / 3)
        self.assertEqual(figures({"body": "a b"}, {"body": "a, b"})["text identical"].value, 1.0)

    def test_without_a_body_the_text_without_its_heads_is_taken(self):
        printed = {"text": "By Ida Holm\na b c d", "sections": [{"kind": "byline", "start": 0, "end": 11}]}
        self.assertEqual(figures({"body": "a b c d"}, printed)["text"].value, 1.0)

    def test_pieces_that_must_stay_and_go(self):
        found = figures({"with": ["The text", "and more"], "without": ["Menu", "Share"]}, {"body": "Menu The\ntext"})
        self.assertAlmostEqual(found["segments"].value, 1 / 2)
        self.assertEqual((found["segments accuracy"].right, found["segments accuracy"].of), (2, 4))

    def test_day_title_and_authors(self):
        found = figures({"published": "2020-02-01", "title": "A  Fire", "author": ["Ida Holm", "Per Dahl"]},
                        {"published": "2020-02-01T10:00", "title": "a fire", "authors": ["By per dahl"]})
        self.assertEqual([found[name].value for name in (
            "date accuracy", "title accuracy", "author accuracy", "author in common")], [1, 1, 0, 1])

    def test_a_page_that_was_not_read_has_nothing_right(self):
        found = measure([Article({"id": "p", "html": "x", "body": "a b c d", "published": "2020-02-01"}, None)])
        self.assertEqual((found["text"].value, found["date"].value), (0.0, 0.0))
