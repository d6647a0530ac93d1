import unittest

from examples import article
from triples import judged, measure, triples

FACTS = [[["Ida Holm", "runs", "[the] [old] mill [in Turin]"], ["Ida Holm", "runs [the] mill in", "Turin"]],
         [["[the] mill", "is", "old"]]]


class Triples(unittest.TestCase):
    def test_words_in_brackets_may_be_absent_and_case_does_not_count(self):
        self.assertEqual(judged(FACTS, [("ida holm", "runs", "mill")]), (1, 0))
        self.assertEqual(judged(FACTS, [("Ida Holm", "runs", "the old mill in Turin")]), (1, 0))
        self.assertEqual(judged(FACTS, [("Ida Holm", "runs", "Turin")]), (0, 1))

    def test_two_forms_of_one_fact_are_one(self):
        claim = {"kind": "claim", "triples": [["Ida Holm", "runs", "the mill"], ["Ida Holm", "runs mill in", "Turin"],
                                              ["Ida Holm", "owns", "Turin"]]}
        figure = measure([article("…", claim, clusters=FACTS)])["facts"]
        self.assertEqual((figure.right, figure.given, figure.annotated), (1, 2, 2))

    def test_a_claim_without_triples_gives_those_of_its_parts(self):
        claim = {"kind": "claim", "what": {"text": "runs"}, "who": [{"text": "Ida"}, {"text": "Per"}],
                 "whom": [{"text": "the mill"}], "where": [{"text": "in Turin"}], "when": []}
        self.assertEqual(triples(article("…", claim)), [
            ("Ida", "runs", "the mill"), ("Ida", "runs", "in Turin"),
            ("Per", "runs", "the mill"), ("Per", "runs", "in Turin")])

    def test_marks_of_the_treebank_are_those_of_print(self):
        self.assertEqual(judged([[["`` Sun ''", "is", "-LRB- a -RRB-"]]], [('"Sun"', "is", "(a)")]), (1, 0))
