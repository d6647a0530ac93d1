import unittest

from examples import article, pair, span
from quotes import measure

TEXT = "“We lost the keys,” said Tove Lind. Her brother claimed that the door stood open."


class Quotes(unittest.TestCase):
    annotated = [
        {"content": [pair(TEXT, "“We lost the keys,”")], "cue": [pair(TEXT, "said")],
         "source": [pair(TEXT, "Tove Lind")], "mode": "direct"},
        {"content": [pair(TEXT, "the door stood open")], "cue": [pair(TEXT, "claimed")],
         "source": [pair(TEXT, "Her brother")], "mode": "indirect"},
    ]

    def figures(self, *quotes):
        facts = [{"kind": "quote", "mode": mode, "evidence": [span(TEXT, content)],
                  "cue": span(TEXT, cue), "speaker": {"name": speaker, **span(TEXT, speaker)}}
                 for mode, content, cue, speaker in quotes]
        return measure([article(TEXT, *facts, quotes=self.annotated)])

    def test_marks_at_the_edges_do_not_change_the_words(self):
        figures = self.figures(("direct", "We lost the keys", "said", "Lind"))
        self.assertEqual(figures["content exact"].right, 0)
        self.assertEqual(figures["content words"].right, 1)
        self.assertEqual((figures["cue exact"].right, figures["cue exact"].annotated), (1, 2))
        self.assertEqual(figures["found of direct"].value, 1.0)
        self.assertEqual(figures["found of indirect"].value, 0.0)

    def test_a_part_of_the_speakers_name_will_do_but_is_not_the_same(self):
        figures = self.figures(("direct", "We lost the keys", "said", "Lind"))
        self.assertEqual((figures["speaker accuracy"].value, figures["speaker same words"].value), (1.0, 0.0))
        self.assertEqual((figures["speaker end to end"].precision, figures["speaker end to end"].recall), (1.0, 0.5))

    def test_the_wrong_speaker_is_wrong(self):
        figures = self.figures(("mixed", "the door stood open", "claimed", "Tove Lind"))
        self.assertEqual(figures["speaker accuracy"].value, 0.0)
        self.assertEqual(figures["mode accuracy"].value, 0.0)

    def test_less_than_half_of_the_words_is_no_match(self):
        figures = self.figures(("direct", "keys", "said", "Lind"))
        self.assertEqual(figures["matched"].right, 0)
        self.assertEqual(figures["content tokens"].right, 1)
