"""Callouts: `> [!HUSK]`. They are prose, so no `:::` block asks for this folder; the prose room does."""

from __future__ import annotations

from functools import cache

from builder.diagnostics import N_

KINDS = {
    "HUSK": "remember",
    "NOTE": "remember",
    "REMEMBER": "remember",
    "TIP": "tip",
    "VIGTIGT": "important",
    "IMPORTANT": "important",
    "WARNING": "important",
    "CAUTION": "important",
    "EKSEMPEL": "example",
    "EXAMPLE": "example",
    "JURA": "legal",
    "LEGAL": "legal",
    "FACILITATOR": "facilitator",
}
"""What authors type, and the kind it is."""

KNOWN = ("HUSK", "TIP", "VIGTIGT", "EKSEMPEL", "JURA", "FACILITATOR")
"""The words told to an author who typed another; the aliases are forgiven, not taught."""

TITLES = {
    "remember": N_("Remember"),
    "tip": N_("Tip"),
    "important": N_("Important"),
    "example": N_("Example"),
    "legal": N_("The law"),
}

DOC = N_("text that stands out: what to remember, tips, examples, what the law says")

_CONTENT = "\x02content\x03"


@cache
def around(kind: str, language: str, anchor: str) -> tuple[str, str]:
    """The HTML before and after a callout's content; `anchor` is the `id` of its title."""
    from builder.i18n import translator
    from builder.resources import environment

    template = environment().get_template("components/callout/callout.html.jinja")
    html = template.render(kind=kind, title=translator(language)(TITLES[kind]), anchor=anchor, content=_CONTENT)
    before, _, after = html.partition(_CONTENT)
    return before.rstrip() + "\n", after.lstrip()
