"""Regular expressions that few pages need are compiled by the first that does: start-up time is part of the product."""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled form of `source`, made once."""
    return re.compile(source, flags)
