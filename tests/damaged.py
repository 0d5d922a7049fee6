"""Good packages written by hand, and for every code of `verify` the small edits that break exactly that rule.

The zips are stored, not deflated, with fixed times: their bytes are the same on every machine, so that what `verify`
prints of them can be compared word for word. `tests/broken/<code>/arrange.py` writes the first damage of its code.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from builder.editions import EDITIONS
from builder.editions.course import CourseFacts
from builder.package import in_order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Files = dict[str, bytes]
MANIFEST = "imsmanifest.xml"
DATA = {"format": 1, "pages": [], "tests": {"1": {"mark": 80, "counts": True}}}
PAGE = (
    '<!doctype html><html lang="da"><head><title>Prøve</title><link rel="icon" href="data:,">'
    '<script src="course.js" defer></script></head><body><p>Se <a href="https://example.org/">kilden</a>.</p>'
    '<script type="application/json" id="course-data">{data}</script></body></html>\n'
)
SCRIPT = b'"use strict";\n// confirm (a word), eval("in a comment")\naddEventListener("pagehide", () => {});\n'


def good(edition: str = "scorm12") -> Files:
    """A package as `build` makes them, with the least that can be in it."""
    files: Files = {
        "index.html": PAGE.replace("{data}", json.dumps(DATA)).encode(),
        "course.js": SCRIPT,
        "vejledning.html": b"<!doctype html><title>Vejledning</title>\n",
        "media/kort.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>\n',
    }
    listed = tuple(sorted(files))
    course = CourseFacts("proeve", "Prøve", "da", "En lille prøve", "1.0.0", 20, 80, "index.html", listed)
    files[MANIFEST] = EDITIONS[edition].manifest(course)
    return files | {name: path.read_bytes() for name, path in EDITIONS[edition].control_files().items()}


def foreign(edition: str = "scorm12") -> Files:
    """The same, as if another tool had made it: no course data."""
    return edited("index.html", r' id="course-data"', "")(good(edition))


def zipped(files: Files, change: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in in_order(files):
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o100644 << 16
            info.create_system = 3
            if change:
                change(info)
            archive.writestr(info, files[name])
    return stream.getvalue()


class Damage(NamedTuple):
    """One small edit of a good package: of its files, or of its bytes."""

    name: str
    code: str
    data: Callable[[], bytes]


def edited(name: str, pattern: str, replacement: str) -> Callable[[Files], Files]:
    """One file with one replacement; the pattern must be there."""

    def edit(files: Files) -> Files:
        text, count = re.subn(pattern, replacement, files[name].decode(), count=1, flags=re.DOTALL)
        assert count == 1, f"{pattern} is not in {name}"
        return {**files, name: text.encode()}

    return edit


def added(name: str, content: bytes = b"x", *, listed: bool = True) -> Callable[[Files], Files]:
    """One file more, in the manifest too."""

    def edit(files: Files) -> Files:
        files = {**files, name: content}
        return edited(MANIFEST, "<file ", f'<file href="{name}"/><file ')(files) if listed else files

    return edit


def without(name: str) -> Callable[[Files], Files]:
    return lambda files: {other: content for other, content in files.items() if other != name}


def renamed(old: str, new: str) -> Callable[[Files], Files]:
    return lambda files: {new if name == old else name: content for name, content in files.items()}


def of(code: str, name: str, edit: Callable[[Files], Files], edition: str = "scorm12", made: str = "good") -> Damage:
    make = good if made == "good" else foreign
    return Damage(name, code, lambda: zipped(edit(make(edition))))


def raw(code: str, name: str, edit: Callable[[bytes], bytes]) -> Damage:
    return Damage(name, code, lambda: edit(zipped(good())))


def entry(code: str, name: str, **fields: object) -> Damage:
    """`course.js` with other fields in the zip's headers."""

    def change(info: zipfile.ZipInfo) -> None:
        if info.filename == "course.js":
            for field, value in fields.items():
                setattr(info, field, value)

    return Damage(name, code, lambda: zipped(good(), change))


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(zipfile.ZipInfo(MANIFEST), "<manifest/>")
        info = zipfile.ZipInfo("zeros.bin")
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w") as file:
            for _ in range(80):
                file.write(bytes(1 << 20))
    return stream.getvalue()


def overstated(data: bytes) -> bytes:
    """The zip with 256 MiB promised for its first entry."""
    size = data.index(b"PK\x01\x02") + 24
    return data[:size] + (256 << 20).to_bytes(4, "little") + data[size + 4 :]


def locked(data: bytes) -> bytes:
    """The zip with the flag of encryption on its first entry, in both headers."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


FOUR, THREE = "scorm2004", "scorm2004-3rd"
ITEM = r"(<item [^>]*>\s*<title>[^<]*</title>)"
RESOURCE = "</resource>"
LONG = "x" * 201

# fmt: off
DAMAGES: tuple[Damage, ...] = (
    raw("zip-damaged", "cut off", lambda data: data[:-500]),
    raw("zip-damaged", "bytes before", lambda data: b"#!/bin/sh\n" + data),
    raw("zip-damaged", "a byte changed", lambda data: data.replace(b'"use strict"', b'"use Strict"', 1)),
    raw("zip-damaged", "another name in the header", lambda data: data.replace(b"course.js", b"coursE.js", 1)),
    raw("zip-bomb", "a size that cannot be", overstated),
    Damage("eighty megabytes of nothing", "zip-bomb", bomb),
    of("zip-entry-unsafe", "out of the folder", renamed("course.js", "../course.js")),
    of("zip-entry-unsafe", "from the root", renamed("course.js", "/course.js")),
    of("zip-entry-unsafe", "a drive", renamed("course.js", "c:/course.js")),
    entry("zip-entry-unsafe", "a link", external_attr=0o120777 << 16),
    raw("zip-entry-unsafe", "locked", locked),
    entry("zip-entry-unsafe", "an odd compression", compress_type=zipfile.ZIP_LZMA),
    of("manifest-misplaced", "in a folder", lambda files: {f"kursus/{name}": data for name, data in files.items()}),
    of("manifest-misplaced", "none", without(MANIFEST)),
    of("manifest-misplaced", "two", added("andet/imsmanifest.xml", b"<manifest/>")),
    of("manifest-unreadable", "not well-formed", edited(MANIFEST, "</metadata>", "")),
    of("manifest-unreadable", "a DOCTYPE", edited(MANIFEST, "<manifest ", '<!DOCTYPE manifest [<!ENTITY a "b">]><manifest ')),
    of("manifest-unreadable", "not UTF-8", lambda files: {**files, MANIFEST: files[MANIFEST].decode().encode("utf-16")}),
    of("manifest-namespace", "another namespace", edited(MANIFEST, 'xmlns="[^"]*"', 'xmlns="http://example.org/x"')),
    of("manifest-namespace", "another prefix", lambda files: {**files, MANIFEST: files[MANIFEST].replace(b"adlcp:", b"ns1:").replace(b"xmlns:adlcp", b"xmlns:ns1")}),
    of("manifest-namespace", "a prefix for imscp", lambda files: {**files, MANIFEST: re.sub(rb"(</?)(?!imsmd)([a-z]+[ >])", rb"\1p:\2", files[MANIFEST]).replace(b"xmlns=", b"xmlns:p=")}),
    of("manifest-invalid", "an element out of place", edited(MANIFEST, r"<resources>", "<resources><title>x</title>")),
    of("manifest-invalid", "two in metadata", edited(MANIFEST, r"</imsmd:general>", "<imsmd:title/></imsmd:general>")),
    of("manifest-invalid", "an element out of place, 3rd", edited(MANIFEST, r"<resources>", "<resources><title>x</title>"), THREE),
    of("manifest-invalid", "an element out of place, 4th", edited(MANIFEST, r"<resources>", "<resources><title>x</title>"), FOUR),
    of("schema-location-incomplete", "a pair gone", edited(MANIFEST, r" http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd", "")),
    of("control-file-differs", "of the other edition", lambda files: {**files, "adlcp_v1p3.xsd": good(THREE)["adlcp_v1p3.xsd"]}, FOUR),
    of("control-file-differs", "missing", without("ims_xml.xsd")),
    of("schema-version-unknown", "a small letter", edited(MANIFEST, "2004 4th Edition", "2004 4th edition"), FOUR),
    of("schema-version-unknown", "another schema", edited(MANIFEST, "ADL SCORM", "ADL Scorm")),
    of("default-organization-unknown", "points nowhere", edited(MANIFEST, 'default="[^"]*"', 'default="andet"')),
    of("organization-incomplete", "no title", edited(MANIFEST, r"(<organization [^>]*>\s*)<title>[^<]*</title>", r"\1")),
    of("organization-incomplete", "no item", edited(MANIFEST, r"<item .*?</item>", "")),
    of("item-title-unfit", "too long", edited(MANIFEST, r"(<item [^>]*>\s*)<title>[^<]*", rf"\1<title>{LONG}")),
    of("item-title-unfit", "two", edited(MANIFEST, r"(<item [^>]*>\s*)(<title>[^<]*</title>)", r"\1\2\2")),
    of("item-reference-broken", "points nowhere", edited(MANIFEST, 'identifierref="[^"]*"', 'identifierref="andet"')),
    of("item-reference-broken", "none", edited(MANIFEST, ' identifierref="[^"]*"', "")),
    of("manifest-identifier-invalid", "begins with a digit", edited(MANIFEST, r'<item identifier="', '<item identifier="1')),
    of("manifest-identifier-invalid", "twice", edited(MANIFEST, r'<item identifier="[^"]*"', '<item identifier="proeve"')),
    of("resource-incomplete", "the other edition's letters", edited(MANIFEST, "adlcp:scormType", "adlcp:scormtype"), FOUR),
    of("resource-incomplete", "another type", edited(MANIFEST, 'type="webcontent"', 'type="webContent"')),
    of("sco-not-single", "none", edited(MANIFEST, '"sco"', '"asset"')),
    of("sco-not-single", "two", edited(MANIFEST, RESOURCE, r'</resource><resource identifier="to" type="webcontent" adlcp:scormtype="sco" href="course.js"><file href="course.js"/></resource>')),
    of("launch-file-unlisted", "listed elsewhere", edited(MANIFEST, r'<file href="index.html"/>(.*?)</resource>', r'\1</resource><resource identifier="to" type="webcontent" adlcp:scormtype="asset"><file href="index.html"/></resource>')),
    of("file-list-differs", "not in the zip", without("course.js")),
    of("file-list-differs", "another letter case", renamed("media/kort.svg", "media/Kort.svg")),
    of("file-list-differs", "not in the manifest", added("glemt.txt", listed=False)),
    of("file-list-differs", "listed twice", edited(MANIFEST, '<file href="course.js"/>', '<file href="course.js"/><file href="course.js"/>')),
    of("file-reference-unsafe", "a letter of the alphabet's end", lambda files: edited(MANIFEST, "media/kort.svg", "media/kørt.svg")(renamed("media/kort.svg", "media/kørt.svg")(files))),
    of("file-reference-unsafe", "a backslash", edited(MANIFEST, "media/kort.svg", r"media\\kort.svg")),
    of("file-type-refused", "a script of the server", added("media/gem.php")),
    of("file-names-collide", "one name in two letter cases", added("COURSE.js")),
    raw("zip-too-large", "as many entries as a zip64", lambda data: data[:-14] + b"\xff\xff\xff\xff" + data[-10:]),
    of("boolean-unclear", "a number", edited(MANIFEST, 'isvisible="true"', 'isvisible="1"')),
    of("boolean-unclear", "in sequencing", edited(MANIFEST, 'choice="true"', 'choice="1"'), FOUR),
    of("scorm12-manifest-mixed", "a mark out of range", edited(MANIFEST, ITEM, r"\1<adlcp:masteryscore>180</adlcp:masteryscore>")),
    of("scorm12-manifest-mixed", "a namespace of 2004", edited(MANIFEST, "xmlns:adlcp", 'xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlcp')),
    of("scorm12-manifest-mixed", "the order", edited(MANIFEST, ITEM, r"\1<adlcp:masteryscore>80</adlcp:masteryscore><adlcp:datafromlms>x</adlcp:datafromlms>")),
    of("sequencing-unfit", "not by content", edited(MANIFEST, ' objectiveSetByContent="true"', ""), FOUR),
    of("sequencing-unfit", "no flow", edited(MANIFEST, ' flow="true"', ""), THREE),
    of("sequencing-unfit", "the order", edited(MANIFEST, r"(<imsss:objectives>.*?</imsss:objectives>)(\s*)(<imsss:deliveryControls[^>]*>)", r"\3\2\1"), FOUR),
    of("threshold-with-attributes", "attributes", edited(MANIFEST, ITEM, r'\1<adlcp:completionThreshold minProgressMeasure="1.0"/>'), THREE),
    of("threshold-with-attributes", "out of range", edited(MANIFEST, ITEM, r"\1<adlcp:completionThreshold>80</adlcp:completionThreshold>"), THREE),
    of("threshold-with-text", "text", edited(MANIFEST, ITEM, r"\1<adlcp:completionThreshold>0.8</adlcp:completionThreshold>"), FOUR),
    of("pass-mark-differs", "another mark", edited(MANIFEST, ">0.8<", ">0.7<"), FOUR),
    of("pass-mark-differs", "no mark", edited(MANIFEST, r"<imsss:objectives>.*?</imsss:objectives>", ""), THREE),
    of("metadata-unfit", "a language", edited(MANIFEST, 'xml:lang="da"', 'xml:lang="d"')),
    of("metadata-unfit", "a time", edited(MANIFEST, "PT20M", "20 min")),
    of("remote-resource", "a script", edited("index.html", 'src="course.js"', 'src="https://cdn.example.org/course.js"')),
    of("remote-resource", "a picture without scheme", edited("index.html", "<p>", '<p><img alt="a > b" src="//example.org/a.png">')),
    of("remote-resource", "a set of pictures", edited("index.html", "<p>", '<p><img alt="" src="a.png" srcset="a.png 1x, https://example.org/b.png 2x">')),
    of("remote-resource", "a style", edited("index.html", "</head>", "<style>p{background:url( 'https://example.org/a.png')}</style></head>")),
    of("remote-resource", "a request", edited("course.js", "$", 'fetch("https://example.org/");')),
    of("remote-resource", "an import", edited("course.js", "$", 'import { a } from "https://example.org/a.js";')),
    of("remote-resource", "in a drawing", edited("media/kort.svg", "<path", '<image href="https://example.org/a.png"/><path')),
    of("unload-handler", "a listener", edited("course.js", '"pagehide"', '"beforeunload"')),
    of("unload-handler", "a property", edited("course.js", "$", "window.onunload = null;")),
    of("unload-handler", "an attribute", edited("index.html", "<body>", '<body onbeforeunload="x()">')),
    of("dialog-or-eval", "a question", edited("course.js", "$", 'window.confirm("?");')),
    of("dialog-or-eval", "code from text", edited("course.js", "$", 'new Function ("1")();')),
    of("dialog-or-eval", "in an attribute", edited("index.html", "<p>", "<p onclick=\"alert('x')\">")),
    entry("zip-not-repeatable", "a time", date_time=(2026, 11, 22, 18, 0, 0)),
    raw("zip-not-repeatable", "a comment", lambda data: data[:-2] + b"\x02\x00hi"),
)
# fmt: on
# ruff: noqa: E501 -- a table reads best with one damage a line


def write(code: str, target: Path) -> None:
    """The first damage of `code` as a zip; for `tests/broken/<code>/arrange.py`."""
    target.write_bytes(next(damage for damage in DAMAGES if damage.code == code).data())
