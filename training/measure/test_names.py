import unittest

from examples import article, entity, pair, span
from names import is_annotated, measure

TEXT = "Mayor Ida Holm of Turin said it was cold. The mayor left Turin."


def name(words, type_, nth=0, **more):
    return {**span(TEXT, words, nth), "type": type_, **more}


class Names(unittest.TestCase):
    annotated = [name("Mayor Ida Holm", "person", core=pair(TEXT, "Ida Holm")), name("Turin", "place"),
                 name("Turin", "place", 1), name("The mayor", "person", mention="nominal")]

    def figures(self, *facts, **more):
        return measure([article(TEXT, *facts, **{"entities": self.annotated, **more})])

    def test_the_name_in_an_annotated_phrase_is_right(self):
        self.assertEqual(self.figures(entity(TEXT, "person", "Ida Holm"))["person exact"].value, 1.0)

    def test_phrase_and_name_in_it_are_one_found_name(self):
        found = self.figures(entity(TEXT, "person", "Ida Holm"), entity(TEXT, "person", "Mayor Ida Holm"))
        self.assertEqual((found["person exact"].right, found["person exact"].given), (1, 1))

    def test_another_type_is_wrong_but_its_span_is_found(self):
        found = self.figures(entity(TEXT, "organization", "Turin"))
        self.assertEqual((found["micro exact"].right, found["micro exact"].given), (0, 1))
        self.assertEqual((found["any exact"].right, found["any exact"].annotated), (1, 3))

    def test_a_part_of_a_name_overlaps(self):
        found = self.figures(entity(TEXT, "person", "Holm"))
        self.assertEqual((found["person exact"].value, found["person overlap"].value), (0.0, 1.0))

    def test_pronouns_and_descriptions_are_neither_right_nor_wrong(self):
        found = self.figures(entity(TEXT, "person", "it"), entity(TEXT, "person", "The mayor", "it"))
        self.assertEqual(found["person exact"].given, 1)  # "it" of the first fact is its name
        self.assertEqual(self.figures(entity(TEXT, "person", "it", name="Ida"))["person exact"].given, 0)

    def test_only_parts_annotated_in_full_count(self):
        found = self.figures(entity(TEXT, "place", "left"), scored_ranges=[[0, 41]])
        self.assertEqual((found["place exact"].given, found["place exact"].annotated), (0, 1))

    def test_descriptions_alone_are_no_annotation_of_names(self):
        self.assertFalse(is_annotated([{"entities": self.annotated[3:]}]))
        self.assertTrue(is_annotated([{"entities": self.annotated}]))
