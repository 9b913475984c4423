"""Documents of the corpus -> what temoin reads: case restored, header apart, the day of the dateline.

The header is described in task/text-headers-info.txt: `PLACE, DD MMM YY (SOURCE) -- [KIND] [TEXT]`.
"""

from __future__ import annotations

import re
from datetime import date

from evaluation.muc4.dates import MONTHS
from evaluation.muc4.truecase import truecase

_HEADER = re.compile(r"\A(?P<head>.{0,300}?--)(?P<kinds>(?:\s*\[[^\]]*\])*)", re.DOTALL)
_DATE = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(MONTHS)})\w*\s+(\d\d)\b")


def prepared(text: str) -> tuple[str, str | None]:
    """A report in capitals as mixed case without its header, and the ISO date of its dateline."""
    header = _HEADER.match(text)
    body = text[header.end() :] if header else text
    return truecase(body).strip(), dateline_date(header.group() if header else text[:200])


def dateline_date(header: str) -> str | None:
    """The ISO date of `DD MMM YY`; None for `NO DATE` and impossible days."""
    found = _DATE.search(header.upper())
    if not found:
        return None
    day, month, year = int(found[1]), MONTHS.index(found[2]) + 1, 1900 + int(found[3])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
