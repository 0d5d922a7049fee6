"""Whatever lies in the folder, loading gives values and diagnostics, never an exception."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, strategies as st

from builder.diagnostics import words
from builder.i18n import translator
from builder.load import load_collection, load_module
from tests.unit.load.folder import put

NAMES = st.one_of(
    st.sampled_from(
        [
            "catalogue.toml",
            "sources.toml",
            "glossary.md",
            "m/module.toml",
            "m/01-a.md",
            "m/2.md",
            "m/ids.lock",
            "m/media/x.png",
        ]
    ),
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20).filter(
        lambda name: name not in {".", ".."} and len(name.encode()) < 200
    ),
).map(lambda name: name if "/" in name or name.startswith(("cat", "sou", "glo")) else f"m/{name}")
CONTENTS = st.one_of(
    st.binary(max_size=300),
    st.lists(
        st.sampled_from(
            [
                'title = "x"\n',
                "[[objectives]]\n",
                "## a\n",
                "også: b\n",
                "[J1]\n",
                "tekst\n",
                "order = ['m']\n",
                "\ufeff",
            ]
        )
    ).map(lambda lines: "".join(lines).encode()),
)


@given(st.dictionaries(NAMES, CONTENTS, max_size=8))
def test_any_folder(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        modules = Path(folder, "modules")
        modules.mkdir()
        for name, content in files.items():
            if not (modules / name).exists():
                put(modules / name, content)
        shared, found = load_collection(modules, "modules")
        assert shared is not None or found
        if shared is not None:
            for slug in shared.modules:
                source, more = load_module(shared, slug)
                assert source is not None or more
                found = found + more
        for one in found:
            message, hint = words(one, translator("da"))
            assert message
            assert hint
            assert one.span.file.startswith("modules")
