"""What one line may be to the scanner: an opener, a closer, a heading, a setting."""

from __future__ import annotations

from builder.model import Line, Span
from builder.names import EMPTY, UNSEEN, fold, fold_key, indent_of, visible
from builder.patterns import Forgiving
from builder.record import NamedTuple

_END_WORDS = frozenset({"slut", "end", "afslut", "luk", "close", "stop"})
_OPENER = Forgiving(
    rf"(?P<colons>:[:{UNSEEN}]+)[\s{UNSEEN}]*"
    rf"(?P<name>\{{[^}}]*\}}|[^\s:{{]+)?[\s{UNSEEN}]*:?[\s{UNSEEN}]*(?P<title>.*)"
)
_TRAILING = Forgiving(rf"(?:^|\s)[:{UNSEEN}]{{2,}}$")
_KEY = Forgiving(
    rf"(?P<indent>[\s{UNSEEN}]*)(?P<key>[^\W\d][\w{UNSEEN}-]*(?:[\s{UNSEEN}]+[^\W\d_][\w{UNSEEN}-]*){{0,2}})"
    rf"[\s{UNSEEN}]*(?::(?!:)|=(?!=))[\s{UNSEEN}]*(?P<value>.*)"
)
_ATX = Forgiving(rf"[\s{UNSEEN}]{{0,3}}(?P<level>#{{1,6}})(?!#)(?P<text>.*)")
_UNDERLINE = Forgiving(rf"[\s{UNSEEN}]{{0,3}}={{2,}}[\s{UNSEEN}]*")
_BEHIND = Forgiving(
    rf"[\s{UNSEEN}]*(?:(?:>|[-*+•·◦▪‣●○–—]|\(?\w{{1,3}}[.)])[\s{UNSEEN}]*)+(?=:[:{UNSEEN}]*:[:{UNSEEN}]*:)"
)
_BOX = Forgiving(rf"\\?\[[\s{UNSEEN}]*[xX✓✔☑✅]?[\s{UNSEEN}]*\\?\](?![(:\[])")


class Opener(NamedTuple):
    """What stands after the colons, and where."""

    typed: str
    """The name as typed, `{.` and `}` included."""
    name: str
    """Folded, without `{.}`."""
    title: str
    title_span: Span
    span: Span
    colons: int

    @property
    def ends(self) -> bool:
        """`::: slut`, `::: /test`: somebody's way to close a block."""
        return self.name in _END_WORDS or self.name.startswith("/")


class KeyLine(NamedTuple):
    """A line that has the form of a setting: `word[ word]: value`."""

    key: str
    """Folded."""
    typed: str
    indent: int
    line: Line
    """The value; it begins where the value does."""
    span: Span


def fence_of_colons(text: str) -> bool:
    """Does the line begin with two colons or more?"""
    bare = text.lstrip(EMPTY)
    return bare[:1] == ":" and visible(bare[:12]).startswith("::")


def is_closer(text: str) -> bool:
    """Only colons, three or more, perhaps with blanks between."""
    bare = "".join(visible(text).split())
    return len(bare) >= 3 and not bare.strip(":")  # noqa: PLR2004


def opener(line: Line) -> Opener | None:
    """The opener in a line that begins with colons; None when nothing but colons stands there."""
    match = _OPENER.match(line.text, indent_of(line.text))
    if match is None or not (match["name"] or match["title"].strip(EMPTY)):
        return None
    typed = visible(match["name"] or match["title"].strip(EMPTY))
    words = typed.strip("{}").split()
    name = fold(words[0].lstrip(".#")) if words else ""
    title = match["title"].rstrip(EMPTY)
    title = _TRAILING.sub("", title).rstrip(EMPTY)
    start = line.column + match.start("title")
    return Opener(
        typed,
        name,
        visible(title),
        Span(line.file, line.number, start, line.number, start + len(title)),
        span_of(line),
        visible(match["colons"]).count(":"),
    )


def span_of(line: Line) -> Span:
    """The line without its indent and the blanks at its end."""
    bare = line.text.strip(EMPTY)
    start = line.column + indent_of(line.text) if bare else line.column
    return Span(line.file, line.number, start, line.number, start + len(bare))


def block_behind_mark(text: str) -> int:
    """Where a `:::` begins behind `>` or a bullet; 0 when there is none."""
    if ":::" not in visible(text):
        return 0
    match = _BEHIND.match(text)
    return match.end() if match else 0


def heading_level(text: str) -> int:
    """1–6 for `# Titel` and `#Titel`; 0 for what is no heading."""
    if "#" not in text[:16]:
        return 0
    match = _ATX.fullmatch(text)
    return len(match["level"]) if match and match["text"].strip(EMPTY + "#") else 0


def heading_text(text: str) -> str:
    """The text of a `#` heading."""
    return text.strip(EMPTY).strip("#").strip(EMPTY)


def is_underline(text: str) -> bool:
    """`=====` under a title."""
    return text.lstrip(EMPTY)[:2] == "==" and _UNDERLINE.fullmatch(text) is not None


def key_line(line: Line) -> KeyLine | None:
    """The setting a line has the form of."""
    if ":" not in line.text and "=" not in line.text:
        return None
    match = _KEY.fullmatch(line.text)
    if match is None:
        return None
    value = match["value"].rstrip(EMPTY)
    start = line.column + match.start("value")
    return KeyLine(
        fold_key(match["key"]),
        visible(match["key"]),
        len(match["indent"]),
        Line(line.file, line.number, start, value),
        Span(
            line.file,
            line.number,
            line.column + match.start("key"),
            line.number,
            start + len(value) if value else line.column + match.end("key"),
        ),
    )


def has_box(text: str) -> bool:
    """Does the line hold `[ ]` or `[x]`?"""
    return "[" in text and _BOX.search(text) is not None


def begins_option(text: str) -> bool:
    """Does a box stand at the beginning of the line, after a bullet, number or letter at most?"""
    match = _BOX.search(text) if "[" in text else None
    return match is not None and len(text[: match.start()].strip(EMPTY)) <= 3  # noqa: PLR2004
