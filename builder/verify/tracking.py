"""What only one family of editions may hold, and the pass mark: P21–P25 (scorm-facts 1.2, 1.4)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from builder.diagnostics import N_, error, warning
from builder.editions.scorm12 import FACTS as SCORM12
from builder.editions.scorm2004 import FACTS as SCORM2004
from builder.editions.scorm2004_3rd import FACTS as SCORM2004_3RD
from builder.editions.sequencing import IMSSS
from builder.verify.package import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from builder.diagnostics import Diagnostic
    from builder.verify.package import Package

HIGHEST_SCORE = 100
ITEM_12 = ("prerequisites", "maxtimeallowed", "timelimitaction", "datafromlms", "masteryscore")
SEQUENCING = (
    *("controlMode", "sequencingRules", "limitConditions", "auxiliaryResources", "rollupRules", "objectives"),
    *("randomizationControls", "deliveryControls", "constrainedChoiceConsiderations", "rollupConsiderations"),
)


def p21_scorm12_manifest_mixed(package: Package) -> Iterator[Diagnostic]:
    """1.2 only: nothing of 2004, masteryscore a whole number 0–100, an item's own elements in their order."""
    if package.edition is not SCORM12:
        return
    strangers = {n.address for e in (SCORM2004, SCORM2004_3RD) for n in e.namespaces}
    for element in package.manifest.iter("*"):
        if str(element.tag)[1:].partition("}")[0] in strangers:
            yield _mixed(package, element, N_("`{name}` belongs to SCORM 2004"), local(element))
    if strangers & {str(address) for address in package.manifest.nsmap.values()}:
        yield _mixed(package, package.manifest, N_("the manifest declares namespaces of SCORM 2004"))
    for item in package.all("item"):
        own = [child for child in item if str(child.tag).startswith(f"{{{SCORM12.adlcp}}}")]
        order = [ITEM_12.index(local(child)) for child in own if local(child) in ITEM_12]
        if order != sorted(order):
            yield _mixed(package, own[0], N_("the item's elements do not stand in the order of SCORM 1.2"))
    for score in package.manifest.iter(f"{{{SCORM12.adlcp}}}masteryscore"):
        text = (score.text or "").strip()
        if not (text.isascii() and text.isdigit() and int(text[:4]) <= HIGHEST_SCORE):
            yield _mixed(package, score, N_("`masteryscore` is not a whole number from 0 to 100"))


def _mixed(package: Package, element: etree._Element, message: str, name: str = "") -> Diagnostic:
    hint = N_("a package is of one edition; build it anew instead of mending the manifest by hand")
    return error("scorm12-manifest-mixed", package.at(element), message, hint, name=name)


def p22_sequencing_unfit(package: Package) -> Iterator[Diagnostic]:
    """2004: order inside `sequencing`; the organization flows; the SCO speaks for itself (both SetByContent).

    Without them an LMS takes silence as completed and satisfied (SAP does). Lawful, so a warning in others' packages.
    """
    if package.edition not in {SCORM2004, SCORM2004_3RD}:
        return
    for sequencing in package.manifest.iter(f"{{{IMSSS}}}sequencing"):
        known = [child for child in sequencing if isinstance(child.tag, str) and local(child) in SEQUENCING]
        late = [b for a, b in pairwise(known) if SEQUENCING.index(local(b)) < SEQUENCING.index(local(a))]
        if late:
            yield error(
                "sequencing-unfit",
                package.at(late[0]),
                N_("the elements inside `sequencing` are not in the order of the standard"),
                N_("control mode first, then rules, limits, rollup, objectives, randomization, delivery controls"),
            )
    tell = error if package.is_ours else warning
    for organization in package.all("organization"):
        mode = organization.find(f"{{{IMSSS}}}sequencing/{{{IMSSS}}}controlMode")
        if mode is None or mode.get("flow") != "true":
            yield tell(
                "sequencing-unfit",
                package.at(organization),
                N_("the organization does not let the platform flow to its first item"),
                N_('write `<imsss:controlMode choice="true" flow="true"/>` in its sequencing'),
            )
    scos = {r.get("identifier") for r in package.resources() if (attribute(r, "scormtype") or "").lower() == "sco"}
    for item in package.all("item"):
        controls = item.find(f"{{{IMSSS}}}sequencing/{{{IMSSS}}}deliveryControls")
        names = ("completionSetByContent", "objectiveSetByContent")
        if item.get("identifierref") in scos and (controls is None or any(controls.get(n) != "true" for n in names)):
            yield tell(
                "sequencing-unfit",
                package.at(item),
                N_("the item lets the platform mark a course as completed that reported nothing"),
                N_("write `deliveryControls` with `completionSetByContent` and `objectiveSetByContent` `true`"),
            )


def p23_threshold_with_attributes(package: Package) -> Iterator[Diagnostic]:
    """3rd Edition: `completionThreshold` is a number from 0 to 1 as text, without attributes."""
    if package.edition is SCORM2004_3RD:
        for threshold in package.manifest.iter(f"{{{SCORM2004_3RD.adlcp}}}completionThreshold"):
            if threshold.attrib or not _is_share(threshold.text):
                yield error(
                    "threshold-with-attributes",
                    package.at(threshold),
                    N_("`completionThreshold` of the 3rd Edition is not a plain number from 0 to 1"),
                    N_("write `<adlcp:completionThreshold>1.0</adlcp:completionThreshold>`, nothing else"),
                )


def p24_threshold_with_text(package: Package) -> Iterator[Diagnostic]:
    """4th Edition: `completionThreshold` has attributes and no text."""
    if package.edition is SCORM2004:
        for threshold in package.manifest.iter(f"{{{SCORM2004.adlcp}}}completionThreshold"):
            if (threshold.text or "").strip():
                yield error(
                    "threshold-with-text",
                    package.at(threshold),
                    N_("`completionThreshold` of the 4th Edition has text in it"),
                    N_('write `<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>`'),
                )


def _is_share(text: str | None) -> bool:
    try:
        return 0 <= float(text or "") <= 1
    except ValueError:
        return False


def p25_pass_mark_differs(package: Package) -> Iterator[Diagnostic]:
    """2004: the manifest's pass mark is the one the course's own test uses. Asked of our own packages only."""
    if package.opened.course is None or package.edition not in {SCORM2004, SCORM2004_3RD}:
        return
    wanted = pass_mark(package.opened.course)
    said = [(m.text or "").strip() for m in package.manifest.iter(f"{{{IMSSS}}}minNormalizedMeasure")]
    expected = [] if wanted is None else [f"{wanted / 100:g}"]
    if said != expected:
        yield error(
            "pass-mark-differs",
            package.at(package.manifest),
            N_("the manifest's pass mark ({said}) is not the course's ({wanted})"),
            N_("build the package again; the platform and the course must agree on what is passed"),
            said=", ".join(said) or "–",
            wanted=", ".join(expected) or "–",
        )


def pass_mark(course: dict[str, object]) -> int | None:
    """The mark, in percent, of the test that counts in a course's data; None without one."""
    tests = course.get("tests")
    for test in tests.values() if isinstance(tests, dict) else ():
        if isinstance(test, dict) and test.get("counts") and isinstance(test.get("mark"), int):
            return int(test["mark"])
    return None
