"""Opens any SCORM zip as a strict LMS would.

Each rule of the checklist (scorm-facts 5.1) is one small function named after it and has its own code:

    P01 manifest-misplaced            P11 item-reference-broken         P21 scorm12-manifest-mixed
    P02 manifest-unreadable           P12 manifest-identifier-invalid   P22 sequencing-unfit
    P03 manifest-namespace            P13 resource-incomplete           P23 threshold-with-attributes
    P04 manifest-invalid              P14 sco-not-single                P24 threshold-with-text
    P05 schema-location-incomplete    P15 launch-file-unlisted          P25 pass-mark-differs
    P06 control-file-differs          P16 file-list-differs             P26 metadata-unfit
    P07 schema-version-unknown        P17 file-reference-unsafe         P27 remote-resource
    P08 default-organization-unknown  P18 file-type-refused             P28 unload-handler
    P09 organization-incomplete       P19 file-names-collide, zip-too-large   P29 dialog-or-eval
    P10 item-title-unfit              P20 boolean-unclear               P30 zip-not-repeatable

Before them: `zip-damaged`, `zip-bomb`, `zip-entry-unsafe`, after which nothing else is read.

What breaks the standard, what importers refuse and what loses data is an error. What only our own packages promise
(one SCO, every file listed, sequencing spelled out, no dialogs) is a warning in packages made by others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, error, in_order
from builder.model import Span
from builder.package import TooLarge, id_of
from builder.record import NamedTuple
from builder.verify import container, document, files, metadata, scripts, structure, tracking
from builder.verify.archive import Damaged, NotAZip, inflate, open_archive
from builder.verify.hostile import hostile
from builder.verify.package import MANIFEST, Opened, Package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from mmap import mmap
    from pathlib import Path

    from builder.diagnostics import Diagnostic
    from builder.verify.archive import Archive

__all__ = ["NotAZip", "Verdict", "content_of", "verify"]

SCANNED_SIZE = 32 << 20
"""Bytes of a page, style or script that is read; a larger one is summed only."""

CONTAINER_RULES: tuple[Callable[[Opened], Iterator[Diagnostic]], ...] = (
    container.p01_manifest_misplaced,
    container.p18_file_type_refused,
    container.p19_file_names_collide,
    container.p19_zip_too_large,
    container.p30_zip_not_repeatable,
)
MANIFEST_RULES: tuple[Callable[[Package], Iterator[Diagnostic]], ...] = (
    document.p05_schema_location_incomplete,
    document.p06_control_file_differs,
    document.p07_schema_version_unknown,
    structure.p08_default_organization_unknown,
    structure.p09_organization_incomplete,
    structure.p10_item_title_unfit,
    structure.p11_item_reference_broken,
    structure.p12_manifest_identifier_invalid,
    structure.p13_resource_incomplete,
    structure.p14_sco_not_single,
    structure.p15_launch_file_unlisted,
    files.p16_file_list_differs,
    files.p17_file_reference_unsafe,
    structure.p20_boolean_unclear,
    tracking.p21_scorm12_manifest_mixed,
    tracking.p22_sequencing_unfit,
    tracking.p23_threshold_with_attributes,
    tracking.p24_threshold_with_text,
    tracking.p25_pass_mark_differs,
    metadata.p26_metadata_unfit,
    scripts.p27_remote_resource,
    scripts.p28_unload_handler,
    scripts.p29_dialog_or_eval,
)


class Verdict(NamedTuple):
    """What a zip is. Texts are empty where the zip was too broken to say."""

    display: str
    edition: str
    """As on the command line; empty when `schemaversion` is none we know."""
    edition_title: str
    title: str
    version: str
    identifier: str
    entries: int
    packed_size: int
    size: int
    """Unpacked, bytes."""
    content_id: str
    sha256: str
    """Of the zip's own bytes."""
    is_ours: bool


def verify(data: bytes | Path, display: str) -> tuple[Verdict, list[Diagnostic]]:
    """Judge a zip. Raises `NotAZip` for bytes that are something else, OSError when the file cannot be read."""
    if isinstance(data, bytes):
        return _verify(data, display)
    from mmap import ACCESS_READ, mmap

    with data.open("rb") as file:
        if data.stat().st_size == 0:
            raise NotAZip
        with mmap(file.fileno(), 0, access=ACCESS_READ) as mapped:
            return _verify(mapped, display)


def content_of(data: bytes | Path) -> str:
    """The content id of a zip; empty when it cannot be read. Raises as `verify` does."""
    return verify(data, "")[0].content_id


def _verify(data: bytes | mmap, display: str) -> tuple[Verdict, list[Diagnostic]]:
    from hashlib import sha256

    verdict = Verdict(display, "", "", "", "", "", 0, len(data), 0, "", sha256(data).hexdigest(), is_ours=False)
    try:
        archive = open_archive(data)
        verdict = verdict._replace(entries=len(archive.entries), size=sum(e.size for e in archive.entries))
        found = hostile(archive, display)
        if found:
            return verdict, in_order(found)
        opened = _unpack(archive, display)
    except TooLarge:
        return verdict, [container.too_large(display)]
    except Damaged as damage:
        hint = N_("fetch or build the zip again; a broken download looks like this")
        return verdict, [error("zip-damaged", Span(display), damage.message, hint)]
    verdict = verdict._replace(content_id=id_of(opened.digests), is_ours=opened.course is not None)
    found = [d for rule in CONTAINER_RULES for d in rule(opened)]
    if MANIFEST not in opened.files:
        return verdict, in_order(found)
    root = document.p02_manifest_unreadable(opened)
    if isinstance(root, tuple):
        return verdict, in_order([*found, root])
    namespace = str(root.tag)[1:].partition("}")[0] if str(root.tag).startswith("{") else ""
    package = Package(opened, root, document.recognise(root), namespace)
    found += _judge(package)
    return _described(verdict, package), in_order(found)


def _judge(package: Package) -> list[Diagnostic]:
    found = list(document.p03_manifest_namespace(package))
    if found:
        return found  # Nothing else of the manifest can be found by its name.
    found = [d for rule in MANIFEST_RULES for d in rule(package)]
    told = frozenset(d.span.line for d in found if d.span.file == package.opened.inside(MANIFEST).file)
    return [*found, *document.p04_manifest_invalid(package, told)]


def _unpack(archive: Archive, display: str) -> Opened:
    """Read every file once: to sum it, and to keep it when a rule will read it."""
    from hashlib import sha256

    known = {entry.name: entry for entry in archive.entries if not entry.is_folder}
    digests: dict[str, str] = {}
    texts: dict[str, bytes] = {}
    for name, entry in known.items():
        summed = sha256()
        keep = (name == MANIFEST or name.lower().endswith(scripts.SCANNED)) and entry.size <= SCANNED_SIZE
        kept: list[bytes] = []
        for piece in inflate(archive, entry):
            summed.update(piece)
            if keep:
                kept.append(piece)
        digests[name] = summed.hexdigest()
        if keep:
            texts[name] = b"".join(kept)
    return Opened(display, archive, known, digests, texts, _course(texts.get("index.html", b"")))


def _course(page: bytes) -> dict[str, object] | None:
    """The course data in the document of a package this program made."""
    start = page.rfind(b'id="course-data">')
    if start < 0:
        return None
    import json

    try:
        data = json.loads(page[start + len(b'id="course-data">') : page.find(b"</script>", start)])
    except ValueError:
        return None
    return data if isinstance(data, dict) and data.get("format") == 1 and "pages" in data else None


def _described(verdict: Verdict, package: Package) -> Verdict:
    titles = [(t.text or "").strip() for t in package.all("title")]
    return verdict._replace(
        edition=package.edition.name if package.edition else "",
        edition_title=package.edition.title if package.edition else "",
        title=next(iter(titles), ""),
        version=package.manifest.get("version") or "",
        identifier=package.manifest.get("identifier") or "",
    )
