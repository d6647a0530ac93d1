import unittest

from examples import article, span
from times import is_value, measure

TEXT = "The strike began on 4 May 2021, lasted two weeks and ended one morning."


def time(words, type_, value, **more):
    return {**span(TEXT, words), "type": type_, "value": value, **more}


def found(words, timex, value, **more):
    return {"kind": "time", "timex": timex, "value": value, "evidence": [span(TEXT, words)], **more}


class Times(unittest.TestCase):
    annotated = [time("4 May 2021", "DATE", "2021-05-04"), time("two weeks", "DURATION", "P2W", mod="APPROX"),
                 time("one morning", "TIME", None)]

    def test_span_type_and_value_are_counted_apart(self):
        figures = measure([article(
            TEXT, found("on 4 May 2021", "DATE", "2021-05-04"), found("two weeks", "SET", "P3W", mod="approx"),
            found("strike", "DATE", "2021"), times=self.annotated)])
        self.assertEqual((figures["strict"].right, figures["relaxed"].right, figures["type"].right), (1, 2, 1))
        self.assertEqual((figures["value"].right, figures["value"].given, figures["value"].annotated), (1, 3, 2))
        self.assertEqual(figures["modifier accuracy"].value, 1.0)

    def test_what_has_no_value_in_the_corpus_is_left_out_of_the_value(self):
        figures = measure([article(TEXT, found("one morning", "TIME", "2021-05-18TMO"), times=self.annotated)])
        self.assertEqual((figures["relaxed"].right, figures["value"].given), (1, 0))

    def test_where_one_expression_is_annotated_others_do_not_count(self):
        weeks = found("two weeks", "DURATION", "P2W")
        figures = measure([article(TEXT, weeks, times=self.annotated[:1], partial=True)])
        self.assertEqual(figures["relaxed"].given, 0)

    def test_types_that_are_not_annotated_do_not_count(self):
        figures = measure([article(TEXT, found("two weeks", "DURATION", "P2W"), times=self.annotated[:1],
                                   time_types=["DATE"])])
        self.assertEqual(figures["relaxed"].given, 0)

    def test_an_hour_is_its_first_minute_and_a_time_of_day_has_any_day(self):
        self.assertTrue(is_value({"value": "2021-05-04T08"}, "2021-05-04T08:00:00"))
        self.assertTrue(is_value({"value": "T17:30"}, "2021-05-04T17:30"))
        self.assertTrue(is_value({"value": "x", "values": ["XXXX-05-04", "2021-05-04"]}, "2021-05-04"))
        self.assertFalse(is_value({"value": "2021-05"}, "2021-05-04"))
        self.assertFalse(is_value({"value": "2021-05"}, None))
