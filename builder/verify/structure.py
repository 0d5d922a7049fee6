"""Organizations, items and resources: P08–P15 and P20 (scorm-facts 1.2, 1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, error, warning
from builder.editions.common import TITLE_LIMIT
from builder.verify.package import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from builder.diagnostics import Diagnostic
    from builder.verify.package import Package

LONGEST = 255
"""Characters of an identifier: one more is a database error in Moodle."""
BOOLEANS = frozenset(
    """isvisible choice choiceexit flow forwardonly tracked completionsetbycontent objectivesetbycontent
    satisfiedbymeasure completedbymeasure objectivesglobaltosystem shareddataglobaltosystem rollupobjectivesatisfied
    rollupprogresscompletion reorderchildren usecurrentattemptobjectiveinfo usecurrentattemptprogressinfo
    constrainchoice preventactivation readsatisfiedstatus readnormalizedmeasure writesatisfiedstatus
    writenormalizedmeasure""".split()  # noqa: SIM905 -- a column of 23 names reads worse
)
"""Attributes of type boolean in any edition, in lower case."""


def p08_default_organization_unknown(package: Package) -> Iterator[Diagnostic]:
    """`organizations/@default` names an organization: libxml2 does not look, and importers take another or none."""
    for parent in package.children(package.manifest, "organizations"):
        names = [o.get("identifier") for o in package.children(parent, "organization")]
        if names and parent.get("default") not in names:
            yield error(
                "default-organization-unknown",
                package.at(parent),
                N_("`default` of `organizations` does not name an organization of the manifest"),
                N_('write `default="{name}"`'),
                name=names[0] or "",
            )


def p09_organization_incomplete(package: Package) -> Iterator[Diagnostic]:
    """At least one organization; each with one title of 1 to 200 characters and at least one item."""
    found = list(package.all("organization"))
    if not found:
        yield _incomplete(package, package.manifest, N_("the manifest has no organization"))
    for organization in found:
        if not package.children(organization, "item"):
            yield _incomplete(package, organization, N_("the organization has no item, so there is nothing to open"))
        fault = _title_fault(package, organization)
        if fault is not None:
            yield _incomplete(package, fault, N_("the organization does not have one title of 1 to 200 characters"))


def _incomplete(package: Package, element: etree._Element, message: str) -> Diagnostic:
    hint = N_("a package has an `organization` with a `title` and an `item` that opens the course")
    return error("organization-incomplete", package.at(element), message, hint)


def p10_item_title_unfit(package: Package) -> Iterator[Diagnostic]:
    """Every item has one title of 1 to 200 characters: over 255 is a database error in Moodle."""
    for item in package.all("item"):
        fault = _title_fault(package, item)
        if fault is not None:
            yield error(
                "item-title-unfit",
                package.at(fault),
                N_("an item does not have one title of 1 to 200 characters"),
                N_("give each `item` one `title`; learners see it in the platform's own menu"),
            )


def _title_fault(package: Package, parent: etree._Element) -> etree._Element | None:
    """The element where the title is wrong: the title itself, the last of several, or what should have one."""
    titles = package.children(parent, "title")
    if len(titles) == 1 and 0 < len((titles[0].text or "").strip()) <= TITLE_LIMIT:
        return None
    return titles[-1] if titles else parent


def p11_item_reference_broken(package: Package) -> Iterator[Diagnostic]:
    """A leaf points to a resource that exists; an item with items in it points to none."""
    known = {r.get("identifier") for r in package.resources()}
    for item in package.all("item"):
        reference = item.get("identifierref")
        is_leaf = not package.children(item, "item")
        if is_leaf and (reference is None or reference not in known):
            message = N_("an item does not point to a resource of the manifest")
        elif not is_leaf and reference is not None:
            message = N_("an item that holds items points to a resource itself")
        else:
            continue
        yield error(
            "item-reference-broken",
            package.at(item),
            message,
            N_("`identifierref` of an item without inner items is the `identifier` of a `resource`"),
        )
    for dependency in package.all("dependency"):
        if dependency.get("identifierref") not in known:
            yield error(
                "item-reference-broken",
                package.at(dependency),
                N_("a dependency does not point to a resource of the manifest"),
                N_("take the dependency out, or add the resource it names"),
            )


def p12_manifest_identifier_invalid(package: Package) -> Iterator[Diagnostic]:
    """Identifiers are ASCII names without colon, at most 255 characters, and unique in the manifest.

    That they stay the same from build to build is what `ids.lock` and `compare` are for.
    """
    seen: set[str] = set()
    elements = [package.manifest, *(e for name in ("organization", "item", "resource") for e in package.all(name))]
    for element in elements:
        identifier = element.get("identifier") or ""
        if not _is_name(identifier):
            message = N_(
                "the identifier `{identifier}` is not a letter or `_` followed by letters, digits, `.`, `-`, `_`"
            )
        elif identifier in seen:
            message = N_("the identifier `{identifier}` is used twice")
        else:
            seen.add(identifier)
            continue
        yield error(
            "manifest-identifier-invalid",
            package.at(element),
            message,
            N_("give each element an identifier of its own, and keep it from version to version: progress hangs on it"),
            identifier=identifier,
        )


def _is_name(identifier: str) -> bool:
    """What every LMS takes of XML's names (NCName)."""
    plain = identifier.replace("_", "a").replace("-", "0").replace(".", "0")
    return plain.isascii() and plain.isalnum() and plain[0].isalpha() and len(plain) <= LONGEST


def p13_resource_incomplete(package: Package) -> Iterator[Diagnostic]:
    """Each resource: `type="webcontent"`, scormtype in the edition's letter case, `href` when an item opens it."""
    launched = {item.get("identifierref") for item in package.all("item")}
    for resource in package.resources():
        message = ""
        if resource.get("type") != "webcontent":
            message = N_('the resource `{identifier}` does not have `type="webcontent"`')
        elif resource.get("identifier") in launched and not resource.get("href"):
            message = N_("the resource `{identifier}` is opened by an item and has no `href`")
        elif package.edition and not _has_type(package, resource):
            message = N_(
                "the resource `{identifier}` lacks `adlcp:{attribute}` with `sco` or `asset`, in just these letters"
            )
        if message:
            yield error(
                "resource-incomplete",
                package.at(resource),
                message,
                N_("the attribute's letter case differs between editions: `scormtype` in 1.2, `scormType` in 2004"),
                identifier=resource.get("identifier") or "",
                attribute=package.edition.sco_attribute if package.edition else "scormtype",
            )


def _has_type(package: Package, resource: etree._Element) -> bool:
    facts = package.edition
    return facts is not None and resource.get(f"{{{facts.adlcp}}}{facts.sco_attribute}") in {"sco", "asset"}


def p14_sco_not_single(package: Package) -> Iterator[Diagnostic]:
    """One SCO a package: in Moodle any one of several meets "require status" (scorm-facts 9)."""
    count = sum((attribute(r, "scormtype") or "").lower() == "sco" for r in package.resources())
    if count != 1:
        tell = warning if count > 1 and not package.is_ours else error
        yield tell(
            "sco-not-single",
            package.at(package.manifest),
            N_("the package has {count} SCOs; exactly one can report for the whole course"),
            N_("make one package for each part that should be reported, or one SCO for all of them"),
            count=count,
        )


def p15_launch_file_unlisted(package: Package) -> Iterator[Diagnostic]:
    """A resource lists the very file it opens."""
    for resource in package.resources():
        href = resource.get("href")
        if href and href not in [f.get("href") for f in package.children(resource, "file")]:
            yield error(
                "launch-file-unlisted",
                package.at(resource),
                N_("the resource opens `{href}`, which is not among its own files"),
                N_('add `<file href="{href}"/>` to the resource'),
                href=href,
            )


def p20_boolean_unclear(package: Package) -> Iterator[Diagnostic]:
    """Booleans are the words `true` and `false`: `1` passes the schema and fails the conformance test."""
    for element in package.manifest.iter("*"):
        for key, value in element.attrib.items():
            name = str(key).rpartition("}")[2]
            if name.lower() in BOOLEANS and value not in {"true", "false"}:
                yield error(
                    "boolean-unclear",
                    package.at(element),
                    N_("`{name}` of `{element}` is `{value}`, not `true` or `false`"),
                    N_("write the word"),
                    name=name,
                    element=local(element),
                    value=value,
                )
