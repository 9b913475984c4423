"""What the documentation takes from the program stands as the program gives it: `python -m docs.write` mends it."""

import re
from pathlib import Path

import pytest
from docs.write import ROOT, WHOLE, made, pages

OUTSIDE = re.compile(r"<!-- made: .*?<!-- end -->", re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]*)(#[^)\s]*)?\)")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [*WHOLE, *(page for page in pages() if page not in WHOLE)], ids=name)
def test_pages_are_as_made(path: Path) -> None:
    assert made(path) == path.read_text(encoding="utf-8"), f"{name(path)}: run `python -m docs.write`"


@pytest.mark.parametrize("path", pages(), ids=name)
def test_no_output_is_written_by_hand(path: Path) -> None:
    rest = OUTSIDE.sub("", path.read_text(encoding="utf-8"))
    assert "$ temoin" not in rest
    assert ">>> " not in rest


@pytest.mark.parametrize("path", pages(), ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for target, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        file = (path.parent / target).resolve() if target else path
        assert file.exists(), f"{name(path)}: {target}"
        if anchor and file.suffix == ".md":
            assert anchor[1:] in anchors(file), f"{name(path)}: {target}{anchor}"


def anchors(path: Path) -> set[str]:
    """The addresses of a page's headings, as GitHub makes them."""
    found = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_every_page_is_reached() -> None:
    """From the README, link by link."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        targets = (target for target, _ in LINK.findall(page.read_text(encoding="utf-8")))
        waiting += [
            (page.parent / t).resolve() for t in targets if t and "://" not in t and t.endswith(".md")
        ]
    assert set(pages()) <= reached
