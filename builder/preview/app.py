"""The preview's web application: the author's page, the course's files, the attempt, and news as they happen."""

from __future__ import annotations

import asyncio
import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from builder import resources
from builder.editions import EDITIONS
from builder.i18n import translator
from builder.preview import page, words
from builder.preview.attempts import Key
from builder.preview.serving import answer, text
from builder.preview.state import state
from builder.preview.watch import watch
from builder.preview.workshop import Choice

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from builder.preview.attempts import Attempts
    from builder.preview.workshop import Workshop

MOST = 4 << 20
"""Bytes of an attempt that is taken."""
PULSE = 15
"""Seconds between signs of life to a window that has nothing else to hear."""
_CONTROL_FILES = os.fspath(resources.third_party("scorm12").parent)


class Listener:
    """A window, what it looks at, and what it has not been told yet."""

    def __init__(self, choice: Choice, edition: str) -> None:
        self.choice = choice
        self.edition = edition
        self.news: dict[str, str] = {"state": ""}
        self.told = asyncio.Event()
        self.told.set()

    def tell(self, kind: str, by: str = "") -> None:
        self.news[kind] = by
        self.told.set()


class Preview:
    """Everything behind the routes."""

    def __init__(self, workshop: Workshop, attempts: Attempts, start: str, language: str) -> None:
        self.workshop = workshop
        self.attempts = attempts
        self.start = start
        self.language = language
        self.translate = translator(language)
        self.closing = asyncio.Event()
        self._listeners: set[Listener] = set()
        self._wanted = asyncio.Event()
        self._maker = ThreadPoolExecutor(1, "course")

    def application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/", self.page),
                Route("/static/{name}", self.static),
                Route("/events", self.events),
                Route("/attempt", self.read_attempt, methods=["GET"]),
                Route("/attempt", self.write_attempt, methods=["POST"]),
                Route("/attempt", self.forget_attempt, methods=["DELETE"]),
                Route("/previous", self.previous),
                Route("/course/{module}/{audience}/{edition}/{name:path}", self.course),
                Route("/look/{module}/{audience}/{edition}/{name:path}", self.course),
                Route("/previous/{module}/{audience}/{edition}/{name:path}", self.previous_course),
            ],
            lifespan=self._life,
        )

    def close(self) -> None:
        """Let go of everyone who listens: the server waits for them."""
        self.closing.set()
        for listener in self._listeners:
            listener.told.set()

    @asynccontextmanager
    async def _life(self, _: Starlette) -> AsyncIterator[None]:
        tasks = [
            asyncio.create_task(watch(self.workshop.root, self.closing, self._changed)),
            asyncio.create_task(self._make()),
        ]
        yield
        self.close()
        self._wanted.set()
        await asyncio.gather(*tasks)
        self._maker.shutdown()
        self.attempts.close()

    def _changed(self) -> None:
        self.workshop.changed()
        self._wanted.set()

    async def _make(self) -> None:
        """Make what somebody looks at, whenever something changed; saves that come meanwhile are made together."""
        loop = asyncio.get_running_loop()

        def tell(choice: Choice) -> None:
            loop.call_soon_threadsafe(self._announce, choice)

        while not self.closing.is_set():
            await self._wanted.wait()
            self._wanted.clear()
            choices = list(dict.fromkeys(one.choice for one in self._listeners))
            await loop.run_in_executor(self._maker, self.workshop.refresh, choices, tell)

    def _announce(self, choice: Choice) -> None:
        for listener in self._listeners:
            if listener.choice == choice:
                listener.tell("state")

    async def page(self, request: Request) -> Response:  # noqa: ARG002 -- the route's shape
        start = {"module": self.start, "edition": self._first_edition()}
        editions = [(name, edition.FACTS.title) for name, edition in EDITIONS.items()]
        html = page.page(self.language, start, editions, kept=self.attempts.kept)
        headers = {"content-security-policy": page.POLICY, "cache-control": "no-store"}
        return HTMLResponse(html, headers=headers)

    def _first_edition(self) -> str:
        collection = self.workshop.collection
        wished = collection.catalogue.editions if collection else ()
        return next((name for name in wished if name in EDITIONS), next(iter(EDITIONS)))

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name == "preview.css":
            return text(page.styles(), "css")
        if name == "scorm-again.js":
            path = resources.third_party("scorm-again") / "scorm-again.min.js"
            return answer(request, name, path, str(path.parent))
        if f"preview/{name}" in page.scripts():
            return text(resources.text(f"preview/{name}"), "js")
        raise HTTPException(404)

    async def course(self, request: Request) -> Response:
        choice, edition = _chosen(request.path_params)
        course = self.workshop.shown(choice).course
        if course is None:
            raise HTTPException(404)
        return self._file(request, self.workshop.package(choice, edition, course))

    async def previous_course(self, request: Request) -> Response:
        before = self.workshop.previous(*_chosen(request.path_params))
        if before is None:
            raise HTTPException(404)
        return self._file(request, before.files)

    def _file(self, request: Request, files: dict[str, Any]) -> Response:
        """One of the package's own files: names are looked up, never joined to a path."""
        name = request.path_params["name"]
        if name not in files:
            raise HTTPException(404)
        return answer(request, name, files[name], self.workshop.root, _CONTROL_FILES)

    async def previous(self, request: Request) -> Response:
        choice, edition = _chosen(request.query_params)
        loop = asyncio.get_running_loop()
        before = await loop.run_in_executor(self._maker, self.workshop.look_back, choice, edition)
        told = None if before is None else {"version": before.version, "package": before.package}
        return _json(told)

    async def events(self, request: Request) -> Response:
        listener = Listener(*_chosen(request.query_params))
        headers = {"cache-control": "no-store"}
        return StreamingResponse(self._news(listener), media_type="text/event-stream", headers=headers)

    async def _news(self, listener: Listener) -> AsyncIterator[str]:
        self._listeners.add(listener)
        self._wanted.set()
        if not self.workshop.was_made(listener.choice):
            listener.news.clear()  # nothing can be said before the course is made
        try:
            while not self.closing.is_set():
                listener.told.clear()
                news, listener.news = listener.news, {}
                for kind, by in news.items():
                    told = state(self.workshop, listener.choice, self.translate) if kind == "state" else by
                    yield f"event: {kind}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n"
                if not news:
                    yield ": still here\n\n"
                try:
                    await asyncio.wait_for(listener.told.wait(), PULSE)
                except TimeoutError:
                    continue
        finally:
            self._listeners.discard(listener)

    async def read_attempt(self, request: Request) -> Response:
        kept = json.loads(self.attempts.get(self._key(request)))
        return _json({"kept": kept, **self._told(request, kept.get("cmi"))})

    async def write_attempt(self, request: Request) -> Response:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST:
                raise HTTPException(413)
        try:
            sent = json.loads(body)
        except ValueError:
            raise HTTPException(400) from None
        if not isinstance(sent, dict):
            raise HTTPException(400)
        kept = sent.get("kept")
        if isinstance(kept, dict):
            self.attempts.put(self._key(request), json.dumps(kept, ensure_ascii=False))
            self._tell_others(request)
        return _json(self._told(request, sent.get("cmi")))

    async def forget_attempt(self, request: Request) -> Response:
        self.attempts.forget(self._key(request))
        self._tell_others(request)
        return _json(self._told(request, None))

    def _key(self, request: Request) -> Key:
        choice, edition = _chosen(request.query_params)
        return Key(os.path.realpath(self.workshop.root), choice.slug, edition, choice.audience)

    def _tell_others(self, request: Request) -> None:
        choice, edition = _chosen(request.query_params)
        for listener in self._listeners:
            if (listener.choice, listener.edition) == (choice, edition):
                listener.tell("attempt", request.query_params.get("window", ""))

    def _told(self, request: Request, cmi: Any) -> dict[str, Any]:
        """What the LMS knows, in words."""
        choice, edition = _chosen(request.query_params)
        course = self.workshop.shown(choice).course
        titles = {one.anchor: one.title for one in course.part.module.pages} if course else {}
        known = words.facts(cmi, edition)
        return {
            "sentence": words.sentence(known, self.translate),
            "rows": words.rows(known, edition, titles, self.translate),
            "answers": words.answers(known, _questions(course.document.data) if course else {}, self.translate),
        }


def _questions(data: dict[str, Any]) -> dict[str, str]:
    """The text of each question by the name the LMS has it under."""
    return {one["interaction"]: one["text"] for one in data["questions"].values()}


def _chosen(given: Any) -> tuple[Choice, str]:
    """Module, audience and edition of an address. In a path, `-` is everyone."""
    edition = given.get("edition", "")
    if edition not in EDITIONS:
        raise HTTPException(404)
    audience = given.get("audience", "")
    return Choice(given.get("module", ""), "" if audience == "-" else audience), edition


def _json(told: Any) -> Response:
    return JSONResponse(told, headers={"cache-control": "no-store"})
