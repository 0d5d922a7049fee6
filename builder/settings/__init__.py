"""The TOML files: `values` is what they mean, `tables` declares their keys once, `read` validates them."""

from builder.settings.values import (
    Catalogue,
    Checks,
    ModuleSettings,
    Objective,
    Organisation,
    Source,
    Theme,
    Tool,
)

__all__ = ["Catalogue", "Checks", "ModuleSettings", "Objective", "Organisation", "Source", "Theme", "Tool"]
