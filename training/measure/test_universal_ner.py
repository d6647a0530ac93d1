import tempfile
import unittest
from pathlib import Path

import universal_ner

SENTENCES = """\
# newdoc id = a
# sent_id = a-1
# text = Ida Holm fuhr zur See nach Arlen.
1\tIda\tB-PER\t-\tx
2\tHolm\tI-PER\t-\tx
3\tfuhr\tO\t-\tx
4\tzu\tO\t-\tx
5\tder\tO\t-\tx
6\tSee\tO\t-\tx
7\tnach\tO\t-\tx
8\tArlen\tB-LOC\t-\tx
9\t.\tO\t-\tx

# sent_id = a-2
# text = Nichts.
1\tNichts\tO\t-\tx
2\t.\tO\t-\tx
"""


class UniversalNer(unittest.TestCase):
    def test_names_stand_where_their_words_do(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "de_x-ud-test.iob2"
            path.write_text(SENTENCES, encoding="utf-8")
            first, second = universal_ner.articles(path)
        named = [(first["text"][e["start"]:e["end"]], e["type"]) for e in first["entities"]]
        self.assertEqual(named, [("Ida Holm", "person"), ("Arlen", "place")])
        self.assertEqual((first["language"], second["entities"]), ("de", []))


if __name__ == "__main__":
    unittest.main()
