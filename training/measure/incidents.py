"""What a database of incidents holds, found in the articles about them.

`incident` counts a value as found that stands in the facts of any article of the incident, `article` for
each article what a plain search finds in its text. There is no precision: other facts are not wrong. `verdict
accuracy`: of the rows that set numbers of dead or hurt of several articles side by side, those called agree
where all are equal and conflict where not (compatible will do where a number is open or hedged). `numbers
aligned`: of the numbers that two articles give, those with the right value in some row. Both are rough.
"""

import re
from collections import defaultdict

from articles import CLAIMS, phrases, with_annotation
from figures import Share
from us_states import names_of

ANNOTATION = "slots"
NEEDS_ROWS = True
CASUALTIES = {
    "killed": re.compile("kill|dead|die[sd]|dying|death|fatal|slain|slay|murder|homicide|deceased", re.IGNORECASE),
    "injured": re.compile("injur|wound|hurt|hospital|critical", re.IGNORECASE),
}
PEOPLE = ("victims", "suspects")
SLOTS = ("date", "city", "state", *CASUALTIES, *PEOPLE)
# So many characters around a number tell what is counted.
SURROUNDINGS = 60


def measure(articles, rows):
    incidents = defaultdict(list)
    for article in with_annotation(articles, ANNOTATION):
        incidents[article.gold["story"]].append(article)
    # The values to be found of each slot, each with whether it is.
    of_incident, of_article = defaultdict(list), defaultdict(list)
    for told in incidents.values():
        all_found = set()
        for article in told:
            found = found_values(article)
            all_found |= found
            for slot, value in reachable(article):
                of_article[slot].append((slot, value) in found)
        for slot, value in annotated_values(told[0]):
            of_incident[slot].append((slot, value) in all_found)
    figures = {}
    for title, values in (("incident", of_incident), ("article", of_article)):
        every = [found for slot in SLOTS for found in values[slot]]
        figures[f"{title} found"] = Share(sum(every), len(every))
        figures.update({f"{title} {slot}": Share(sum(values[slot]), len(values[slot])) for slot in SLOTS})
    figures.update(compared(incidents, rows))
    return figures


def annotated_values(article):
    known = article.gold["slots"]
    values = {(slot, known[slot]) for slot in SLOTS if slot not in PEOPLE and known.get(slot)}
    return values | {(slot, name) for slot in PEOPLE for name in known.get(slot) or []}


def reachable(article):
    """The values that stand in the article's text."""
    text = article.annotated_text.text.lower()
    return {(slot, value) for slot, value in annotated_values(article)
            if (value.lower() in text if slot in PEOPLE else slot in article.gold.get("in_text", []))}


def found_values(article):
    places, names = found_places(article), found_people(article)

    def is_found(slot, value):
        if slot == "date":
            return any(str(fact.get("value") or "")[:10] == value for fact in article.facts_of("time"))
        if slot == "city":
            return any(has_word(value, place) for place in places)
        if slot == "state":
            return any(place.rstrip(".") in names_of(value) or has_word(value, place) for place in places)
        if slot in CASUALTIES:
            return is_casualty_found(article, slot, value)
        words = set(re.findall(r"\w+", value.lower()))
        return bool(words) and any(words <= name or len(name) > 1 and name <= words for name in names)
    return {(slot, value) for slot, value in annotated_values(article) if is_found(slot, value)}


def found_places(article):
    names = [fact.get("name") or "" for fact in article.facts_of("entity") if fact.get("type") == "place"]
    places = [re.sub(r"[^\w\s.]", " ", name.lower()).strip() for name in names]
    return places + [place.lower() for fact in article.facts_of(*CLAIMS) for place in phrases(fact.get("where"))]


def found_people(article):
    """The words of each name, role and participant."""
    names = [fact.get("name") for fact in article.facts_of("entity") if fact.get("type") == "person"]
    names += [fact.get("person") for fact in article.facts_of("role")]
    for fact in article.facts_of(*CLAIMS):
        names += phrases(fact.get("who")) + phrases(fact.get("whom"))
    return [set(re.findall(r"\w+", name.lower())) for name in names if name]


def has_word(word, text):
    return re.search(rf"\b{re.escape(word.lower())}\b", text) is not None


def is_casualty_found(article, slot, value):
    numbers = article.facts_of("quantity")
    if any(fact.get("value") == value and slot in casualties(article, fact) for fact in numbers):
        return True
    # "A man was shot dead" tells of one without a number.
    acts = (" ".join(phrases(fact.get("what"))) for fact in article.facts_of(*CLAIMS))
    return value == 1 and any(CASUALTIES[slot].search(act) for act in acts)


def casualties(article, fact):
    """Whether a number counts the dead, the hurt, or may be either."""
    if not isinstance(fact.get("value"), (int, float)):
        return []
    words = [str(fact.get(key) or "") for key in ("of", "unit")]
    for piece in fact.get("evidence") or []:
        words.append(piece.get("text") or "")
        if piece.get("start") is not None:
            start, end = max(0, piece["start"] - SURROUNDINGS), (piece.get("end") or 0) + SURROUNDINGS
            words.append(article.own_text.text[start:end])
    text = " ".join(words)
    return [slot for slot, pattern in CASUALTIES.items() if pattern.search(text)]


def compared(incidents, rows):
    by_id = {article.id: article for told in incidents.values() for article in told}
    right, aligned = [], set()
    for row in number_rows(rows):
        values, is_open = defaultdict(set), False
        for article, fact in casualty_cells(row, by_id):
            value, known = fact["value"], article.gold["slots"]
            values[article.id].add(value)
            is_open |= (fact.get("modifier") or "=") != "=" or fact.get("low") is not None
            slots = [slot for slot in casualties(article, fact) if value == known.get(slot)]
            aligned.update((article.gold["story"], slot) for slot in slots[:1])
        if len(values) > 1:
            right.append(is_right(row.get("verdict"), len(set().union(*values.values())) == 1, is_open))
    wanted = sum(bool(told[0].gold["slots"].get(slot)) and sum(slot in a.gold.get("in_text", []) for a in told) > 1
                 for told in incidents.values() for slot in CASUALTIES)
    return {"verdict accuracy": Share(sum(right), len(right)),
            "numbers aligned": Share(min(len(aligned), wanted), wanted)}


def is_right(verdict, are_equal, is_open):
    if is_open and verdict == "compatible":
        return True
    return verdict in (("agree", "copied") if are_equal else ("conflict",))


def number_rows(rows):
    """Rows of numbers, and the slots of claims that ask how many."""
    for row in rows:
        if row.get("kind") == "quantity":
            yield row
        yield from (slot for slot in row.get("slots") or [] if slot.get("question") == "how_many")


def casualty_cells(row, by_id):
    for id_, cells in (row.get("cells") or {}).items():
        article = by_id.get(id_)
        for cell in cells or [] if article else []:
            for fact in (article.fact_of(cell), quantity_at(article, cell)):
                if fact and fact.get("kind") == "quantity" and casualties(article, fact):
                    yield article, fact
                    break


def quantity_at(article, cell):
    """The first number whose words the cell touches."""
    def touches(piece):
        return piece["start"] < cell["end"] and cell["start"] < piece["end"]
    if cell.get("start") is None:
        return None
    numbers = article.facts_of("quantity")
    return next((fact for fact in numbers if any(map(touches, fact.get("evidence") or []))), None)
