"""What the tests of the pages share: a scripted assistant, and a server on a free port."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from fastapi import FastAPI
from langchain_core.messages import AIMessage, HumanMessage

from assistant.agent import Conversation, Step
from assistant.answer import Answer, Cited, Status
from assistant.tools.search_articles import NAME as SEARCH

PUBLICITY = Cited(
    ref="hohhot-tic/9(6)",
    label="第九条第（六）项",
    quote="公示时间不少于5个工作日",
)
SHORT_ANSWER = Answer(
    status=Status.ANSWERED,
    text="“公示时间不少于5个工作日”（[第九条第（六）项](#9-6)）。\n\n"
    "> **[第九条第（六）项](#9-6)**  \n> 公示时间不少于5个工作日",
    citations=(PUBLICITY,),
)


@dataclass
class ScriptedAssistant:
    """Answers at once; a question with 慢 waits for `release`, one with 坏 fails."""

    asked: list[str] = field(default_factory=list)
    told: list[list[str]] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)
    answer: Answer = SHORT_ANSWER

    def stream(self, question: str, conversation: Conversation | None = None) -> Iterator[Step | Answer]:
        """Give one step, then the answer."""
        assert conversation is not None
        self.asked.append(question)
        self.told.append([str(message.content) for message in conversation.messages])
        yield Step(SEARCH)
        if "慢" in question:
            self.release.wait(20)
        if "坏" in question:
            raise RuntimeError("secret /path")
        conversation.messages += [HumanMessage(question), AIMessage(f"草稿：{question}")]
        yield self.answer


@contextmanager
def serving(app: FastAPI, port: int = 0) -> Iterator[str]:
    """Serve `app` in a thread; gives its address."""
    taken = socket.create_server(("127.0.0.1", port))
    server = uvicorn.Server(
        uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        taken.close()
