import unittest

from claims import measure, story_of
from examples import span

ONE = ("Tern beat Gull 3-1 in Oslo on Sunday before 40,000 people. Four players were sent off. "
       "The trainer called it a shame. Rain fell all day.")
OTHER = ("Gull beat Tern 3-1 in Oslo on Sunday. Some 41,000 people watched. Three players were sent off. "
         "It was a shame, the trainer said. The trams stood still.")
TEXTS = {"one": ONE, "other": OTHER}


def row(n, question, verdict, one, other=None, key=False, fair=()):
    cells = {"one": [span(ONE, one)], **({"other": [span(OTHER, other)]} if other else {})}
    differs = [["one", "other"]] if verdict in ("conflict", "compatible") else []
    return {"n": n, "fact": question, "question": question, "verdict": verdict, "also_fair": list(fair), "key": key,
            "cells": cells, "differs": differs}


ROWS = [row(1, "who", "conflict", "Tern", "Gull", key=True),
        row(2, "how_many", "compatible", "40,000", "41,000", key=True),
        row(3, "how_many", "conflict", "Four", "Three", key=True), row(4, "words", "agree", "a shame", "a shame"),
        row(5, "what", "single", "Rain fell")]
STORIES = {"match": {"read": True, "articles": ["one", "other"], "rows": ROWS}}


def printed(rows, change=lambda slot: slot):
    """The output of a program that lays the annotated rows side by side."""
    def slot(known):
        sides = [{"reason": "…", "sides": [{"articles": [id_]} for id_ in pair]} for pair in known["differs"]]
        return change({"question": known["question"], "verdict": known["verdict"], "cells": known["cells"],
                       "differences": sides})
    return {"match": {"rows": [{"verdict": r["verdict"], "cells": r["cells"], "slots": [slot(r)]} for r in rows]}}


def figures(output):
    return measure(STORIES, output, TEXTS)[0]["all"]


class Claims(unittest.TestCase):
    def test_the_annotated_rows_themselves_are_all_right(self):
        found = figures(printed(ROWS))
        for name in ("claims", "rows found", "verdicts", "told", "conflicts found", "key found", "singles found",
                     "tight"):
            self.assertEqual(found[name].value, 1.0, name)
        for name in ("told falsely", "conflicts false", "mixed", "repeats", "idle"):
            self.assertEqual(found[name].value, 0.0, name)

    def test_no_rows_are_worth_nothing(self):
        found = figures({})
        self.assertEqual((found["claims"].value, found["rows found"].value, found["told"].value), (0.0, 0.0, 0.0))

    def test_the_older_form_without_slots_is_read(self):
        rows = [{"kind": "statement", "verdict": r["verdict"], "cells": r["cells"], "differences": ["…"]} for r in ROWS]
        self.assertEqual(figures({"match": {"rows": rows}})["verdicts"].value, 1.0)

    def test_names_alone_are_no_claims(self):
        rows = [{"kind": "entity", "verdict": "agree", "cells": r["cells"]} for r in ROWS]
        self.assertEqual(figures({"match": {"rows": rows}})["rows found"].value, 0.0)

    def test_calling_everything_a_conflict_is_found_out(self):
        found = figures(printed(ROWS, lambda slot: {**slot, "verdict": "conflict", "differences": [
            {"sides": [{"articles": ["one"]}, {"articles": ["other"]}]}]}))
        self.assertEqual(found["conflicts found"].value, 1.0)
        self.assertEqual((found["conflicts false"].right, found["conflicts false"].of), (2, 4))
        self.assertEqual(found["told falsely"].value, 1.0)
        self.assertEqual(found["claims"].value, 0.0)

    def test_a_difference_told_of_other_articles_is_not_told(self):
        one_side = [{"sides": [{"articles": ["one", "other"]}]}]
        found = figures(printed(ROWS, lambda slot: {**slot, "differences": one_side}))
        self.assertEqual((found["verdicts"].value, found["told"].value), (1.0, 0.0))

    def test_one_row_of_whole_articles_touches_nothing(self):
        long = {id_: text + " More of it." * 60 for id_, text in TEXTS.items()}
        cells = {id_: [{"start": 0, "end": len(text)}] for id_, text in long.items()}
        output = {"match": {"rows": [{"verdict": "conflict", "cells": cells, "differences": ["…"]}]}}
        self.assertEqual(measure(STORIES, output, long)[0]["all"]["rows found"].value, 0.0)

    def test_rows_that_say_again_what_another_says_are_repeats(self):
        found = figures(printed([ROWS[0], ROWS[0], ROWS[2]]))
        self.assertAlmostEqual(found["repeats"].value, 2 / 3)

    def test_different_things_side_by_side_are_mixed(self):
        crossed = {**ROWS[0], "cells": {"one": ROWS[1]["cells"]["one"], "other": ROWS[2]["cells"]["other"]}}
        found = figures(printed([crossed]))
        self.assertEqual((found["mixed"].value, found["rows found"].value), (1.0, 0.0))

    def test_the_place_of_key_rows_is_told(self):
        self.assertEqual(figures(printed(ROWS))["key place"].value, 2)
        self.assertEqual(figures(printed(ROWS[::-1]))["key place"].value, 4)

    def test_a_story_is_known_by_its_name_or_its_articles(self):
        output = printed(ROWS)["match"]
        self.assertEqual(story_of({"story": "match"}, STORIES), "match")
        self.assertEqual(story_of(output, STORIES), "match")
        self.assertIsNone(story_of({"rows": []}, STORIES))
