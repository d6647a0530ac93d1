"""doccano: its own importer takes the lines into a database of its own, and no span is dropped.

Needs a Python of its own, with requirements-doccano.txt: the importer and the tables it fills, without
the server around them.
"""

import importlib.util
import os
import sys
import tempfile

from truth import arguments, check, done, of_text, pieces, same

path, articles = arguments()
backend = importlib.util.find_spec("backend")
check(backend is not None and backend.origin, "doccano is not installed")
sys.path.insert(0, os.path.dirname(backend.origin))
folder = tempfile.mkdtemp()
import django  # noqa: E402
from django.conf import settings  # noqa: E402

own = ["roles", "projects", "examples", "label_types", "labels", "data_import"]
settings.configure(
    DATABASES={
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/doccano.sqlite3"}
    },
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    DJANGO_DRF_FILEPOND_FILE_STORE_PATH=folder,
    DJANGO_DRF_FILEPOND_UPLOAD_TMP=folder,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django_drf_filepond",
        "polymorphic",
        *own,
    ],
    MEDIA_ROOT=folder,
    # The tables as they are now: their history leads to apps of the server.
    MIGRATION_MODULES=dict.fromkeys(own),
    USE_TZ=True,
)
django.setup()
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402

call_command("migrate", run_syncdb=True, verbosity=0)
from data_import.datasets import load_dataset  # noqa: E402
from data_import.pipeline.catalog import JSONL, RELATION_EXTRACTION  # noqa: E402
from data_import.pipeline.readers import FileName  # noqa: E402
from examples.models import Example  # noqa: E402
from labels.models import Relation, Span  # noqa: E402
from projects.models import ProjectType, SequenceLabelingProject  # noqa: E402

user = get_user_model().objects.create(username="reader")
project = SequenceLabelingProject.objects.create(
    name="check",
    description="",
    created_by=user,
    project_type=ProjectType.SEQUENCE_LABELING,
    use_relation=True,
    allow_overlapping=True,
)
files = [FileName(full_path=path, generated_name="export", upload_name="export.jsonl")]
dataset = load_dataset(RELATION_EXTRACTION, JSONL, files, project, encoding="utf_8")
dataset.save(user)
check(not dataset.errors, [str(error) for error in dataset.errors])
examples = list(Example.objects.all())
check(len(examples) == len(articles), f"{len(examples)} documents of {len(articles)}")
count = 0
for example in examples:
    article = of_text(articles, example.text)
    check(example.meta.get("article") == article.id, "the id of the article is not kept")
    spans = Span.objects.filter(example=example).select_related("label")
    found = [(span.label.text, example.text[span.start_offset : span.end_offset]) for span in spans]
    same(found, pieces(article.standing()), article.title)
    count += len(found)
check(Relation.objects.count() > 0, "no relation was read")
done(count, "spans")
