import unittest

from articles import Text, joined
from examples import article, entity, span
from names import measure


class ReadingArticles(unittest.TestCase):
    def test_white_space_does_not_count(self):
        text, read_as = "Ida left Oslo.", "Ida\n left  Oslo."
        annotated = [{**span(text, "Oslo"), "type": "place"}]
        found = article(text, entity(read_as, "place", "Oslo"), read_as=read_as, entities=annotated)
        self.assertEqual(measure([found])["place exact"].value, 1.0)

    def test_any_other_difference_is_a_problem_and_nothing_counts_as_found(self):
        other = article("one two three", entity("one two tree", "place", "two"), read_as="one two tree", entities=[])
        self.assertIn("texts differ", other.problem)
        self.assertEqual(other.facts, [])

    def test_offsets_are_code_points_and_invisible_characters_are_white(self):
        self.assertEqual(Text("😀 Zoë\u200b spoke").span(2, 5), (1, 4))
        self.assertIsNone(Text("a \u200b b").span(1, 4))
        self.assertIsNone(Text("ab").span(0, 3))

    def test_places_outside_the_text_are_counted(self):
        found = article("short")
        self.assertIsNone(found.found({"start": 3, "end": 9}))
        self.assertEqual(found.impossible_spans, 1)

    def test_words_are_those_that_a_span_touches(self):
        found = article("Snow fell all night")
        self.assertEqual(found.words_in([(2, 5), (13, 16)]), {0, 1, 3})

    def test_spans_that_touch_are_one(self):
        self.assertEqual(joined([(5, 7), (0, 2), (2, 3)]), ((0, 3), (5, 7)))

    def test_a_cell_names_its_fact_by_id_or_place(self):
        found = article("a", {"id": "f1"}, {"id": "f2"})
        self.assertEqual(found.fact_of({"fact": "f2"}), {"id": "f2"})
        self.assertEqual(found.fact_of({"fact": 0}), {"id": "f1"})
        self.assertIsNone(found.fact_of({"fact": 2}))
        self.assertIsNone(found.fact_of({}))
