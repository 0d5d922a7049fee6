"""The reference course: 10 pages, 3,800 words of Danish, 20 PNG images (199 kB), 12 questions in a test.

`write` makes it; `times` makes the same course with ten or thirty times as many pages (the images and the
test stay), and `plain_page` the first page as bare HTML, the floor that first paint is measured against.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.pictures import png

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 10
WORDS = 3800
IMAGES = 20
QUESTIONS = 12
SLUG = "referencekursus"

CATALOGUE = """format = 1
language = "da"
publisher = "Fjordby Kommune"
editions = ["scorm12", "scorm2004"]

[organisation]
name = "Fjordby Kommune"
short_name = "Fjordby"
"""

MODULE = """title = "Referencekursus"
summary = "Et kursus af den størrelse, alle målinger er taget på."
version = "1.0.0"
minutes = 40
pass_mark = 80
completion = "sider og test"

[[objectives]]
id = "bruge"
text = "Du kan bruge det, du har læst."
strand = "praktisk"
"""

SENTENCES = """
Kommunen svarer hver dag på flere hundrede henvendelser fra borgere, og mange af dem ligner hinanden.
En medarbejder læser brevet, finder sagen og skriver et svar, som borgeren kan forstå.
Det tager tid, og det kræver, at nogen kender både reglerne og den lokale praksis.
Derfor er det fristende at lade en maskine skrive det første udkast.
Udkastet kan være godt, men det er altid et menneske, der har ansvaret for det, der bliver sendt.
Læs teksten, som om en kollega havde skrevet den, og spørg dig selv, om den er rigtig.
Tal, datoer og navne skal du altid slå efter i sagen, før du bruger dem.
Hvis du er i tvivl, spørger du den, der kender området bedst.
En god regel er at begynde med noget, hvor en fejl er let at opdage og nem at rette.
Skriv ned, hvad du prøvede, og hvad der kom ud af det, så andre kan lære af det.
På biblioteket prøvede de først at skrive opslag til sommerens læseklub.
Det tog en eftermiddag, og bagefter havde de en skabelon, som alle kunne bruge.
I jobcentret brugte de en time om ugen på at samle eksempler, der gik godt og skidt.
Skolerne valgte at tale med eleverne om det, før nogen skrev en eneste linje.
På plejehjemmet var det vigtigste, at ingen oplysninger om beboerne forlod huset.
Oplysninger om mennesker hører ikke hjemme i et værktøj, som kommunen ikke har en aftale om.
Det gælder også, når du tror, at ingen kan se, hvem det handler om.
Fjern ikke bare navnet, for en adresse og en sygdom kan være nok til at genkende et menneske.
Brug i stedet et opdigtet eksempel, der ligner det, du vil have hjælp til.
Svaret bliver sjældent dårligere af det, og du sover bedre om natten.
Når du beder om noget, så fortæl, hvem teksten er til, og hvad den skal bruges til.
Sig også, hvor lang den må være, og hvilken tone du ønsker.
Får du et svar, der ikke passer, så sig, hvad der er galt, i stedet for at begynde forfra.
Ofte er tredje forsøg meget bedre end det første.
Gem de spørgsmål, der virkede, et sted, hvor dine kolleger kan finde dem.
Det er ikke snyd at få hjælp, så længe du ved, hvad du skriver under på.
Men det er snyd at lade som om, at noget er undersøgt, når det ikke er.
Borgeren har ret til at vide, hvordan en afgørelse er blevet til.
Derfor skal der stå i sagen, hvad du har brugt, og hvad du selv har vurderet.
Ledelsen har ansvaret for, at I har de rette værktøjer og tid nok til at lære dem at kende.
Du har ansvaret for at bruge dem, som I har aftalt.
Tal om det på næste møde, og tag et eksempel med fra din egen hverdag.
""".strip().split("\n")


def write(root: Path, times: int = 1, *, in_test: bool = True) -> int:
    """Write the collection to `root`; the number of bytes of its own: texts and images.

    `in_test`: the questions are a test; otherwise they are there to practise on.
    """
    module = root / SLUG
    (module / "media").mkdir(parents=True)
    files: dict[Path, bytes] = {
        root / "catalogue.toml": CATALOGUE.encode(),
        module / "module.toml": (MODULE if in_test else MODULE.replace("sider og test", "sider")).encode(),
    }
    for number in range(1, IMAGES + 1):
        files[module / f"media/billede-{number:02}.png"] = png(number, 122 + number % 2, 80)
    for name, text in pages(times, in_test=in_test).items():
        files[module / name] = text.encode()
    for path, content in files.items():
        path.write_bytes(content)
    return sum(len(content) for path, content in files.items() if path.parent != root)


def pages(times: int = 1, *, in_test: bool = True) -> dict[str, str]:
    """The pages by file name; every word in them counts towards `WORDS` × `times`."""
    count = PAGES * times
    test = _test() if in_test else _questions()
    left = WORDS * times - _words(test)
    made: dict[str, str] = {}
    for number in range(1, count):
        text = _page(number, left // (count - number))
        left -= _words(text)
        made[f"{number:03}-side.md"] = text
    made[f"{count:03}-test.md"] = test
    return made


def plain_page(images: list[str]) -> str:
    """The first page of the course as HTML and nothing else."""
    from markdown import markdown

    body = markdown(pages()["001-side.md"], extensions=["tables"])
    for number, source in enumerate(images, 1):
        body = body.replace(f"media/billede-{number:02}.png", source)
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    return f'<!doctype html><html lang="da"><head>{head}<title>Referencekursus</title></head><body>{body}</body></html>'


def _page(number: int, words: int) -> str:
    """One page of about `words` words: headings, paragraphs, a list, now and then a table, two images."""
    parts = [f"# Side {number}: Sådan arbejder vi"]
    place = number * 7
    images = [_image(2 * number - 1), _image(2 * number)]
    turn = 0
    while sum(map(_words, parts)) < words:
        turn += 1
        sentences = [SENTENCES[(place + i) % len(SENTENCES)] for i in range(4)]
        place += 4
        if turn in (2, 5):
            parts.append(f"## Del {turn} af side {number}")
        if turn == 3:
            parts.append("\n".join(f"- **{line.split()[0]}** {' '.join(line.split()[1:])}" for line in sentences[:3]))
        elif turn == 4 and number % 3 == 0:
            parts.append("| Hvad | Hvornår |\n| --- | --- |\n| Læs svaret | hver gang |\n| Slå tal efter | altid |")
        else:
            parts.append(" ".join(sentences))
        if turn in (1, 4) and images:
            parts.append(images.pop(0))
    return "\n\n".join([*parts, *images]) + "\n"


def _test() -> str:
    head, questions = _questions().split("\n\n::: ", 1)
    return f"{head}\n\n::: test\nforsøg: 3\nvis svar: efter\n\n::: {questions}\n:::\n"


def _questions() -> str:
    parts = ["# Test", "Her er tolv spørgsmål om det, du har læst.", *map(_image, (IMAGES - 1, IMAGES))]
    return "\n\n".join([*parts, *map(_question, range(1, QUESTIONS + 1))]) + "\n"


def _question(number: int) -> str:
    """Every third question has two right answers."""
    several = number % 3 == 0
    sentence = SENTENCES[(number * 5) % len(SENTENCES)]
    return f"""::: spørgsmål
mål: bruge

Spørgsmål nummer {number}: Hvad passer bedst, når det gælder dette? {sentence}

- [x] Det rigtige svar på nummer {number}
  - Ja. Det står på en af siderne, og det er værd at huske.
- [{"x" if several else " "}] Det næste svar på nummer {number}
  - {"Ja, det er også rigtigt." if several else "Nej. Det ligner, men det holder ikke, når man ser efter."}
- [ ] Det sidste svar på nummer {number}
  - Nej. Det er en udbredt misforståelse, som du nu kender.

:::"""


def _image(number: int) -> str:
    return f"![Billede nummer {number} af forløbet](media/billede-{(number - 1) % IMAGES + 1:02}.png)"


def _words(text: str) -> int:
    return sum(any(letter.isalpha() for letter in word) for word in text.split())
