"""Links: to the web, to people, to files in `media/`, and between the pages of the one-document course."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from builder.diagnostics import N_, Diagnostic, error, warning
from builder.model import Linked
from builder.prose import paths
from builder.prose.addresses import Address, read_address
from builder.prose.anchors import anchor_of
from builder.prose.lazily import pattern
from builder.prose.lookups import fill_in
from builder.prose.values import PageLink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.model import Heading, Span
    from builder.prose.brackets import Link
    from builder.prose.inline import TextReader
    from builder.prose.page import PageRun

_PLACEHOLDER = "\x02k([0-9]+)\x03"
_TARGET = r"(?:https?://|www\.|mailto:|media/|[^()\[\]\s]*\.md\b)"
_APART = rf"\[([^\[\]\n]+)\][ \u00a0\n]+\(({_TARGET}[^()\n]*)\)"
_TURNED = rf"\[({_TARGET}[^\[\]\n]*)\]"
_LABELLED = r"\[[^\[\]\n@^]+\]\[([^\[\]\n@^]+)\]"


def check_links(links: Sequence[PageLink], headings: Mapping[str, Sequence[Heading]]) -> list[Diagnostic]:
    """Is every heading that a link points to there? `headings` are those of every page, by file name.

    Diagnostics: `link-anchor-unknown`.
    """
    found = []
    for one in links:
        anchors = [heading.anchor for heading in headings.get(one.file, ())]
        if one.anchor not in anchors:
            found.append(_anchor_unknown(one, anchors))
    return found


def read_link(reader: TextReader, found: Link) -> Element | None:
    """The element of a link in the text, or None when only its text can be shown.

    Diagnostics: `link-without-text`, and those of `link`.
    """
    element = link(reader, found.address, found.title, found.address_at, (found.start, found.stop))
    if element is None:
        return None
    text = reader.text(found.text_start, found.text_end, in_link=True)
    if not _says_something(reader.page, text):
        reader.page.report(
            error(
                "link-without-text",
                reader.passage.span(found.start, found.stop),
                N_("the link has no text"),
                N_("write what it leads to between the brackets: `[Læs mere om …](…)`"),
            )
        )
        fill(reader.page, element, AtomicString(found.address))
        return element
    fill(reader.page, element, text)
    typed = reader.passage.text[found.text_start : found.text_end]
    reader.page.linked.append(Linked(typed, element.get("href", ""), reader.passage.span(found.start, found.stop)))
    return element


def _says_something(page: PageRun, text: str) -> bool:
    """Is there a word or a described picture in a link's text?"""
    if pattern(_PLACEHOLDER).sub("", text).strip():
        return True
    inside = [page.elements[int(number)] for number in pattern(_PLACEHOLDER).findall(text)]
    return any(part.get("alt") or "".join(part.itertext()).strip() for one in inside for part in one.iter())


def fill(page: PageRun, element: Element, text: str) -> None:
    """Give the link its text, and say aloud when it opens a new window."""
    element.text = text
    if element.get("target"):
        hint = SubElement(element, "span", {"class": "unseen"})
        hint.text = AtomicString(" " + page.texts("(opens in a new window)"))


def link(
    reader: TextReader, typed: str, title: str, address_at: tuple[int, int], whole_at: tuple[int, int]
) -> Element | None:
    """An `<a>` without its text.

    Diagnostics: `link-unsafe`, `link-scheme`, `link-drive`, `link-without-address`, `link-page-unknown`,
    `path-case`, `path-outside`, `file-missing`.
    """
    page = reader.page
    span = reader.passage.span(*(address_at if address_at[1] > address_at[0] else whole_at))
    address = read_address(fill_in(page, typed, span))
    if address.kind == "web":
        element = Element("a", {"href": address.target, "target": "_blank", "rel": "noopener"})
    elif address.kind == "person":
        element = Element("a", {"href": address.target})
    elif address.kind == "file":
        target = _file_target(page, address.target, span)
        if target is None:
            return None
        element = Element("a", {"href": target})
        if not target.startswith("#"):
            element.set("download", "")
    else:
        _report_fault(page, address, typed, span)
        return None
    if title:
        element.set("title", title)
    return element


def _file_target(page: PageRun, typed: str, span: Span) -> str | None:
    """`#<page>--<heading>` for a page of the course, the packed name for a file in `media/`."""
    path, sharp, fragment = typed.partition("#")
    path = path.strip()
    if not path:
        return _heading_target(page, page.context.file, fragment, typed, span)
    pages = page.context.pages
    found = paths.match(path, pages)
    if found.name:
        return _heading_target(page, found.name, fragment, typed, span) if sharp else "#" + pages[found.name].anchor
    if found.fault == "missing":
        in_media = paths.match(path, page.context.media)
        if in_media.name:
            page.show(in_media.name)
            return page.context.media[in_media.name].packed
        if in_media.fault == "case" or (not _is_page(path) and (in_media.near or not found.near)):
            found = in_media
    report_path(page, found, path, sharp + fragment, span)
    return None


def _heading_target(page: PageRun, file: str, fragment: str, typed: str, span: Span) -> str | None:
    from urllib.parse import unquote

    facts = page.context.pages.get(file)
    prefix = facts.anchor if facts else ""
    anchor = anchor_of(unquote(fragment))
    if not anchor or (facts and anchor == anchor_of(facts.title)):
        return "#" + prefix
    if not page.hidden:
        page.links.append(PageLink(span, file, anchor, typed))
    return f"#{prefix}--{anchor}"


def _is_page(path: str) -> bool:
    return path.lower().endswith(".md") or "." not in path.rpartition("/")[2]


def report_path(page: PageRun, found: paths.Match, path: str, rest: str, span: Span) -> None:
    """Say what is wrong with a link's path."""
    near = found.near + rest if found.near else ""
    if found.fault == "case":
        page.report(path_case(span, path, near))
    elif found.fault == "outside":
        page.report(path_outside(span, path))
    elif _is_page(path):
        page.report(
            error(
                "link-page-unknown",
                span,
                N_("the module has no page `{path}`"),
                N_("did you mean `{near}`?") if near else N_("write the page's file name as it stands in the folder"),
                path=path,
                near=near,
            )
        )
    else:
        page.report(
            error(
                "file-missing",
                span,
                N_("the file `{path}` is not there"),
                N_("did you mean `{near}`?")
                if near
                else N_("put the file in `media/`; the address of a website begins with `https://`"),
                path=path,
                near=near,
            )
        )


def path_case(span: Span, path: str, near: str) -> Diagnostic:
    return error(
        "path-case",
        span,
        N_("`{path}` is spelt with other capitals than the file"),
        N_("write `{near}`; the learning platform tells capitals apart"),
        path=path,
        near=near,
    )


def path_outside(span: Span, path: str) -> Diagnostic:
    return error(
        "path-outside",
        span,
        N_("`{path}` leads out of the module's folder"),
        N_("put the file in the module's `media/`, and write `media/` and its name"),
        path=path,
    )


def _report_fault(page: PageRun, address: Address, typed: str, span: Span) -> None:
    if address.kind == "script":
        found = error(
            "link-unsafe",
            span,
            N_("a link may not run a program or hold a file, as `{typed}` does"),
            N_("link to a page of the course, to a file in `media/` or to an address that begins with `https://`"),
            typed=_short(typed),
        )
    elif address.kind == "drive":
        found = error(
            "link-drive",
            span,
            N_("`{typed}` is a place on your own machine or network, which nobody else can open"),
            N_("put the file in `media/`, and link to `media/` and its name"),
            typed=_short(typed),
        )
    elif address.kind == "nothing":
        found = error(
            "link-without-address",
            span,
            N_("the link leads nowhere"),
            N_("write the address between the parentheses: `[text](03-side.md)` or `[text](https://…)`"),
        )
    else:
        found = error(
            "link-scheme",
            span,
            N_("`{typed}` is no address that a course can link to"),
            N_("use `https://…`, `mailto:…`, `tel:…`, a page of the course or a file in `media/`"),
            typed=_short(typed),
        )
    page.report(found)


def warn_almost_link(reader: TextReader, at: int) -> None:
    """Tell of text that was surely meant as a link. Diagnostics: `link-form`, `link-undefined`."""
    text = reader.passage.text
    if found := pattern(_APART).match(text, at):
        right = f"[{found[1]}]({found[2]})"
        start = at
    elif at and text[at - 1] == ")" and (found := pattern(_TURNED).match(text, at)):
        start = text.rfind("(", 0, at)
        right = f"[{text[start + 1 : at - 1]}]({found[1]})"
    else:
        if found := pattern(_LABELLED).match(text, at):
            reader.page.report(
                warning(
                    "link-undefined",
                    reader.passage.span(at, found.end()),
                    N_("no address is given for `[{label}]`, so this is shown as text"),
                    N_("write `[{label}]: ` and the address on a line of its own, or `\\[` for a bracket"),
                    label=found[1],
                )
            )
        return
    reader.page.report(
        warning(
            "link-form",
            reader.passage.span(max(start, 0), found.end()),
            N_("this looks like a link, but is shown as text"),
            N_("write it as `{right}`"),
            right=right,
        )
    )


def _short(typed: str) -> str:
    longest = 60
    return typed if len(typed) <= longest else typed[: longest - 1] + "…"


def _anchor_unknown(one: PageLink, anchors: list[str]) -> Diagnostic:
    from builder.names import suggestion

    near = suggestion(one.anchor, anchors)
    path = one.typed.partition("#")[0]
    return error(
        "link-anchor-unknown",
        one.span,
        N_("the page `{file}` has no heading `{anchor}`"),
        N_("did you mean `{near}`?")
        if near
        else N_("write the heading's own words after `#`, or link to the page without it"),
        file=one.file,
        anchor=one.anchor,
        near=f"{path}#{near}" if near else "",
    )
