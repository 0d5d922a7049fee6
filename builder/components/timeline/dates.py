"""Danish and English dates as people write them, for `<time datetime>`."""

from __future__ import annotations

from datetime import date

from builder.patterns import Forgiving

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "january", "jan"),
            ("februar", "february", "feb"),
            ("marts", "march", "mar"),
            ("april", "apr"),
            ("maj", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_WRITTEN = Forgiving(r"(?i)(?:(?P<day>[0-3]?[0-9])\.?\s+)?(?P<month>[a-z]+)\.?,?\s+(?P<year>[0-9]{4})")
_FIGURES = Forgiving(r"(?P<day>[0-3]?[0-9])[./-]\s?(?P<month>[01]?[0-9])[./-]\s?(?P<year>[0-9]{4})")
_YEAR = Forgiving(r"[0-9]{4}")
_ISO = Forgiving(r"(?P<year>[0-9]{4})-(?P<month>[01][0-9])(?:-(?P<day>[0-3][0-9]))?")


def machine_date(written: str) -> str:
    """`2. februar 2025` → `2025-02-02`, `februar 2025` → `2025-02`, `2025`; empty for what is not a date.

    >>> machine_date("2. februar 2025"), machine_date("aug. 2026"), machine_date("foråret 2026")
    ('2025-02-02', '2026-08', '')
    """
    if _YEAR.fullmatch(written):
        return written
    if match := _WRITTEN.fullmatch(written):
        month = _MONTHS.get(match["month"].lower(), 0)
    elif match := _FIGURES.fullmatch(written) or _ISO.fullmatch(written):
        month = int(match["month"])
    else:
        return ""
    year = int(match["year"])
    if match["day"] is None:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else ""  # noqa: PLR2004 -- months
    try:
        return date(year, month, int(match["day"])).isoformat()
    except ValueError:
        return ""
