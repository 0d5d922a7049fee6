"""Templates as the wheel carries them: Python source, all in one file (`builder/_compiled.py`), loaded as byte code.

Jinja's own loader of compiled templates reads one file a template, of which a build needs a dozen.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, TemplateNotFound

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from jinja2 import Environment, Template


class CompiledLoader(BaseLoader):
    has_source_access = False

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002 -- Jinja's own name
        made = import_module("builder._compiled").TEMPLATES.get(name)
        if made is None:
            raise TemplateNotFound(name)
        space = {"__file__": name, **made(environment)}
        return environment.template_class.from_module_dict(environment, space, globals or {})


def source(templates: Mapping[str, str]) -> str:
    """The text of `_compiled.py`, for what Jinja made of each template: one function a template."""
    parts = []
    for number, code in enumerate(templates.values()):
        # Jinja writes every text on one line, so that lines can be indented.
        body = "".join(f"    {line}\n" for line in code.split("\n"))
        parts.append(f"def t{number}(environment):\n{body}    return locals()\n\n")
    listed = ", ".join(f"{name!r}: t{number}" for number, name in enumerate(templates))
    return f"{''.join(parts)}TEMPLATES = {{{listed}}}\n"
