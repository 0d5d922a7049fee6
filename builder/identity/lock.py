r"""`ids.lock`: the file that remembers which page, question and option is which (design section 5).

    # ids.lock 1 …

    manifest | introduktion-til-ai | 1.0.0

    page | 2 | 02-hvad-er-ai.md | 0a1b2c3d4e5f |  | 1.0.0 | 512 k3Vd…

    question | 3 | hvad er ai | 5f4e3d2c1b0a | ba-c | 1.0.0 | q_3_hvad_er_ai | 2 0 | Hvad er AI? | Teknik | Magi | Film

    # end

The first line has the format's number; the last shows that nothing was cut off. Between them one line an entry, fields
between `|`, sorted by kind and key, so that what two branches add stands apart; the empty lines keep Git from taking
changes of neighbours for one. An entry's fields:

1. kind: `page`, `question`, `test` or `component`;
2. number: 1 to 4095 (two digits of the suspend data); the next is the highest there is, removed ones too, plus one;
3. key: a page's file name, `id:` and what the author typed, or the first 60 characters of the normalised text;
4. hash of the exact text and the options in any order (`similarity.fingerprint`);
5. options: their characters in the author's order, and after `-` those of options that are gone;
6. the version it came with; and `gone` and the version it went with: a tombstone;

then what matching needs. A page: its trigram sketch (`similarity.sketch`). Others: the interaction id (questions
only), the place (the page's number, and the number of the same kind before it there, 0 for the first), the text, and
each option's text in the order of field 5. A `|`, a `\` and line ends in a text are escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error
from builder.identity.similarity import is_sketch
from builder.model import Span
from builder.record import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

HIGHEST = 4095
"""Two digits of base 64."""

CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
"""Of options, in the order they are given out."""

_TITLE = "# ids.lock 1"
_ABOUT = (
    " – skrives af modulbygger; gem den i Git, og ret den ikke (written by modulbygger: keep it in Git, do not edit)"
)

_END = "# end"

_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")

_ENTRY = re.compile(
    r"(?P<kind>[a-z][a-z0-9_-]*)\|(?P<number>[1-9][0-9]{0,3})\|(?P<key>[^|]*)\|(?P<hash>[0-9a-f]{12})"
    r"\|(?P<options>[a-z0-9]*)(?:-(?P<retired>[a-z0-9]+))?\|(?P<since>[^|]+?)(?: gone (?P<gone>[^|]+))?\|(?P<rest>.*)"
)
_MANIFEST = re.compile(r"manifest\|(?P<base>[A-Za-z_][A-Za-z0-9_.-]*)\|(?P<since>[^|]+)")
_INTERACTION = re.compile(r"q_([0-9]+)_[A-Za-z0-9_]+")
_PLACE = re.compile(r"([0-9]{1,4}) ([0-9]{1,4})")
_ESCAPES = {"\\": "\\\\", "|": "\\p", "\n": "\\n", "\r": "\\r"}  # the backslash first
_PLAIN = {escaped: plain for plain, escaped in _ESCAPES.items()}


class Record(NamedTuple):
    """One line of the lock."""

    kind: str
    number: int
    key: str
    digest: str
    options: str
    """Characters, in the author's order."""
    retired: str
    """Characters of options that are gone, in the order they went."""
    since: str
    gone: str
    """The version it went with, or empty."""
    sketch: str
    """Of a page (`similarity.sketch`); empty for all others."""
    interaction: str
    place: tuple[int, int]
    """The page's number, and the number of the same kind before it on that page (0: it is the first)."""
    text: str
    option_texts: tuple[str, ...]
    """Of `options`, then of `retired`."""
    line: int
    """In the lock that was read; 0 for a new one."""


class Lock(NamedTuple):
    manifest: str
    since: str
    records: tuple[Record, ...]
    manifest_line: int


def read_lock(text: str, display: str) -> tuple[Lock | None, list[Diagnostic]]:
    """The lock's entries; None when it cannot be trusted.

    Diagnostics: `lock-conflict`, `lock-format`, `lock-damaged`, `id-twice`.
    """
    lock, faults = _read(text, display)
    if lock is not None:
        faults = _twice(lock, display)
    return (None if faults else lock), faults


def print_lock(lock: Lock) -> str:
    """The lock's text: the same for the same entries, in whatever order they come."""
    lines = [_TITLE + _ABOUT, f"manifest | {lock.manifest} | {_escaped(lock.since)}"]
    lines += [_line(record) for record in sorted(lock.records, key=lambda r: (r.kind, r.key, r.number))]
    return "\n\n".join([*lines, _END]) + "\n"


def write_lock(path: Path, text: str) -> None:
    """Write the file whole or not at all; an `OSError` leaves the old one as it was."""
    import os

    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with open(fresh, "w", encoding="utf-8", newline="\n") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(fresh, path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def renumber(text: str) -> str:
    """The lock with a free number for the younger of two entries that have the same one.

    Younger is the higher `since` version, then the key that sorts last. A lock with other faults comes back as it was.
    """
    lock, _ = _read(text, "")
    if lock is None:
        return text
    highest: dict[str, int] = {}
    for record in lock.records:
        highest[record.kind] = max(highest.get(record.kind, 0), record.number)
    taken: set[tuple[str, int]] = set()
    mended = []
    for record in sorted(lock.records, key=_age):
        number = record.number
        if (record.kind, number) in taken:
            number = highest[record.kind] = highest[record.kind] + 1
        taken.add((record.kind, number))
        interaction = record.interaction.replace(f"q_{record.number}_", f"q_{number}_", 1)
        mended.append(record._replace(number=number, interaction=interaction))
    return print_lock(lock._replace(records=tuple(mended)))


def _read(text: str, display: str) -> tuple[Lock | None, list[Diagnostic]]:
    """The lock, numbers that stand twice and all."""
    lines = [line.rstrip() for line in text.removeprefix("\ufeff").rstrip().split("\n")]
    if conflicts := [n for n, line in enumerate(lines, 1) if line.startswith(_CONFLICT)]:
        return None, [_conflict(conflicts[0], lines[conflicts[0] - 1], display)]
    if not re.match(re.escape(_TITLE) + r"\b", lines[0]):
        return None, [_wrong_format(lines[0], display)]
    if lines[-1] != _END:
        return None, [_cut_off(len(lines), lines[-1], display)]
    records: list[Record] = []
    manifests: list[tuple[str, str, int]] = []
    faults: list[Diagnostic] = []
    for number, line in enumerate(lines[1:-1], 2):
        fields = "|".join(field.strip() for field in line.split("|"))
        if match := _MANIFEST.fullmatch(fields):
            manifests.append((match["base"], _plain(match["since"]), number))
        elif record := _record(fields, number):
            records.append(record)
        elif fields:
            faults.append(_damaged(line, number, display))
    if not manifests and not faults:
        faults.append(_without_manifest(display))
    faults += [_damaged(lines[number - 1], number, display) for _, _, number in manifests[1:]]
    if faults:
        return None, faults
    base, since, number = manifests[0]
    return Lock(base, since, tuple(records), number), []


def _record(fields: str, line: int) -> Record | None:
    """The entry on a line, its fields stripped; None when it is not one."""
    match = _ENTRY.fullmatch(fields)
    if match is None:
        return None
    rest = match["rest"].split("|")
    record = Record(
        kind=match["kind"],
        number=int(match["number"]),
        key=_plain(match["key"]),
        digest=match["hash"],
        options=match["options"],
        retired=match["retired"] or "",
        since=_plain(match["since"]),
        gone=_plain(match["gone"] or ""),
        sketch="",
        interaction="",
        place=(0, 0),
        text="",
        option_texts=(),
        line=line,
    )
    whole = _page(record, rest) if record.kind == "page" else _other(record, rest)
    characters = record.options + record.retired
    fits = record.number <= HIGHEST and len(set(characters)) == len(characters)
    return whole if fits else None


def _page(record: Record, rest: list[str]) -> Record | None:
    fits = len(rest) == 1 and is_sketch(rest[0]) and not record.options + record.retired
    return record._replace(sketch=rest[0]) if fits else None


def _other(record: Record, rest: list[str]) -> Record | None:
    if len(rest) != 3 + len(record.options) + len(record.retired):
        return None
    place = _PLACE.fullmatch(rest[1])
    interaction = _INTERACTION.fullmatch(rest[0])
    if not place or (int(interaction[1]) if interaction else None) != (
        record.number if record.kind == "question" else None
    ):
        return None
    return record._replace(
        interaction=rest[0],
        place=(int(place[1]), int(place[2])),
        text=_plain(rest[2]),
        option_texts=tuple(_plain(text) for text in rest[3:]),
    )


def _line(record: Record) -> str:
    options = record.options + (f"-{record.retired}" if record.retired else "")
    since = _escaped(record.since) + (f" gone {_escaped(record.gone)}" if record.gone else "")
    fields = [record.kind, str(record.number), _escaped(record.key), record.digest, options, since]
    if record.sketch:
        fields.append(record.sketch)
    else:
        texts = (record.text, *record.option_texts)
        fields += [record.interaction, f"{record.place[0]} {record.place[1]}", *map(_escaped, texts)]
    return " | ".join(fields).rstrip()


def _escaped(text: str) -> str:
    for plain, escaped in _ESCAPES.items():
        text = text.replace(plain, escaped)
    return text


def _plain(text: str) -> str:
    return re.sub(r"\\[\\pnr]", lambda match: _PLAIN[match[0]], text)


def _age(record: Record) -> tuple[list[int], str, int]:
    return [int(part) for part in re.findall(r"[0-9]+", record.since)], record.key, record.line


def _twice(lock: Lock, display: str) -> list[Diagnostic]:
    first: dict[tuple[str, int], int] = {}
    found = []
    for record in lock.records:
        older = first.setdefault((record.kind, record.number), record.line)
        if older != record.line:
            found.append(
                error(
                    "id-twice",
                    Span(display, record.line, 1, record.line, 1 + len(f"{record.kind} | {record.number}")),
                    N_(
                        "the number {number} is given to two entries of the kind `{kind}`: the other is in line {older}"
                    ),
                    N_("give the younger of them the number {free}; where it has `q_{number}_`, write `q_{free}_`"),
                    number=record.number,
                    kind=record.kind,
                    older=older,
                    free=max(r.number for r in lock.records if r.kind == record.kind) + 1,
                )
            )
    return found


def _conflict(number: int, line: str, display: str) -> Diagnostic:
    return error(
        "lock-conflict",
        Span(display, number, 1, number, 1 + len(line)),
        N_("two branches have changed `ids.lock`, and Git could not merge them"),
        N_(
            "keep the lines of both branches, but only one of an entry that stands in both; "
            "then take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
        ),
    )


def _wrong_format(line: str, display: str) -> Diagnostic:
    if re.match(r"# ids\.lock [0-9]+\b", line):
        return error(
            "lock-format",
            Span(display, 1, 1, 1, 1 + len(line)),
            N_("`ids.lock` is written by a newer modulbygger than this one"),
            N_("install the newest modulbygger; never go back to an older one with the same module"),
        )
    return error(
        "lock-damaged",
        Span(display, 1, 1, 1, 1 + max(len(line), 1)),
        N_("`ids.lock` does not begin with the line `{title}`"),
        N_("fetch the file again from Git or a backup; it keeps the learners' progress"),
        title=_TITLE,
    )


def _damaged(line: str, number: int, display: str) -> Diagnostic:
    return error(
        "lock-damaged",
        Span(display, number, 1, number, 1 + len(line)),
        N_("this line of `ids.lock` cannot be read"),
        N_("fetch the file again from Git or a backup; it is written by the tool and never edited"),
    )


def _cut_off(number: int, line: str, display: str) -> Diagnostic:
    return error(
        "lock-damaged",
        Span(display, number, 1, number, 1 + len(line)),
        N_("`ids.lock` does not end with the line `{end}`: something has been cut off after this line"),
        N_("fetch the whole file again from Git or a backup; new numbers would cost the learners' progress"),
        end=_END,
    )


def _without_manifest(display: str) -> Diagnostic:
    return error(
        "lock-damaged",
        Span(display),
        N_("`ids.lock` has no line `manifest | …`, which keeps the package's identifiers"),
        N_("fetch the line again from Git or a backup, or the LMS will take the next package for another course"),
    )
