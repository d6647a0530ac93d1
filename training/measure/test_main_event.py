import unittest

from examples import article
from main_event import measure


class MainEvent(unittest.TestCase):
    asked = {"who": ["a farmer", "Per Dahl"], "what": ["sold his barn"], "when": []}

    def figures(self, *claims):
        return measure([article("…", *claims, w5h1=self.asked)])

    def test_the_answers_of_the_main_claim_are_compared_by_their_words(self):
        figures = self.figures(
            {"kind": "claim", "main": False, "who": [{"text": "Per Dahl"}], "what": {"text": "sold his barn"}},
            {"kind": "claim", "main": True, "who": [{"text": "old Dahl"}, {"text": "the farmer"}],
             "what": {"text": "sold"}})
        self.assertAlmostEqual(figures["who first"].value, 1 / 2)
        self.assertAlmostEqual(figures["who best"].value, 1.0)
        self.assertAlmostEqual(figures["what best"].value, 1 / 2)
        self.assertIsNone(figures["when best"].value)
        self.assertAlmostEqual(figures["mean best"].value, (1 + 1 / 2) / 2)

    def test_without_a_main_claim_nothing_is_right(self):
        self.assertEqual(self.figures()["mean best"].value, 0.0)
