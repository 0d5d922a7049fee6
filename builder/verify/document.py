"""Reading the manifest: P02, P03, P07, and the official schemas: P04, P05, P06 (scorm-facts 1.1, 1.2, 1.6)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from builder.diagnostics import N_, error
from builder.editions import EDITIONS
from builder.editions.common import SCHEMA, XSI
from builder.verify.package import MANIFEST, Package, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Diagnostic
    from builder.editions.common import EditionFacts
    from builder.verify.package import Opened

LOM = "http://ltsc.ieee.org/xsd/LOM"
LARGEST = 10 << 20
"""Bytes of a manifest that is read at all; real ones are some kilobytes."""


def p02_manifest_unreadable(opened: Opened) -> etree._Element | Diagnostic:
    """UTF-8, well-formed, without DOCTYPE and entities: an importer that resolves them reads files it should not."""
    data = opened.texts[MANIFEST]
    if len(data) > LARGEST:
        return _unreadable(opened, 1, N_("the manifest is larger than 10 MiB"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _unreadable(opened, data.count(b"\n", 0, fault.start) + 1, N_("the manifest is not UTF-8"))
    if _doctype(text):
        return _unreadable(opened, 1, N_("the manifest has a DOCTYPE"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        reason = N_("the manifest is not well-formed XML: {reason}")
        return _unreadable(opened, fault.lineno or 1, reason, reason=fault.msg or "")


def _unreadable(opened: Opened, line: int, message: str, **values: str) -> Diagnostic:
    hint = N_("the manifest must be plain XML in UTF-8; let the authoring tool write it again")
    return error("manifest-unreadable", opened.inside(MANIFEST, line), message, hint, **values)


def _doctype(text: str) -> bool:
    """Is there a DOCTYPE before the root element? Comments and instructions may stand before it."""
    at = 0
    while True:
        at = text.find("<", at)
        if text.startswith("<?", at):
            at = text.find("?>", at)
        elif text.startswith("<!--", at):
            at = text.find("-->", at)
        else:
            return at >= 0 and text.startswith("<!", at)
        if at < 0:
            return False


def recognise(root: etree._Element) -> EditionFacts | None:
    """The edition a manifest says it is of, by the exact words of `schemaversion`; None when we know none such."""
    for metadata in root:
        if local(metadata) == "metadata":
            for element in metadata:
                if local(element) == "schemaversion":
                    spoken = (element.text or "").strip()
                    return next((e.FACTS for e in EDITIONS.values() if e.FACTS.schema_version == spoken), None)
    return None


def p03_manifest_namespace(package: Package) -> Iterator[Diagnostic]:
    """The root is `manifest` in the edition's namespace, unprefixed, and SCORM's own prefixes are the usual ones.

    Moodle compares prefixes, not namespaces: `ns1:scormtype` made the SCO an asset, completed at launch.
    """
    root, known = package.manifest, package.edition
    allowed = {known.imscp} if known else {e.FACTS.imscp for e in EDITIONS.values()}
    if local(root) != "manifest" or package.imscp not in allowed or root.prefix:
        yield error(
            "manifest-namespace",
            package.at(root),
            N_("the manifest's outermost element is not `manifest` in the namespace of its edition"),
            N_('write `<manifest xmlns="{address}" …>` without a prefix'),
            address=min(allowed),
        )
    for facts in (known,) if known else ():
        for namespace in facts.namespaces[1:]:
            for prefix in _prefixes(root, namespace.address) - {namespace.prefix}:
                yield error(
                    "manifest-namespace",
                    package.at(root),
                    N_("the prefix `{prefix}` stands where learning platforms look for `{expected}`"),
                    N_('write `xmlns:{expected}="{address}"` and use that prefix'),
                    prefix=prefix,
                    expected=namespace.prefix,
                    address=namespace.address,
                )


def _prefixes(root: etree._Element, address: str) -> set[str]:
    """Every prefix bound to a namespace anywhere in the document."""
    return {prefix or "" for element in root.iter("*") for prefix, bound in element.nsmap.items() if bound == address}


def p07_schema_version_unknown(package: Package) -> Iterator[Diagnostic]:
    """`schema` and `schemaversion` come first in metadata and are spelled exactly so; Moodle runs all else as 1.2."""
    metadata = package.children(package.manifest, "metadata")
    elements = [e for e in (metadata[0] if metadata else ()) if isinstance(e.tag, str)][:2]
    heads = [(local(e), (e.text or "").strip()) for e in elements]
    if package.edition is None or heads != [("schema", SCHEMA), ("schemaversion", package.edition.schema_version)]:
        yield error(
            "schema-version-unknown",
            package.at((*elements, *metadata, package.manifest)[0]),
            N_("the manifest does not begin with `schema` and `schemaversion` of an edition we know"),
            N_("`metadata` begins with `ADL SCORM` and then `1.2`, `2004 3rd Edition` or `2004 4th Edition`"),
        )


def p04_manifest_invalid(package: Package, told: frozenset[int]) -> Iterator[Diagnostic]:
    """Valid against the edition's official schemas. Lines that a rule has already told of are not told of twice.

    LOM metadata of 2004 is taken out first: its schemas are not among the control files; P26 reads it instead.
    """
    if package.edition is None:
        return
    schema = _schema(package.edition.name)
    root = _without_lom(package.manifest)
    if schema.validate(root):
        return
    lines = set(told)
    for fault in schema.error_log:  # type: ignore[attr-defined]  # the stubs do not know that it can be iterated
        if fault.line not in lines:
            lines.add(fault.line)
            yield error(
                "manifest-invalid",
                package.opened.inside(MANIFEST, fault.line),
                N_("the manifest breaks the schema of {edition}: {reason}"),
                N_("let the authoring tool write the manifest again, or mend the element the schema names"),
                edition=package.edition.title,
                reason=_short(fault.message, package.edition),
            )


def _without_lom(root: etree._Element) -> etree._Element:
    if root.find(f".//{{{LOM}}}lom") is None:
        return root
    from copy import deepcopy

    copied = deepcopy(root)
    for lom in list(copied.iter(f"{{{LOM}}}lom")):
        parent = lom.getparent()
        if parent is not None:
            parent.remove(lom)
    return copied


def _short(message: str, edition: EditionFacts) -> str:
    """The validator's sentence with prefixes for namespaces."""
    for namespace in edition.namespaces:
        message = message.replace(f"{{{namespace.address}}}", f"{namespace.prefix}:" if namespace.prefix else "")
    return message.rstrip(".")


@cache
def _schema(edition: str) -> etree.XMLSchema:
    """The edition's schemas as one, from the control files themselves; 2 ms, once a process, never from the network."""
    chosen = EDITIONS[edition]
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Mended({name: path.read_bytes() for name, path in chosen.control_files().items()}))
    imports = "".join(
        f'<xs:import namespace="{n.address}" schemaLocation="{n.schema}"/>' for n in chosen.FACTS.namespaces
    )
    driver = (
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:driver">{imports}</xs:schema>'
    )
    return etree.XMLSchema(etree.fromstring(driver.encode(), parser, base_url="driver.xsd"))


class _Mended(etree.Resolver):
    """Hands libxml2 the control files, with the two edits it needs to read those of 1.2 (scorm-facts 1.6).

    In memory only: the copies in the package stay as they are. `ims_xml.xsd` binds the xml namespace as default, which
    is not allowed; one wildcard in `imsmd_rootv1p2p1.xsd` makes its content model ambiguous.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self._files = files

    def resolve(self, system_url: str, _public_id: str | None, context: object) -> object:  # type: ignore[override]
        name = system_url.rpartition("/")[2]
        data = self._files.get(name)
        if data is None:
            return None
        if name == "ims_xml.xsd":
            data = data.replace(b'xmlns="http://www.w3.org/XML/1998/namespace"', b"", 1)
        if name == "imsmd_rootv1p2p1.xsd":
            data = data.replace(b'namespace="##any"', b'namespace="##other"')
        return self.resolve_string(data, context, base_url=system_url)


def p05_schema_location_incomplete(package: Package) -> Iterator[Diagnostic]:
    """`schemaLocation` names a schema at the root for each namespace that is used."""
    words = " ".join(
        str(value) for e in package.manifest.iter("*") if (value := e.get(f"{{{XSI}}}schemaLocation"))
    ).split()
    located = dict(zip(words[::2], words[1::2], strict=False))
    used = {
        str(name)[1:].partition("}")[0]
        for e in package.manifest.iter("*")
        for name in (e.tag, *e.attrib)
        if "}" in name
    }
    for address in sorted(used - {XSI, "http://www.w3.org/XML/1998/namespace"}):
        target = located.get(address)
        if target is None or target not in package.opened.files:
            yield error(
                "schema-location-incomplete",
                package.at(package.manifest),
                N_("no schema in the zip is named for the namespace `{address}`"),
                N_("write the pair `{address} file.xsd` in `xsi:schemaLocation`, with the file at the root of the zip"),
                address=address,
            )


def p06_control_file_differs(package: Package) -> Iterator[Diagnostic]:
    """Every control file of the edition is at the root, byte for byte; the 3rd and 4th share names, not contents."""
    if package.edition is None:
        return
    digests = package.opened.digests
    for name, digest in _control_digests(package.edition.name).items():
        if digests.get(name) != digest:
            yield error(
                "control-file-differs",
                package.opened.inside(name),
                N_("the control file `{name}` is not the one of {edition}")
                if name in digests
                else N_("the control file `{name}` of {edition} is missing"),
                N_("put the schemas of exactly this edition at the root of the zip, unchanged"),
                name=name,
                edition=package.edition.title,
            )


@cache
def _control_digests(edition: str) -> dict[str, str]:
    from hashlib import sha256

    return {name: sha256(path.read_bytes()).hexdigest() for name, path in EDITIONS[edition].control_files().items()}
