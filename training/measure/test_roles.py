import unittest

from examples import article
from roles import measure


def role(person, title, of=None, until=None):
    return {"kind": "role", "person": person, "title": title, "of": of, "since": None, "until": until}


class Roles(unittest.TestCase):
    annotated = [{"person": "Ida Holm", "title": ["mayor"], "of": ["Turin", "the city of Turin"], "former": False},
                 {"person": "Per Dahl", "title": ["treasurer", "purse keeper"], "of": [None], "former": True}]

    def right(self, *facts):
        return measure([article("…", *facts, roles=self.annotated, part="first")])["all"].right

    def test_surname_title_and_any_form_of_the_owner_are_enough(self):
        self.assertEqual(self.right(role("Holm", "new Mayor", "City of Turin")), 1)
        self.assertEqual(self.right(role("Per Dahl", "purse keeper", until="past")), 1)

    def test_another_owner_title_person_or_time_is_wrong(self):
        self.assertEqual(self.right(role("Ida Holm", "mayor")), 0)
        self.assertEqual(self.right(role("Ida Holm", "deputy mayor", "Turin")), 0)
        self.assertEqual(self.right(role("Ida Berg", "mayor", "Turin")), 0)
        self.assertEqual(self.right(role("Per Dahl", "treasurer")), 0)

    def test_each_is_found_once(self):
        self.assertEqual(self.right(role("Holm", "mayor", "Turin"), role("Ida Holm", "mayor", "Turin")), 1)

    def test_each_part_has_its_figure(self):
        figures = measure([article("…", roles=self.annotated, part="first"), article("…", roles=[], part="second")])
        self.assertEqual([figures[part].annotated for part in ("all", "first", "second")], [2, 2, 0])
