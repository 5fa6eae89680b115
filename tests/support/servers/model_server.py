"""A stand-in for a language model's server: it speaks the OpenAI protocol, with and without streaming."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class StandIn(ThreadingHTTPServer):
    """Answer with the text itself; a stream waits after its first letters until `go_on` is set."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.go_on = threading.Event()
        self.go_on.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    server: StandIn

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        _, *lines, _ = question["messages"][-1]["content"].split("\n")
        text = "\n".join(lines)
        self.send_response(200)
        if question["stream"]:
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            self._stream(text)
        else:
            explains = '"explanations"' in question["messages"][0]["content"]
            answer = {
                "message": {"content": _explanations(text) if explains else json.dumps({"result": text})},
                "finish_reason": "stop",
            }
            body = json.dumps({"choices": [answer]}).encode()
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def _stream(self, text: str) -> None:
        self._event({"delta": {"content": text[:4]}})
        self.server.go_on.wait(30)
        self._event({"delta": {"content": text[4:]}})
        self._event({"delta": {}, "finish_reason": "stop"})
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, choice: dict[str, object]) -> None:
        self.wfile.write(b"data: " + json.dumps({"choices": [choice]}).encode() + b"\n\n")
        self.wfile.flush()

    def log_message(self, *args: object) -> None:
        pass


def _explanations(text: str) -> str:
    """Explain every edit of a request with the words to write."""
    edits = json.loads(text)
    made = [{"number": edit["number"], "explanation": f"Write “{edit['corrected']}”."} for edit in edits]
    return json.dumps({"explanations": made})


@contextmanager
def running() -> Iterator[StandIn]:
    with StandIn() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
