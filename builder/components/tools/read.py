"""Reads which tools to show: the organisation's `[[tools]]`, filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.keys import invalid
from builder.diagnostics import N_, error, warning
from builder.names import fold, list_of, squeezed
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Directive, Piece, Setting, Span
    from builder.settings.values import Tool

_STATUS = {"grøn": "green", "gul": "yellow", "rød": "red", "green": "green", "yellow": "yellow", "red": "red"}
_NAMES = {fold(name): status for name, status in _STATUS.items()}
_NAMES |= {fold(f"{name}{ending}"): status for name, status in _STATUS.items() for ending in ("t", "e")}
_ORDER = ("green", "yellow", "red")


class Tools(NamedTuple):
    title: Piece | None
    tools: tuple[Tool, ...]
    """Green before yellow before red, else in the organisation's order."""
    span: Span

    @property
    def component(self) -> str:
        return "tools"


def read_tools(directive: Directive, reader: Reader) -> Tools | None:
    """Diagnostics: `tools-missing`, `tools-none-fit`, `value-invalid`."""
    title = reader.title(directive)
    reader.settings(directive)
    typed = {setting.key: setting for setting in directive.settings}
    known = reader.catalogue.organisation.tools
    if not known:
        reader.report(
            error(
                "tools-missing",
                directive.span,
                N_("the organisation has no list of tools"),
                N_("write the tools in `catalogue.toml`, each under `[[organisation.tools]]` with `name` and `status`"),
            )
        )
        return None
    statuses = _statuses(typed["status"], reader) if "status" in typed else set(_ORDER)
    word = fold(typed["purpose"].value) if "purpose" in typed else ""
    if statuses is None:
        return None
    tools = [tool for tool in known if tool.status in statuses and word in fold(tool.purpose)]
    if not tools:
        reader.report(
            warning(
                "tools-none-fit",
                directive.span,
                N_("none of the organisation's {count} tools fits, so the list is empty"),
                N_("change `status:` or `formål:`, or leave them out to show all tools"),
                count=len(known),
            )
        )
    return Tools(title, tuple(sorted(tools, key=lambda tool: _ORDER.index(tool.status))), directive.span)


def _statuses(setting: Setting, reader: Reader) -> set[str] | None:
    """`grøn`, or `grøn, gul`; `og` and `/` are forgiven."""
    words = list_of(squeezed(setting.value).replace(" og ", ",").replace("/", ","))
    found = {_NAMES.get(fold(word.strip().rstrip("."))) for word in words}
    if not words or None in found:
        invalid(setting, reader, N_("write `grøn`, `gul` or `rød`, or several with commas"))
        return None
    return {one for one in found if one is not None}
