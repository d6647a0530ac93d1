import unittest

from clusters import Counts, apart
from coreference import measure
from examples import article, entity, span
from matching import best_total, match_spans


class Clusters(unittest.TestCase):
    def test_the_three_metrics_on_a_case_done_by_hand(self):
        # One cluster of five is told as one of two and one of three, the second with a stranger.
        counts = Counts()
        counts.add([set("abcde")], [set("ab"), set("cdex")])
        figures = counts.figures()
        self.assertEqual((figures["muc"].recall, figures["muc"].precision), (3 / 4, 3 / 4))
        self.assertAlmostEqual(figures["b3"].recall, (2 * 2 / 5 + 3 * 3 / 5) / 5)
        self.assertAlmostEqual(figures["b3"].precision, (2 + 3 * 3 / 4) / 6)
        self.assertAlmostEqual(figures["ceafe"].recall, 6 / 9)
        self.assertAlmostEqual(figures["ceafe"].precision, 6 / 9 / 2)

    def test_same_clusters_are_all_right_and_none_has_no_figure(self):
        counts = Counts()
        self.assertIsNone(counts.figures()["conll"].value)
        counts.add([set("ab"), set("cd")], [set("cd"), set("ab")])
        self.assertEqual(counts.figures()["conll"].value, 1.0)

    def test_the_best_total_is_not_the_greedy_one(self):
        likeness = {("a", 1): 0.9, ("a", 2): 0.8, ("b", 1): 0.7, ("c", 3): 0.1}
        self.assertAlmostEqual(best_total(likeness), 0.8 + 0.7 + 0.1)

    def test_a_mention_stays_in_its_first_cluster(self):
        self.assertEqual(apart(["ab", "bc", "a"]), [{"a", "b"}, {"c"}])

    def test_equal_spans_are_paired_before_longer_ones(self):
        self.assertEqual(match_spans([(0, 4), (2, 9)], [(2, 9), (0, 5)]), [(1, 0), (0, 1)])


class Coreference(unittest.TestCase):
    text = "Ida Holm met the guide. She paid him in Turin."

    def mention(self, words, cluster, kind):
        return {**span(self.text, words), "type": "person", "cluster": cluster, "mention": kind}

    def annotated(self):
        return [self.mention("Ida Holm", "i", "name"), self.mention("She", "i", "pronoun"),
                self.mention("the guide", "g", "nominal"), self.mention("him", "g", "pronoun")]

    def test_named_clusters_are_counted_apart_from_all(self):
        found = article(self.text, entity(self.text, "person", "Ida Holm", "She"), entities=self.annotated())
        figures = measure([found])
        self.assertEqual(figures["named conll"].value, 1.0)
        self.assertAlmostEqual(figures["all conll"].value, 2 / 3)

    def test_a_known_cluster_without_a_name_is_out_of_scope_of_the_named(self):
        both = [entity(self.text, "person", "Ida Holm", "She"), entity(self.text, "person", "the guide", "him")]
        self.assertEqual(measure([article(self.text, *both, entities=self.annotated())])["named conll"].value, 1.0)

    def test_a_cluster_with_a_stranger_loses_precision(self):
        found = article(self.text, entity(self.text, "person", "Ida Holm", "She", "Turin"), entities=self.annotated())
        figures = measure([found])
        self.assertEqual((figures["named muc"].precision, figures["named muc"].recall), (0.5, 1.0))
