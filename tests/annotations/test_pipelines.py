"""spaCy pipelines: refused with a sentence where they do not fit, read where they do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from temoin.annotations import annotate, pipelines
from temoin.annotations.reader import FOLDER as PACKAGED
from temoin.errors import ModelError
from temoin.records import Document
from temoin.resources import Resources
from temoin.segments import segment

FOLDER = Path(os.environ.get("TEMOIN_SHARED", "../shared")) / "models"
TEXTS = {
    "fr": "Trois soldats ont été tués dimanche à Bagdad, a indiqué le ministère de la Défense.\n\nIl a ajouté que deux civils avaient été blessés.",
    "en": "Three soldiers were killed in Baghdad on Sunday, the ministry of defence said.\n\nIt added that two civilians were wounded.",
    "es": "Tres soldados fueron asesinados el domingo en Bagdad, dijo el ministerio de Defensa.\n\nAñadió que dos civiles murieron.",
    "ar": "أعلنت وزارة الدفاع أن ثلاثة جنود قتلوا في هجوم.\n\nوأضافت أن مدنيين أصيبوا.",
}


def document(text: str, language: str) -> Document:
    return Document("d", "", "test", language, None, None, None, None, text)


def test_pipelines_without_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ModelError, match=r"pip install 'temoin\[spacy\]'"):
        pipelines.import_spacy()


def test_pipelines_without_parser() -> None:
    nlp = SimpleNamespace(pipe_names=["ner"])
    with pytest.raises(ModelError, match="'some' has no parser"):
        pipelines.check_pipeline(nlp, "some")


def test_pipelines_with_other_labels() -> None:
    parser = SimpleNamespace(labels=("nsubj", "nsubjpass", "dobj"))
    nlp = SimpleNamespace(pipe_names=["parser"], get_pipe=lambda name: parser)
    with pytest.raises(ModelError, match=r"ClearNLP does \(dobj, nsubjpass\)"):
        pipelines.check_pipeline(nlp, "en_core_web_sm")


def test_pipelines_are_not_loaded_by_import() -> None:
    code = "import sys, temoin, temoin.annotations.pipelines; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_pipelines_missing_pipeline() -> None:
    pytest.importorskip("spacy", reason="the extra temoin[spacy] is not installed")
    with pytest.raises(ModelError, match="'no_such_pipeline': no such package or folder"):
        pipelines.load_pipeline("no_such_pipeline")


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_pipelines_read(language: str) -> None:
    pytest.importorskip("spacy", reason="the extra temoin[spacy] is not installed")
    if not (FOLDER / language).is_dir():
        pytest.skip(f"no pipeline in {FOLDER / language} (set TEMOIN_SHARED)")
    text = TEXTS[language]
    report = document(text, language)
    segments = segment(report, Resources())
    seen = pipelines.read_with_pipeline(str(FOLDER / language), report, segments)
    assert all(sentence.last_word > sentence.first_word for sentence in seen.sentences)
    assert not any("\n\n" in text[sentence.start : sentence.end] for sentence in seen.sentences)
    assert all(
        -1 <= word.head < len(seen.words) and text[word.start : word.end].strip() for word in seen.words
    )
    assert seen.attributions
    assert "ASSAULT" in {one.plover for one in seen.happenings}
    assert seen.violence > 0.5
    assert pipelines.read_with_pipeline(str(FOLDER / language), report, segments) == seen


def test_pipelines_component() -> None:
    spacy = pytest.importorskip("spacy", reason="the extra temoin[spacy] is not installed")
    if not (FOLDER / "fr").is_dir():
        pytest.skip(f"no pipeline in {FOLDER / 'fr'} (set TEMOIN_SHARED)")
    import temoin.spacy_component  # noqa: F401  # what the entry point does where the package is installed

    nlp = spacy.load(FOLDER / "fr")
    nlp.add_pipe("temoin", config={"trees": "pipeline"})
    doc = nlp(TEXTS["fr"])
    assert doc._.temoin.document.text == doc.text
    assert doc._.claims == doc._.temoin.claims
    assert doc._.incidents


def test_a_reader_model_in_a_folder_stands_in_for_the_packaged_one(tmp_path: Path) -> None:
    """A model whose names head was silenced gives no names, in the language that it was chosen for."""
    folder = tmp_path / "model"
    shutil.copytree(PACKAGED, folder)
    with np.load(folder / "weights.npz") as stored:
        weights = dict(stored)
    weights["names.out.bias"][0] = 1000  # "outside"
    np.savez(folder / "weights.npz", **weights)
    chosen = {"fr": str(folder)}
    for language, named in (("fr", False), ("es", True)):
        text = document(TEXTS[language], language)
        found = annotate(text, segment(text, Resources()), Resources(), chosen)
        assert any(name.label == "LOC" for name in found.names) == named, language
        assert found.words == annotate(text, segment(text, Resources()), Resources()).words
