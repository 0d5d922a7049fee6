"""What the LMS is told: one test reports, and what must be done can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from builder.audience import audiences_of, left_of
from builder.checks.walk import all_blocks, scoped
from builder.diagnostics import N_, error, warning
from builder.model import Broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.checks.material import Material
    from builder.components.test import Test
    from builder.diagnostics import Diagnostic
    from builder.model import Module, Scope
    from builder.settings import Catalogue


def tests_counting(material: Material) -> Iterator[Diagnostic]:
    """`tests-counting`: one learner gets two tests that would report a score, and an LMS has room for one."""
    module = material.module
    tests = _counting(module)
    if len(tests) < 2:  # noqa: PLR2004
        return
    who = [_getting(scopes, module, material.collection.catalogue) for _, scopes in tests]
    for number, (test, _) in enumerate(tests):
        first = next((tests[earlier][0] for earlier in range(number) if who[earlier] & who[number]), None)
        if first:
            yield error(
                "tests-counting",
                test.span,
                N_("two tests count, and an LMS takes one score; the first is in `{file}`, line {line}"),
                N_("write `tæller: nej` in the one that is practice"),
                file=first.span.file.rpartition("/")[2],
                line=first.span.line,
            )


def tests_undivided(module: Module) -> list[Diagnostic]:
    """`tests-undivided`: tests for different audiences in a package that all of them get. Not a rule: for `build`."""
    return [
        warning(
            "tests-undivided",
            test.span,
            N_("this test is for others than the one in `{file}`, line {line}; in a package for everyone one reports"),
            N_("build with `--audience all`: then each audience gets a package with its own test"),
            file=tests[0][0].span.file.rpartition("/")[2],
            line=tests[0][0].span.line,
        )
        for tests in [_counting(module)]
        for test, _ in tests[1:]
    ]


def completion_without_test(material: Material) -> Iterator[Diagnostic]:
    """`completion-without-test`: the course cannot be completed, because the test it asks for is not there."""
    module = material.module
    asked = module.settings.completion in ("test", "both")
    if asked and not _counting(module) and not _any_broken(module):
        yield error(
            "completion-without-test",
            module.settings.span,
            N_("`completion` asks for a test, but the module has no test that counts"),
            N_('add a `::: test`, remove `tæller: nej` from the one there is, or write `completion = "sider"`'),
        )


def _counting(module: Module) -> list[tuple[Test, tuple[Scope, ...]]]:
    tests = ((cast("Test", block), scopes) for block, scopes in scoped(module, "test"))
    return [(test, scopes) for test, scopes in tests if test.counts]


def _getting(scopes: tuple[Scope, ...], module: Module, catalogue: Catalogue) -> set[str]:
    """The audiences that get what stands in these scopes; nobody in particular is one of them where none are set."""
    names = audiences_of(module.settings, catalogue) or ("",)
    return {name for name in names if all(left_of(scope, name) is not None for scope in scopes)}


def _any_broken(module: Module) -> bool:
    """A block that could not be read may well be the test."""
    return any(isinstance(block, Broken) for page in module.pages for block in all_blocks(page.blocks))
