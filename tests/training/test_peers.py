"""Words of a spaCy pipeline brought to ours; the pipeline is one of paper, so spaCy is not needed."""

from types import SimpleNamespace

from training.passages import Passage
from training.peers import reads_with

MORPH = SimpleNamespace(to_dict=dict)


class Paper:
    """A document as spaCy gives it, from rows of (word, tag, head, relation)."""

    def __init__(self, text: str, rows: list[tuple[str, str, int, str]]) -> None:
        self.tokens, at = [], 0
        for number, (word, tag, _, relation) in enumerate(rows):
            at = text.index(word, at)
            self.tokens.append(
                SimpleNamespace(
                    i=number, idx=at, text=word, lemma_=word.lower(), pos_=tag, dep_=relation, morph=MORPH,
                    is_space=word.isspace(), head=None,
                )
            )  # fmt: skip
            at += len(word)
        for token, (_, _, head, _) in zip(self.tokens, rows, strict=True):
            token.head = self.tokens[head]
        self.sents = [self.tokens]

    def __iter__(self):
        return iter(self.tokens)


def test_hyphens_hold_words_together_and_heads_follow():
    text = "A 38-year-old  fled."
    rows = [
        ("A", "DET", 5, "det"),
        ("38", "NUM", 3, "nummod"),
        ("-", "PUNCT", 3, "punct"),
        ("year", "NOUN", 5, "obl"),
        ("-", "PUNCT", 5, "punct"),
        ("old", "ADJ", 7, "nsubj:pass"),
        (" ", "SPACE", 5, "dep"),
        ("fled", "VERB", 7, "ROOT"),
        (".", "PUNCT", 7, "punct"),
    ]
    found = reads_with(lambda _: Paper(text, rows))(Passage(text, "en"))
    words = [text[word.start : word.end] for word in found.words]
    heads = {
        word: words[one.head] if one.head >= 0 else None for word, one in zip(words, found.words, strict=True)
    }
    assert "year-old" in words
    assert heads["A"] == "year-old"
    assert heads["year-old"] == "fled"
    assert heads["fled"] is None
    assert found.words[words.index("year-old")].relation == "nsubj:pass"
    assert found.words[words.index("fled")].relation == "root"
    assert [(one.start, one.end) for one in found.sentences] == [(0, len(text))]


def test_a_second_paragraph_stands_at_its_own_place():
    text = "Yes.\n\nNo."
    papers = {
        "Yes.": [("Yes", "INTJ", 0, "ROOT"), (".", "PUNCT", 0, "punct")],
        "No.": [("No", "INTJ", 0, "ROOT"), (".", "PUNCT", 0, "punct")],
    }
    found = reads_with(lambda part: Paper(part, papers[part]))(Passage(text, "en"))
    assert [(text[one.start : one.end], one.head) for one in found.words] == [
        ("Yes", -1),
        (".", 0),
        ("No", -1),
        (".", 2),
    ]
    assert [(one.start, one.end) for one in found.sentences] == [(0, 4), (6, 9)]
