"""Drawings: what is let through, and what never is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builder.svg import Drawing, read_svg

if TYPE_CHECKING:
    from pathlib import Path

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30">'


def drawing(text: str | bytes, folder: Path) -> Drawing:
    file = folder / "x.svg"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_svg(file, "media/x.svg")


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h5" fill="#19683a"/>',
        '<title>En drage</title><desc>Tekst om "script" og onclick</desc>',
        '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" style="fill:url(#a);stroke:red"/>',
        '<use href="#a"/><use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>.a { fill: red } /* url(x) */</style>",
        "<!-- et script -->",
        '<metadata><x xmlns="http://creativecommons.org/ns#">fri</x></metadata>',
        '<text font-family="Arial">javascript er et sprog</text>',
    ],
)
def test_what_only_draws_is_let_through(inside: str, tmp_path: Path) -> None:
    assert drawing(f"<?xml version='1.0' encoding='UTF-8'?>\n{OPEN}{inside}</svg>", tmp_path) == Drawing((40, 30), ())


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE svg>",
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 20010904//EN"\n"http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd">',
    ],
)
def test_a_doctype_as_drawing_programs_write_it(doctype: str, tmp_path: Path) -> None:
    assert drawing(f"<?xml version='1.0'?>\n{doctype}\n{OPEN}</svg>", tmp_path) == Drawing((40, 30), ())
    script = drawing(f"{doctype}\n{OPEN}\n<script/></svg>", tmp_path)
    assert script.found[0].span.line == doctype.count("\n") + 3


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<SCRIPT xmlns="http://www.w3.org/1999/xhtml">alert(1)</SCRIPT>',
        '<script xlink:href="https://x.dk/a.js"/>',
        '<rect onclick="alert(1)"/>',
        '<rect OnLoad="alert(1)"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<a href="https://x.dk"><rect/></a>',
        '<a xlink:href="javascript:alert(1)"><rect/></a>',
        '<a href="java&#10;script:alert(1)"><rect/></a>',
        '<image href="https://x.dk/a.png"/>',
        '<image href="//x.dk/a.png"/>',
        '<image href="a.png"/>',
        '<image href="data:image/svg+xml,&lt;svg/&gt;"/>',
        '<use href="andet.svg#a"/>',
        '<g xml:base="https://x.dk/"/>',
        '<style>@import "https://x.dk/a.css";</style>',
        "<style>.a { fill: url(https://x.dk/a) }</style>",
        "<style><![CDATA[.a { background: url( 'x.png' ) }]]></style>",
        "<style>.a { fill: u\\72l(https://x.dk) }</style>",
        '<rect style="fill:url(https://x.dk/a)"/>',
        '<rect fill="url(//x.dk/a)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="java script:alert(1)"/>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>',
        '<?xml-stylesheet href="https://x.dk/a.css"?>',
    ],
)
def test_what_runs_or_loads_is_not(inside: str, tmp_path: Path) -> None:
    told = drawing(f"{OPEN}\n  {inside}</svg>", tmp_path).found
    assert {one.code for one in told} == {"svg-unsafe"}
    assert told[0].span[:3] == ("media/x.svg", 2, 3)


@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE svg SYSTEM 'local.dtd'>{OPEN}</svg>",
        f"<!DOCTYPE svg><!DOCTYPE svg>{OPEN}</svg>",
        f"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x.dtd' [<!ENTITY a 'b'>]>{OPEN}</svg>",
        f"\n<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>{OPEN}<text>&a;</text></svg>",
        f"<?xml-stylesheet href='x.css'?>{OPEN}</svg>",
        f"<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE svg>{OPEN}</svg>".encode("utf-16"),
        f"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE svg+AD4-{OPEN}</svg>".encode(),
    ],
)
def test_what_stands_before_the_drawing(text: str | bytes, tmp_path: Path) -> None:
    assert {one.code for one in drawing(text, tmp_path).found} <= {"svg-unsafe", "svg-broken"}
    assert drawing(text, tmp_path).found


def test_the_doctypes_line_is_named(tmp_path: Path) -> None:
    assert drawing(f"<?xml version='1.0'?>\n\n<!DOCTYPE svg []>\n{OPEN}</svg>", tmp_path).found[0].span.line == 3


@pytest.mark.parametrize("text", ["", "hej", "<svg", "<html/>", "<svg/>", f"{OPEN}<g></svg>"])
def test_what_is_no_drawing(text: str, tmp_path: Path) -> None:
    assert [one.code for one in drawing(text, tmp_path).found] == ["svg-broken"]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="20" height="10"', (20, 10)),
        ('width="20px" height="10.4px" viewBox="0 0 5 5"', (20, 10)),
        ('viewBox="0 0 33 22"', (33, 22)),
        ('viewBox="0,0,33.6,22"', (34, 22)),
        ('width="100%" height="100%" viewBox="0 0 8 4"', (8, 4)),
        ('width="10mm" height="5mm"', None),
        ('viewBox="0 0 x y"', None),
        ('viewBox="0 0 -1 5"', None),
        ('viewBox="0 0 inf nan"', None),
        ("", None),
    ],
)
def test_the_size(attributes: str, size: tuple[int, int] | None, tmp_path: Path) -> None:
    assert drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>', tmp_path) == Drawing(size, ())


def test_a_drawing_that_is_too_large(tmp_path: Path) -> None:
    told = drawing(f"{OPEN}{' ' * 5_000_000}</svg>", tmp_path).found
    assert [one.code for one in told] == ["svg-broken"]
