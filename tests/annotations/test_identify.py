import json
import lzma
from pathlib import Path

import pytest

from temoin.annotations import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Attentat à Bagdad: douze morts", "fr"),
        ("Bomb kills 12 in Baghdad", "en"),
        ("Atentado en Bagdad deja doce muertos", "es"),
        ("مقتل 12 في بغداد", "ar"),
        ("انفجار بغداد", "ar"),
        ("Um ataque a bomba matou pelo menos doze pessoas em Bagdá neste domingo, informou a polícia.", "pt"),
        ("Un attentato ha ucciso almeno dodici persone a Baghdad domenica, ha riferito la polizia.", "it"),
        ("Bei einem Anschlag sind am Sonntag in Bagdad mindestens zwölf Menschen getötet worden.", "de"),
        ("Un atemptat amb bomba ha matat almenys dotze persones a Bagdad, segons la policia.", "ca"),
        ("در پی انفجار یک بمب در بغداد دست کم دوازده نفر کشته شدند، پلیس عراق اعلام کرد.", "fa"),
        ("بغداد میں بم دھماکے میں کم از کم بارہ افراد ہلاک ہو گئے، پولیس نے بتایا ہے۔", "ur"),
        ("לפחות שנים עשר בני אדם נהרגו", "he"),
        ("巴格达发生炸弹袭击,至少十二人死亡", "zh"),
        ("バグダッドで爆弾攻撃があり、少なくとも12人が死亡した", "ja"),
        ("12 / 13", None),
        ("...", None),
        ("", None),
    ],
)
def test_identify(text: str, language: str | None) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
def test_real_reports(shared: Path, language: str) -> None:
    with lzma.open(
        shared / "data" / "text" / "reports" / f"{language}.jsonl.xz", "rt", encoding="utf-8"
    ) as lines:
        reports = [json.loads(line) for line in lines]
    right = sum(identify(report["text"]) == language for report in reports)
    assert right >= 0.995 * len(reports)
