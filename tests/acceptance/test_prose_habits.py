"""What authors type in prose, and what the learner must see. One line of format.md section 2 a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.acceptance.course import build, check, write

if TYPE_CHECKING:
    from pathlib import Path

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

# (name, page, XPath under the page's section that must be found)
PUBLISHED = [
    ("list under text", "# T\n\nHusk:\n- et\n- to\n", "//ul[count(li)=2]"),
    ("round bullets", "# T\n\n• et\n• to\n", "//ul[count(li)=2]"),
    ("plus bullets", "# T\n\n+ et\n+ to\n", "//ul[count(li)=2]"),
    ("en dashes on two lines", "# T\n\n– et\n– to\n", "//ul[count(li)=2]"),
    ("lone dash is speech", "# T\n\n– Hej, sagde hun.\n", "//p[contains(., '– Hej')]"),
    ("NBSP after the bullet", "# T\n\n-\u00a0et\n-\u00a0to\n", "//ul[count(li)=2]"),
    ("tab after the bullet", "# T\n\n-\tet\n-\tto\n", "//ul[count(li)=2]"),
    ("two-space sub-list", "# T\n\n- et\n  - under\n- to\n", "//ul/li/ul/li[contains(., 'under')]"),
    ("table under text", "# T\n\nSe her:\n| a | b |\n| --- | --- |\n| 1 | 2 |\n", "//table//td[contains(., '2')]"),
    ("a date is not a list", "# T\n\n2. august 2026 begynder det.\n", "//p[contains(., '2. august 2026')]"),
    ("a day is not a list", "# T\n\n14. dag i forløbet.\n", "//p[contains(., '14. dag')]"),
    ("a list keeps its first number", "# T\n\n3. tre\n4. fire\n", "//ol[@start='3'][count(li)=2]"),
    ("a counted list of months", "# T\n\n1. januar\n2. februar\n3. marts\n", "//ol[count(li)=3]"),
    ("four blanks are no code", "# T\n\nTekst.\n\n    indrykket\n", "//p[contains(., 'indrykket')]"),
    ("a tab is no code", "# T\n\n\tindrykket fra Word\n", "//p[contains(., 'indrykket fra Word')]"),
    ("fence is code", "# T\n\n```\nkode <b>\n```\n", "//pre[contains(., 'kode <b>')]"),
    ("heading without blank", "# T\n\n##Under\n\nTekst\n", "//*[self::h2 or self::h3][contains(., 'Under')]"),
    ("underlined title", "Titel\n=====\n\nTekst\n", "//p[contains(., 'Tekst')]"),
    ("task list outside a question", "# T\n\n- [ ] et\n- [x] to\n", "//ul[count(li)=2]"),
    ("callout", "# T\n\n> [!HUSK]\n> Tekst her\n", "//*[contains(@class,'callout')][contains(., 'Tekst her')]"),
    (
        "callout on the same line",
        "# T\n\n> [!TIP] Tekst her\n",
        "//*[contains(@class,'callout')][contains(., 'Tekst her')]",
    ),
    ("callout in lower case", "# T\n\n> [!husk]\n> Tekst\n", "//*[contains(@class,'callout')]"),
    ("English callout", "# T\n\n> [!WARNING]\n> Tekst\n", "//*[contains(@class,'callout')]"),
    ("footnote", "# T\n\nTekst[^1].\n\n[^1]: Noten.\n", "//li[contains(., 'Noten')]"),
    ("footnote from a block", "# T\n\n> [!HUSK]\n> Tekst[^a]\n\n[^a]: Noten.\n", "//li[contains(., 'Noten')]"),
    ("line break", "# T\n\nEn<br>to\n", "//br"),
    ("entity", "# T\n\n5 &lt; 6 &amp; 7\n", "//p[contains(., '5 < 6 & 7')]"),
    (
        "mail address in angles",
        "# T\n\nSkriv til <navn@kommune.example>\n",
        "//a[@href='mailto:navn@kommune.example'] | //p[contains(., 'navn@kommune.example')]",
    ),
    (
        "comment is gone",
        "# T\n\nFør <!-- hemmeligt --> efter\n",
        "//p[contains(., 'efter')][not(contains(., 'hemmeligt'))]",
    ),
    ("comment in code stays", "# T\n\n`<!-- vis -->`\n", "//code[contains(., '<!-- vis -->')]"),
    ("look-up", "# T\n\n{{ module.title }}\n", "//p[contains(., 'Prøve')]"),
    ("look-up in code is literal", "# T\n\n`{{ hvad }}`\n", "//code[contains(., '{{ hvad }}')]"),
    ("single braces are text", "# T\n\nSkriv {navn} her.\n", "//p[contains(., '{navn}')]"),
    ("snake_case stays", "# T\n\nen_to_tre\n", "//p[contains(., 'en_to_tre')]"),
    ("own anchor", "# T\n\n[ned](#vælg-kanal)\n\n## Vælg kanal\n\nTekst\n", "//a[starts-with(@href, '#')]"),
    (
        "image",
        '# T\n\n![En drage](media/x.png "Billedtekst")\n',
        "//figure[.//img[@alt='En drage']]//figcaption[contains(., 'Billedtekst')]",
    ),
    ("decorative image", "# T\n\n![](media/x.png){dekorativ}\n", "//img[@alt='']"),
    ("raw blank in a path", "# T\n\n![En drage](media/mit billede.png)\n", "//img[@alt='En drage']"),
    ("%20 in a path", "# T\n\n![En drage](media/mit%20billede.png)\n", "//img[@alt='En drage']"),
    ("backslash in a path", "# T\n\n![En drage](media\\x.png)\n", "//img[@alt='En drage']"),
]

# (name, page, severity, line)
REPORTED = [
    ("raw HTML", "# T\n\n<div>hej</div>\n", "warning", 3),
    ("javascript link", "# T\n\n[x](javascript:alert(1))\n", "error", 3),
    ("data link", "# T\n\n[x](data:text/html,hej)\n", "error", 3),
    ("image without alt", "# T\n\n![](media/x.png)\n", "error", 3),
    ("image missing", "# T\n\nTekst\n\n![En drage](media/y.png)\n", "error", 5),
    ("image in wrong case", "# T\n\n![En drage](media/X.png)\n", "error", 3),
    ("image outside", "# T\n\n![En drage](../../x.png)\n", "error", 3),
    ("image on a drive", "# T\n\n![En drage](C:\\billeder\\x.png)\n", "error", 3),
    ("image on the web", "# T\n\n![En drage](https://example.org/x.png)\n", "error", 3),
    ("image from a mail", "# T\n\n![En drage](cid:abc)\n", "error", 3),
    ("image with a file name as alt", "# T\n\n![x.png](media/x.png)\n", "warning", 3),
    ("braces after an image", "# T\n\n![En drage](media/x.png){width=50%}\n", "warning", 3),
    ("rule under text", "# T\n\nTekst\n---\nMere\n", "warning", 4),
    ("unknown callout", "# T\n\n> [!HUSKK]\n> Tekst\n", "error", 3),
    ("unknown page", "# T\n\n[x](07-findes-ikke.md)\n", "error", 3),
    ("unknown anchor", "# T\n\n[x](#findes-ikke)\n", "error", 3),
    ("unknown source", "# T\n\nTekst. [@X9]\n", "error", 3),
    ("unknown look-up", "# T\n\n{{ organisation.navnn }}\n", "error", 3),
    ("no heading", "Bare tekst\n", "error", 1),
    ("second title", "# T\n\nTekst\n\n# To\n", "warning", 5),
    ("text before the title", "Tekst\n\n# T\n", "warning", 1),
    ("title on level two", "## T\n\nTekst\n", "warning", 1),
    ("skipped level", "# T\n\n#### Dybt\n\nTekst\n", "warning", 3),
    ("unclosed comment", "# T\n\nTekst <!-- uden slut\n", "error", 3),
    ("cpr number", "# T\n\nHans nummer er 010203-1234.\n", "warning", 3),
    ("control character", "# T\n\nTe\x07kst\n", "error", 3),
]


@pytest.mark.parametrize(("name", "page", "xpath"), PUBLISHED, ids=[case[0] for case in PUBLISHED])
def test_published_as_meant(tmp_path: Path, name: str, page: str, xpath: str) -> None:
    write(tmp_path, page, **{"eksempel/media/x.png": PNG, "eksempel/media/mit billede.png": PNG})
    code, found = check(tmp_path, "--strict")
    assert (code, found) == (0, []), name
    section = build(tmp_path).xpath("//section[@data-page]")[0]
    assert section.xpath("." + xpath), name


@pytest.mark.parametrize(("name", "page", "severity", "line"), REPORTED, ids=[case[0] for case in REPORTED])
def test_reported_once(tmp_path: Path, name: str, page: str, severity: str, line: int) -> None:
    write(tmp_path, page, **{"eksempel/media/x.png": PNG})
    code, found = check(tmp_path)
    assert [(f.severity, f.line) for f in found] == [(severity, line)], name
    assert code == (1 if severity == "error" else 0)
    assert found[0].message, name
