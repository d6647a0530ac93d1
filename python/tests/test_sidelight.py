"""What the module promises to whoever calls it."""

import json
import threading
import time
from pathlib import Path

import pytest

import sidelight

SINKS = "A ferry sank off Arlen on Tuesday. At least 12 people were killed, Mayor Ida Holm said."
OTHER = "A ferry sank off Arlen on Tuesday. Nine people were killed, Mayor Ida Holm said."
SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"


def test_evidence_stands_in_the_text_letter_for_letter():
    [sheet] = sidelight.extract(["👩‍🔬 " + SINKS])
    assert {"quantity", "claim"} <= {fact["kind"] for fact in sheet["facts"]}
    for fact in sheet["facts"]:
        for piece in fact["evidence"]:
            assert sheet["text"][piece["start"]:piece["end"]] == piece["text"]


def test_articles_are_answered_in_their_order_with_what_came_beside_them():
    texts = [{"id": n, "text": SINKS, "desk": {"name": "sea"}} for n in range(200)]
    sheets = sidelight.extract(texts)
    assert [sheet["id"] for sheet in sheets] == [str(n) for n in range(200)]
    assert all(sheet["desk"] == {"name": "sea"} for sheet in sheets)


def test_one_that_cannot_be_read_is_answered_by_its_error_and_ends_nothing():
    texts = [SINKS, {"id": "b", "published": "once upon a time", "text": SINKS}, {"title": "no text"}, "", OTHER]
    first, *bad, last = sidelight.extract(texts)
    assert first["facts"] and last["facts"]
    assert [set(failure) for failure in bad] == [{"id", "line", "error"}] * 3
    assert bad[0]["id"] == "b" and "once upon a time" in bad[0]["error"]


def test_what_two_articles_tell_otherwise_is_a_conflict():
    for articles in ([SINKS, OTHER], sidelight.extract([SINKS, OTHER])):
        comparison = sidelight.compare(articles)
        assert "conflict" in {row["verdict"] for row in comparison["rows"]}


def test_only_readable_articles_are_compared():
    with pytest.raises(ValueError, match="neither"):
        sidelight.compare([SINKS, {"id": "b"}])
    with pytest.raises(ValueError, match="another article has this id"):
        sidelight.compare([{"id": "a", "text": SINKS}, {"id": "a", "text": OTHER}])
    with pytest.raises(TypeError):
        sidelight.extract(SINKS)


def test_the_shape_is_that_of_the_published_schemas():
    def keys(name):
        return set(json.loads((SCHEMAS / f"{name}-1.schema.json").read_text())["properties"])

    sheets = sidelight.extract([SINKS, OTHER, ""])
    assert all(set(sheet) <= keys("extract") for sheet in sheets[:2])
    assert set(sheets[2]) == keys("failure")
    assert {"rows", "entities", "copied", "engine"} <= set(sidelight.compare(sheets[:2]))


def test_other_threads_go_on_meanwhile():
    stopped, ticks = threading.Event(), 0

    def tick():
        nonlocal ticks
        while not stopped.is_set():
            ticks += 1
            time.sleep(0.001)

    ticking = threading.Thread(target=tick)
    ticking.start()
    sidelight.extract([{"id": n, "text": SINKS * 20} for n in range(20)])
    stopped.set()
    ticking.join()
    assert ticks > 5
