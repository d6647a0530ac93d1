import unittest

from articles import Article
from examples import entity, span
from incidents import measure
from us_states import names_of

TEXT = "Three people were killed in Macon, Ga., on Sunday. Ida Holm, 20, was among them."
KNOWN = {"date": "2019-03-17", "city": "Macon", "state": "Georgia", "killed": 3, "injured": 0,
         "victims": ["Ida Holm"], "suspects": []}


def told(id_, *facts):
    gold = {"id": id_, "text": TEXT, "story": "s", "slots": KNOWN, "in_text": ["city", "killed"]}
    return Article(gold, {"id": id_, "text": TEXT, "facts": list(facts)})


def dead(value, **more):
    return {"id": "dead", "kind": "quantity", "value": value, "of": "people", "evidence": [span(TEXT, "Three")], **more}


def row(verdict):
    return {"kind": "quantity", "verdict": verdict, "cells": {"a": [{"fact": "dead"}], "b": [{"fact": "dead"}]}}


class Incidents(unittest.TestCase):
    def test_a_value_is_found_for_the_incident_if_one_article_has_it(self):
        articles = [told("a", dead(3), entity(TEXT, "place", "Macon")), told("b", entity(TEXT, "person", "Holm"))]
        figures = measure(articles, [])
        self.assertEqual((figures["incident found"].right, figures["incident found"].of), (2, 5))
        self.assertEqual((figures["article found"].right, figures["article found"].of), (2, 6))
        self.assertEqual(figures["incident victims"].value, 0.0)  # a surname alone is too little

    def test_states_are_known_by_their_short_names(self):
        figures = measure([told("a", entity(TEXT, "place", "Ga."))], [])
        self.assertEqual(figures["incident state"].value, 1.0)
        self.assertEqual(names_of("West Virginia"), {"west virginia", "w.va", "wv"})

    def test_verdicts_must_fit_the_numbers_side_by_side(self):
        for one, other, verdict, right in ((3, 3, "agree", 1), (3, 3, "copied", 1), (3, 3, "compatible", 0),
                                           (3, 4, "agree", 0), (3, 4, "conflict", 1)):
            figures = measure([told("a", dead(one)), told("b", dead(other))], [row(verdict)])
            self.assertEqual(figures["verdict accuracy"].right, right, (one, other, verdict))
            self.assertEqual(figures["numbers aligned"].value, 1.0)

    def test_a_hedged_number_may_be_compatible(self):
        figures = measure([told("a", dead(3)), told("b", dead(4, modifier="~"))], [row("compatible")])
        self.assertEqual(figures["verdict accuracy"].value, 1.0)

    def test_slots_that_ask_how_many_count_by_their_place(self):
        cells = {id_: [span(TEXT, "Three")] for id_ in "ab"}
        claim = {"verdict": "agree", "slots": [{"question": "how_many", "verdict": "agree", "cells": cells}]}
        self.assertEqual(measure([told("a", dead(3)), told("b", dead(3))], [claim])["verdict accuracy"].value, 1.0)
