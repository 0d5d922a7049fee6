"""What the LMS is told: one test reports, and what must be done can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from builder.checks.walk import all_blocks
from builder.diagnostics import N_, error
from builder.model import Broken

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from builder.components.test import Test
    from builder.diagnostics import Diagnostic
    from builder.model import Block, Module


def tests_counting(module: Module, today: datetime.date) -> Iterator[Diagnostic]:  # noqa: ARG001 -- a rule's form
    """`tests-counting`: two tests would report a score, and an LMS has room for one."""
    tests = _counting(module)
    for test in tests[1:]:
        yield error(
            "tests-counting",
            test.span,
            N_("two tests count, and an LMS takes one score; the first is in `{file}`, line {line}"),
            N_("write `tæller: nej` in the one that is practice"),
            file=tests[0].span.file.rpartition("/")[2],
            line=tests[0].span.line,
        )


def completion_without_test(module: Module, today: datetime.date) -> Iterator[Diagnostic]:  # noqa: ARG001
    """`completion-without-test`: the course cannot be completed, because the test it asks for is not there."""
    asked = module.settings.completion in ("test", "both")
    if asked and not _counting(module) and not _any_broken(module):
        yield error(
            "completion-without-test",
            module.settings.span,
            N_("`completion` asks for a test, but the module has no test that counts"),
            N_('add a `::: test`, remove `tæller: nej` from the one there is, or write `completion = "sider"`'),
        )


def _counting(module: Module) -> list[Test]:
    tests = (cast("Test", block) for block in _blocks(module) if getattr(block, "component", "") == "test")
    return [test for test in tests if test.counts]


def _any_broken(module: Module) -> bool:
    """A block that could not be read may well be the test."""
    return any(isinstance(block, Broken) for block in _blocks(module))


def _blocks(module: Module) -> Iterator[Block]:
    return (block for page in module.pages for block in all_blocks(page.blocks))
