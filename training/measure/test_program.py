import unittest

import program


class Outputs(unittest.TestCase):
    def test_one_value_over_several_lines_and_a_value_a_line_are_read(self):
        self.assertEqual(program.json_values('{"rows":\n []}\n'), [{"rows": []}])
        self.assertEqual(program.json_values('{"a": 1}\n{"b": 2}\n'), [{"a": 1}, {"b": 2}])

    def test_several_stories_of_one_output_are_taken_apart(self):
        outputs = program.by_story([{"stories": [{"story": "x", "rows": [1]}, {"story": "y", "rows": [2]}]}])
        self.assertEqual([(output["story"], output["rows"]) for output in outputs], [("x", [1]), ("y", [2])])

    def test_people_and_things_are_rows_too(self):
        rows = program.rows_of([{"rows": [{"kind": "claim"}], "entities": [{"name": "Oslo"}]}])
        self.assertEqual(rows, [{"kind": "claim"}, {"name": "Oslo", "kind": "entity"}])

    def test_nothing_annotated_reaches_the_program(self):
        article = {"id": "a", "text": "…", "title": None, "entities": [], "story": "s"}
        self.assertEqual(program.text_input(article), {"id": "a", "text": "…"})

    def test_pages_are_read_in_the_encoding_that_they_declare(self):
        page = "<meta charset=windows-1251>Пожар".encode("windows-1251")
        self.assertTrue(program.decoded(page).endswith("Пожар"))
        self.assertEqual(program.decoded("Pożar".encode()), "Pożar")
