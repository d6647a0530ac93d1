"""Label Studio: its own SDK takes the tasks for the configuration, and regions hold their words."""

import json

from label_studio_sdk.label_interface import LabelInterface

from truth import arguments, check, done, members, of_text, same

path, articles = arguments()
files = members(path)
interface = LabelInterface(files["labels.xml"].decode("utf-8"))
interface.validate()
tasks = json.loads(files["tasks.json"])
check(len(tasks) == len(articles), f"{len(tasks)} tasks of {len(articles)}")
count = 0
for task in tasks:
    text = task["data"]["text"]
    article = of_text(articles, text)
    found = []
    for prediction in task["predictions"]:
        errors = interface.validate_prediction(prediction, return_errors=True)
        check(not errors, errors)
        found += [("suggested", region) for region in prediction["result"]]
    for annotation in task["annotations"]:
        check(interface.validate_annotation(annotation), "an annotation does not fit")
        found += [("decided", region) for region in annotation["result"]]
    ids = {region["id"] for _, region in found if region["type"] == "labels"}
    regions = []
    for status, region in found:
        if region["type"] == "relation":
            check({region["from_id"], region["to_id"]} <= ids, "a relation leads nowhere")
            continue
        value = region["value"]
        words = text[value["start"] : value["end"]]
        check(words == value["text"], f"{value} covers {words!r}")
        regions.append((status, value["labels"][0], words))
    expected = [
        ("suggested" if fact["status"] == "suggested" else "decided", fact["label"], words)
        for fact in article.standing()
        for words in fact["words"]
    ]
    same(regions, expected, article.title)
    count += len(regions)
done(count, "regions")
