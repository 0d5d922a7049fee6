"""The files the manifest lists and the files there are: P16, P17 (scorm-facts 1.3, 1.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.diagnostics import N_, error, warning
from builder.verify.package import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from builder.diagnostics import Diagnostic
    from builder.verify.package import Package

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
SAFE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/!$&'()+,;=@~-"


def p16_file_list_differs(package: Package) -> Iterator[Diagnostic]:
    """Every listed file exists in exactly this spelling, and every file is listed once."""
    listed: dict[str, etree._Element] = {}
    for element, href in hrefs(package):
        name = _based(element, href)
        if not _is_safe(href):
            listed[unquote(name).replace("\\", "/")] = element
        elif name not in package.opened.files:
            yield _differs(package, element, name)
        elif element.tag == f"{{{package.imscp}}}file":
            if name in listed and listed[name].getparent() is element.getparent():
                yield _told(package, N_("`{name}` is listed twice"), name, element)
            listed[name] = element
    own = {MANIFEST, *(package.edition.control_files if package.edition else ())}
    own |= {(element.text or "").strip() for element in package.manifest.iter("{*}location")}  # metadata in a side file
    for name in package.opened.files:
        if name not in listed and name not in own and not _is_schema(name):
            yield _told(package, N_("`{name}` is in the zip and not in the manifest"), name)


def _differs(package: Package, element: etree._Element, name: str) -> Diagnostic:
    other = next((n for n in package.opened.files if n.lower() == name.lower()), "")
    return error(
        "file-list-differs",
        package.at(element),
        N_("the manifest lists `{name}`, and the zip has `{other}`")
        if other
        else N_("the manifest lists `{name}`, which is not in the zip"),
        N_("the manifest and the zip must name the same files, letter for letter"),
        name=name,
        other=other,
    )


def _told(package: Package, message: str, name: str, element: etree._Element | None = None) -> Diagnostic:
    """Of no harm in most platforms, so a warning in others' packages; in ours it is a mistake of the builder."""
    tell = error if package.is_ours else warning
    span = package.opened.inside(name) if element is None else package.at(element)
    return tell("file-list-differs", span, message, N_("list each file of the course once"), name=name)


def _is_schema(name: str) -> bool:
    """Schemas of metadata and extensions travel unlisted in everybody's packages."""
    return name.endswith((".xsd", ".dtd"))


def p17_file_reference_unsafe(package: Package) -> Iterator[Diagnostic]:
    """Addresses are relative, plain ASCII, inside the package; `%` and spaces break importers (scorm-facts 1.7)."""
    for element, href in hrefs(package):
        if not _is_safe(href):
            yield error(
                "file-reference-unsafe",
                package.at(element),
                N_("the address `{href}` is not a plain relative path inside the package"),
                N_("use only letters, digits, `.`, `-`, `_` and `/` in file names, and rename the files to match"),
                href=href,
            )


def hrefs(package: Package) -> Iterator[tuple[etree._Element, str]]:
    """Every address of a file: of resources that have one, and of their files."""
    for resource in package.resources():
        for element in (resource, *package.children(resource, "file")):
            href = element.get("href")
            if href is not None:
                yield element, href


def _is_safe(href: str) -> bool:
    path = href.partition("#")[0]
    return path != "" and not path.strip(SAFE) and path[0] != "/" and ".." not in path.split("/")


def _based(element: etree._Element, href: str) -> str:
    """The name in the zip: `xml:base` of resource, resources and manifest come before it."""
    name = href.partition("#")[0]
    for ancestor in (element, *element.iterancestors()):
        name = ancestor.get(XML_BASE, "") + name
    return name
