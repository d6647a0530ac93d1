import unittest

from examples import article, span
from quantities import is_value, measure
from units import unit

TEXT = "Nearly 40 goats ate 3 kg of hay for 12 dollars, then 5 to 7 crates of apples."


def number(words, value, **more):
    return {**span(TEXT, words), "value": value, **more}


def found(words, value, unit_=None, of=None, modifier=None, low=None, high=None):
    return {"kind": "quantity", "value": value, "low": low, "high": high, "unit": unit_, "of": of,
            "modifier": modifier, "evidence": [span(TEXT, words)]}


class Quantities(unittest.TestCase):
    annotated = [number("40", 40.0, unit="goats", modifier="~", of="goats"), number("3 kg", 3.0, unit="kilogram"),
                 number("5 to 7", None, low=5.0, high=7.0)]

    def figures(self, *facts, annotated=None, **more):
        return measure([article(TEXT, *facts, quantities=self.annotated if annotated is None else annotated, **more)])

    def test_value_unit_modifier_and_thing_counted(self):
        figures = self.figures(found("40", 40, of="goat", modifier="<~"), found("3 kg", 3, "g"), found("12", 12, "USD"))
        self.assertEqual((figures["value"].right, figures["value"].given, figures["value"].annotated), (2, 3, 3))
        # "goats" is what is counted here, and grams are no kilograms.
        self.assertEqual((figures["value and unit"].right, figures["value and unit"].annotated), (1, 2))
        self.assertEqual(figures["modifier accuracy"].value, 1.0)
        self.assertEqual(figures["counted accuracy"].value, 1.0)

    def test_a_range_needs_both_ends(self):
        self.assertTrue(is_value(self.annotated[2], found("5 to 7", None, low=7, high=5)))
        self.assertFalse(is_value(self.annotated[2], found("5 to 7", None, low=5, high=8)))
        self.assertFalse(is_value(self.annotated[2], found("5 to 7", 6)))
        self.assertTrue(is_value({**self.annotated[2], "value": 6.0, "mean_ok": True}, found("5 to 7", 6)))

    def test_the_same_number_at_another_place_is_another(self):
        self.assertEqual(self.figures(found("12", 40))["value"].right, 0)

    def test_where_one_expression_is_annotated_others_do_not_count(self):
        figures = self.figures(found("3 kg", 3, "kg"), found("12", 12), annotated=self.annotated[1:2], partial=True)
        self.assertEqual((figures["value"].given, figures["value and unit"].value), (1, 1.0))

    def test_a_corpus_of_places_alone_has_no_values(self):
        figures = self.figures(found("40", 40), annotated=[number("40", None)])
        self.assertIsNone(figures["value"].value)
        self.assertEqual(figures["span"].value, 1.0)

    def test_units_have_many_names(self):
        self.assertEqual(unit("Metres"), unit("m"))
        self.assertEqual(unit("per  cent"), unit("%"))
        self.assertEqual(unit("US dollars"), unit("$"))
        self.assertNotEqual(unit("gram"), unit("kilogram"))
