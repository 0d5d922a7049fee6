"""Spans of time as the editions write them."""

from __future__ import annotations

import re


def seconds(time: str) -> int:
    """The seconds of `0000:01:05` or `PT1M5S`; a run-time may leave out what is nought."""
    if ":" in time:
        hours, minutes, rest = time.split(":")
        return 3600 * int(hours) + 60 * int(minutes) + int(float(rest))
    parts = {unit: float(value) for value, unit in re.findall(r"([\d.]+)([HMS])", time)}
    return int(3600 * parts.get("H", 0) + 60 * parts.get("M", 0) + parts.get("S", 0))
