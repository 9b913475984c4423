"""A spaCy component, `nlp.add_pipe("temoin")`: claims and incidents as extension attributes of a Doc.

A face: it hands a Doc's text to the rooms and hangs the reading on the Doc.  spaCy finds it by
the entry point `spacy_factories`; nothing is registered by `import temoin`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from temoin.annotations import identify
from temoin.annotations.pipelines import check_pipeline, import_spacy, read_docs
from temoin.reading import make_reading, see
from temoin.records import Document, Reading
from temoin.resources import Resources
from temoin.segments import head_facts, segment

ATTRIBUTES = ("temoin", "claims", "incidents")


@dataclass(slots=True)
class TemoinComponent:
    """Reads each Doc; `trees` says whose: temoin's own model's, or those that the pipeline made before."""

    nlp: Any
    trees: Literal["model", "pipeline"]
    resources: Resources

    def __call__(self, doc: Any) -> Any:
        """The Doc, with `doc._.temoin` (the reading), `doc._.claims` and `doc._.incidents`."""
        reading = self._read(doc)
        doc._.temoin, doc._.claims, doc._.incidents = reading, reading.claims, reading.incidents
        return doc

    def _read(self, doc: Any) -> Reading:
        text = doc.text
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        document = Document(
            digest[:12], digest, "spacy", doc.lang_ or identify(text, self.resources),
            None, None, None, None, text,
        )  # fmt: skip
        if self.trees == "model":
            return make_reading(*see(document, self.resources), self.resources)
        segments = segment(document, self.resources)
        published, publisher = head_facts(document, segments, self.resources)
        title = text[slice(*segments.title)] if segments.title else None
        document = replace(document, published=published, publisher=publisher, title=title)
        annotations = read_docs([(doc, 0)], document, segments, self.resources)
        return make_reading(document, segments, annotations, self.resources)


def make_temoin(
    nlp: Any, name: str, trees: Literal["model", "pipeline"], resources: str | None
) -> TemoinComponent:
    """The component for a pipeline; `resources` is a folder of a user's own tables."""
    Doc = import_spacy().tokens.Doc  # noqa: N806
    if trees == "pipeline":
        check_pipeline(nlp, name)
    for attribute in ATTRIBUTES:
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)
    return TemoinComponent(nlp, trees, Resources(Path(resources) if resources else None))


def _register() -> None:
    """Make the factory known to spaCy, which imports this module only where a pipeline asks for it."""
    import_spacy().language.Language.factory(
        "temoin", default_config={"trees": "model", "resources": None}, func=make_temoin
    )


_register()
