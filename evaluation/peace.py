"""python -m evaluation.peace: main incidents of violence in ordinary news; at most 3 in 100 texts are allowed.

The texts are 25 of each language, every n-th article of ordinary news that holds none of
the words of violence by which text/reports was made; the gold reports without an incident
are counted by evaluation.gold.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator

import temoin
from evaluation.shared import shared

# Ordinary news of the shared texts, with paragraphs of one article in sequence.
SOURCES = {
    "fr": "fr-orangesum.txt.xz",
    "en": "en-bbcnews2005_nc.txt.xz",
    "es": "es-fakenewscorpus.txt.xz",
    "ar": "ar-antcorpus.txt.xz",
}
VIOLENCE = re.compile(
    r"attent|attaqu|tué|mort|bless|assassin|violen|fusill|explos|arrêt|police|guerre|manif|heurt|otage|crime|armé"
    r"|attack|kill|dead|death|wound|injur|murder|shot|shoot|bomb|explo|arrest|war\b|protest|clash|hostage|crime|terror"
    r"|ataque|muert|herid|asesin|dispar|bomba|deten|guerra|protesta|secuestr|crimen|polic"
    r"|هجوم|قتل|قتيل|جرح|جريح|إصاب|تفجير|انفجار|اعتقال|إيقاف|حرب|احتجاج|اشتباك|رهين|جريم|إرهاب|شهيد|قصف|مسلح|أمن|شرط|وفاة|حادث",
    re.IGNORECASE,
)
PER_LANGUAGE = 25
_PARAGRAPHS = 6


def texts(language: str) -> Iterator[str]:
    """Runs of paragraphs without a word of violence, spread over the file."""
    with lzma.open(shared() / "data" / "text" / SOURCES[language], "rt", encoding="utf-8") as lines:
        paragraphs = [line.strip() for _, line in zip(range(40_000), lines, strict=False)]
    runs = [paragraphs[i : i + _PARAGRAPHS] for i in range(0, len(paragraphs), _PARAGRAPHS)]
    quiet = ["\n\n".join(run) for run in runs if not any(VIOLENCE.search(p) for p in run)]
    yield from quiet[:: max(1, len(quiet) // PER_LANGUAGE)][:PER_LANGUAGE]


def main() -> None:
    """Print the number of main incidents per language, with their words."""
    for language in SOURCES:
        found = 0
        for text in texts(language):
            for incident in temoin.read(text.encode(), language=language).incidents:
                if incident.role == "main":
                    found += 1
                    print(
                        f"    {language}: {incident.mentions[0].text!r} {incident.what and incident.what['plover']}"
                    )
        print(f"{language}: {found} main incidents in {PER_LANGUAGE} texts")


if __name__ == "__main__":
    main()
