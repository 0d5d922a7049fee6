"""`Module` and `Ids` → the course document: one HTML file with its styles, its data and every page in it.

The document is the same bytes in every edition; `script` joins the edition's script beside it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder import assets, resources, theme
from builder.components.only import scope_from
from builder.course import course_data, minutes_of_pages
from builder.drawing import Drawing
from builder.i18n import translator
from builder.record import NamedTuple
from builder.reference import sources_of, terms_of
from builder.script import Import, Script, assemble, join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from builder.components.base import Keeper
    from builder.drawing import Place
    from builder.load import Collection
    from builder.model import Ids, Module

EDITION_SCRIPTS = {"scorm12": "scorm12", "scorm2004": "scorm2004", "scorm2004-3rd": "scorm2004", "web": "none"}
"""Edition → the file in `templates/runtime/lms/` that talks to its LMS."""

PROSE_STYLES = {
    "code": "<code",
    "figure": "figure",
    "film": 'class="transcript"',
    "footnotes": "<sup",
    "quote": "<blockquote",
    "table": "<table",
}
"""A file in `templates/styles/prose/` → what stands in the pages that need it."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'sha256-{style}'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'none'; font-src 'none'; base-uri 'none'; form-action 'none'"
)
"""The document's content security policy. `data:` is for the empty icon that saves the request for `/favicon.ico`."""


class Document(NamedTuple):
    """The course document and what the editions' scripts need to know of it."""

    html: bytes
    """`index.html`."""
    components: tuple[str, ...]
    """The folders whose scripts and styles the course needs, sorted."""
    data: dict[str, object]
    """The course data as it stands in the document."""


class DraftMark(NamedTuple):
    """What makes a course visibly a draft."""

    form: str
    """The file that a reader's remarks are written in."""
    day: str
    """When the draft was made, as people write it."""


def render(module: Module, ids: Ids, collection: Collection, draft: DraftMark | None = None) -> Document:
    """Draw every page and put the document together. The module has no `Broken` blocks: those stop the build."""
    import json

    catalogue, settings = collection.catalogue, module.settings
    drawing = Drawing(module, ids, catalogue)
    minutes = minutes_of_pages(module)
    pages = [
        {
            "number": ids.entries["page", index].number,
            "anchor": page.anchor,
            "title": page.title,
            "minutes": int(-(-minutes[index] // 1)),
            "for_whom": drawing.label(scope_from(page.settings)),
            "html": drawing.page(page, index),
        }
        for index, page in enumerate(module.pages)
    ]
    components = tuple(sorted(drawing.components | ({"lookup"} if module.terms or module.sources else set())))
    data = course_data(module, ids, drawing.questions, drawing.tests, drawing.keepers)
    data["language"] = catalogue.language
    data["texts"] = _texts(components, catalogue.language)
    accent = theme.accent_of(catalogue)
    styles = _styles(components, _prose_styles(pages, module), accent, logo=collection.logo is not None)
    if draft is not None:
        styles += assets.style("share/mark.css")
    html = (
        resources.environment()
        .get_template("page/index.html.jinja")
        .render(
            _=drawing.translate,
            language=catalogue.language,
            policy=POLICY.format(style=digest(styles)),
            styles=Markup(styles),  # noqa: S704 -- our own files
            course=settings,
            draft=draft,
            logo=collection.logo,
            pages=pages,
            plans=_plans(drawing.keepers, ids),
            terms=terms_of(module),
            sources=sources_of(module, catalogue.language),
            reference_title=_reference_title(module, drawing.translate),
            publisher=catalogue.publisher,
            contact=settings.contact or settings.owner,
            data=Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")),  # noqa: S704 -- without `<` no tag can begin in it
        )
    )
    return Document(html.encode(), components, data)


def _plans(keepers: Iterable[tuple[Keeper, Place]], ids: Ids) -> list[dict[str, object]]:
    """The plans that the finish page reminds of."""
    return [
        {"number": ids.entries["component", one.index].number, "name": getattr(one, "name", "")}
        for one, _ in keepers
        if one.component == "trial_action"
    ]


def script(document: Document, edition: str) -> bytes:
    """`course.js` of one edition: the run-time and only the components the course uses."""
    lms = EDITION_SCRIPTS[edition]
    own = _scripts(document.components)
    mounted = [name for name in document.components if f"components/{name}/{name}.js" in own and name != "question"]
    if cores := resources.bundled("CORES"):
        used = {name.rpartition("/")[2].removesuffix(".js") for name in own}
        core = cores[lms if "test" in mounted else f"{lms}/no-tests"]
        return assemble(core, resources.bundled("COMPONENTS"), used, mounted).encode()
    imports = tuple(Import(f"builder/components/{name}/{name}.js", (), name, 1) for name in mounted)
    files: dict[str, str | Script] = {
        **{f"templates/{name}": resources.text(name) for name in _runtime()},
        **{f"{_home(name)}/{name}": resources.text(name) for name in own},
        "templates/runtime/lms/edition.js": resources.text(f"runtime/lms/{lms}.js"),
        "templates/runtime/components.js": Script(
            imports, ("components",), f"const components = {{ {', '.join(mounted)} }};\n"
        ),
    }
    return join("templates/runtime/main.js", files).encode()


@lru_cache(maxsize=1)
def _runtime() -> tuple[str, ...]:
    """The names of the run-time's sources."""
    return (*resources.names("runtime", ".js"), *resources.names("runtime/lms", ".js"))


@lru_cache(maxsize=64)
def _scripts(components: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the components' sources, and of what those import from `parts/` and from other components."""
    found = {name: None for component in components for name in resources.names(f"components/{component}", ".js")}
    open_ends = list(found)
    while open_ends:
        new = [name for name in assets.needed(open_ends.pop()) if name not in found]
        found |= dict.fromkeys(new)
        open_ends += new
    return tuple(found)


def _home(name: str) -> str:
    """The folder of the checkout that a script's name is in."""
    return "builder" if name.startswith("components/") else "templates"


@lru_cache(maxsize=64)
def _texts(components: tuple[str, ...], language: str) -> dict[str, str]:
    """What the scripts say, by msgid; nothing when the language is the msgids' own. Bundled scripts ask by number."""
    translate = translator(language)
    names = [name for name in (*_runtime(), *_scripts(components)) if "/lms/" not in name]
    said = sorted({msgid for name in names for msgid in assets.asked(name)})
    if numbers := resources.bundled("MSGIDS"):
        return {str(numbers[msgid]): translate(msgid) for msgid in said}
    return {msgid: text for msgid in said if (text := translate(msgid)) != msgid}


def _prose_styles(pages: Sequence[Mapping[str, object]], module: Module) -> tuple[str, ...]:
    """The stylesheets of what not every course writes: a table, a quotation …"""
    texts = [*(str(page["html"]) for page in pages), *(term.html for term in module.terms)]
    return tuple(name for name, mark in PROSE_STYLES.items() if any(mark in text for text in texts))


@lru_cache(maxsize=64)
def _styles(components: tuple[str, ...], prose: tuple[str, ...], accent: str, *, logo: bool) -> str:
    """The stylesheet: tokens, colours in light and dark, ground, components, print."""
    parts = [
        ground(accent),
        assets.style("styles/prose.css"),
        *(assets.style(f"styles/prose/{name}.css") for name in prose),
        assets.style("styles/player.css"),
        assets.style("styles/logo.css") if logo else "",
        *(assets.style(name) for name in _part_styles(components)),
        *(assets.style(name) for one in components for name in resources.names(f"components/{one}", ".css")),
        assets.style("styles/print.css"),
    ]
    return "".join(parts)


def ground(accent: str) -> str:
    """The styles of every page we make: names, colours in light and dark, elements as they look before any component.

    `accent` is `#rrggbb`.
    """
    dark = assets.style("styles/dark.css") + _accent(theme.dark(accent))
    parts = (
        assets.style("styles/tokens.css"),
        f":root{{{_accent(theme.light(accent))}}}",
        "@media screen and (prefers-color-scheme: dark){:root:not([data-theme=light]){" + dark + "}}",
        "@media screen{:root[data-theme=dark]{" + dark + "}}",
        assets.style("styles/base.css"),
    )
    return "".join(parts)


def _part_styles(components: tuple[str, ...]) -> list[str]:
    """The stylesheets of the parts that the components' scripts need."""
    used = {name.removesuffix(".js") for name in _scripts(components) if name.startswith("parts/")}
    return [name for name in resources.names("parts", ".css") if name.removesuffix(".css") in used]


def _accent(palette: theme.Palette) -> str:
    names = zip(("accent", "accent-strong", "accent-soft", "accent-ink"), palette, strict=True)
    return "".join(f"{assets.property_name(name)}:{value};" for name, value in names)


def digest(text: str) -> str:
    """SHA-256 in base 64, as a policy names what it allows."""
    from binascii import b2a_base64
    from hashlib import sha256

    return b2a_base64(sha256(text.encode()).digest(), newline=False).decode()


def _reference_title(module: Module, translate: Callable[[str], str]) -> str:
    if module.terms and module.sources:
        return translate("Words and sources")
    return translate("Words") if module.terms else translate("Sources")
