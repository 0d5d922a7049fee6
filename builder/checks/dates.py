"""What must be looked at again: notes, because they depend on today's date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.checks.material import Material
    from builder.diagnostics import Diagnostic


def module_review_due(material: Material) -> Iterator[Diagnostic]:
    """`module-review-due`: the module's own review date has passed."""
    module = material.module
    due = module.settings.review_date
    if due and due < material.today:
        yield note(
            "module-review-due",
            module.settings.review_span or module.settings.span,
            N_("the module was to be reviewed by {date}"),
            N_("read it through, and write a new `review_date`"),
            date=due.isoformat(),
        )


def source_review_due(material: Material) -> Iterator[Diagnostic]:
    """`source-review-due`: the review date of a source the pages cite has passed."""
    for source in material.module.sources:
        if source.review_date and source.review_date < material.today:
            yield note(
                "source-review-due",
                source.span,
                N_("the source `{id}` was to be looked at again by {date}"),
                N_("open it, see that the pages still say what it says, and write new `checked` and `review_date`"),
                id=source.id,
                date=source.review_date.isoformat(),
            )
