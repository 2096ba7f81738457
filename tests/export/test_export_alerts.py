"""Alerts: each change once, to a real HTTP server and a real SMTP server of this machine, and to nobody else."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import http.server
import json
import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cli_build import keep, run
from export_build import event
from record_build import event as report
from record_build import tell

from dateline.errors import RecordError, SourceFailed, UsageError
from dateline.export.desk import changes, mail, sent, webhook

NOW = dt.datetime(2023, 4, 17, 8, 0, tzinfo=dt.UTC)


class Hook(http.server.BaseHTTPRequestHandler):
    """Keeps what is posted; answers what the test says."""

    def do_POST(self) -> None:
        server: Any = self.server
        body = self.rfile.read(int(self.headers["content-length"]))
        server.posted.append((self.path, dict(self.headers), body))
        self.send_response(server.status)
        self.send_header("location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture
def hook() -> Iterator[Any]:
    """An HTTP server on a port of this machine."""
    server: Any = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    server.posted, server.status = [], 204
    server.address = f"http://127.0.0.1:{server.server_port}/secret-path"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


class Box:
    """Keeps mails; refuses where the test says so."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.refuses = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        if self.refuses:
            return "451 try again later"
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 OK"


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    """An SMTP server on a port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    handler = Box()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setenv("DATELINE_SMTP", f"smtp://127.0.0.1:{port}")
    yield handler
    controller.stop()


@pytest.fixture(autouse=True)
def no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's environment."""
    for name in ("DATELINE_WEBHOOK", "DATELINE_WEBHOOK_SECRET", "DATELINE_SMTP", "DATELINE_MAIL_FROM"):
        monkeypatch.delenv(name, raising=False)


PLANNED = tell("a", "2023-04-14", report("planned", "2023-05-07"))
MOVED = tell("b", "2023-04-16", report("planned", "2023-05-09", when_was="2023-05-07"))
OFF = tell("c", "2023-04-20", report("cancelled", "2023-05-09"))


def test_each_change_is_sent_once(hook: Any) -> None:
    keep(PLANNED)
    first = run("alert", "--webhook", hook.address, "--as-of", "2023-04-15")
    assert hook.posted == [] and "1 earlier changes noted, not sent" in first.err
    keep(MOVED)
    for _ in range(3):
        assert run("alert", "--webhook", hook.address, "--as-of", "2023-04-17").status == 0
    keep(OFF)
    run("alert", "--webhook", hook.address, "--as-of", "2023-04-21")
    told = [json.loads(body) for _, _, body in hook.posted]
    assert [[one["told"] for one in each["changes"]] for each in told] == [
        ["moved: 7 May 2023 → 9 May 2023"],
        ["cancelled: planned → cancelled"],
    ]
    assert told[0]["text"].splitlines()[0] == "1 change in all"


def test_a_story_that_comes_late_is_told_all_the_same(hook: Any) -> None:
    keep(PLANNED)
    run("alert", "--webhook", hook.address, "--as-of", "2023-04-20")
    keep(MOVED)
    run("alert", "--webhook", hook.address, "--as-of", "2023-04-20")
    assert len(hook.posted) == 1


def test_a_first_run_sends_what_became_known_since(hook: Any) -> None:
    keep(PLANNED, MOVED)
    run("alert", "--webhook", hook.address, "--since", "2023-04-16", "--as-of", "2023-04-17")
    run("alert", "--webhook", hook.address, "--since", "2023-04-01", "--as-of", "2023-04-17")
    ((_, _, body),) = hook.posted
    assert [one["kind"] for one in json.loads(body)["changes"]] == ["moved"]


def test_what_is_overdue_is_told_when_its_day_has_passed(hook: Any) -> None:
    keep(PLANNED)
    for day in ("2023-05-07", "2023-05-08", "2023-05-09"):
        run("alert", "--webhook", hook.address, "--as-of", day)
    ((_, _, body),) = hook.posted
    assert json.loads(body)["changes"][0]["told"] == "overdue: was due 7 May 2023"


def test_only_the_changes_and_the_query_asked_for(hook: Any) -> None:
    keep(PLANNED, MOVED, tell("x", "2023-04-16", report("planned", "2023-06-01", who="CHN; VNM")))
    run("query", "save", "korea", "--party", "KOR")
    run(
        "alert",
        "--query",
        "korea",
        "--on",
        "new",
        "--webhook",
        hook.address,
        "--since",
        "2023-04-01",
        "--as-of",
        "2023-04-17",
    )
    ((_, _, body),) = hook.posted
    assert [(one["kind"], one["parties"]) for one in json.loads(body)["changes"]] == [("new", ["JPN", "KOR"])]
    assert "allowed: new, moved" in run("alert", "--on", "rumour").err


def test_what_failed_is_tried_again_and_tells_no_secret(hook: Any, tmp_path: Path) -> None:
    keep(PLANNED)
    run("alert", "--webhook", hook.address, "--as-of", "2023-04-15")
    keep(MOVED)
    hook.status = 500
    said = run("alert", "--webhook", hook.address, "--as-of", "2023-04-17")
    assert said.status == 1 and "answered 500" in said.err and "secret-path" not in said.err + said.out
    hook.status = 200
    assert run("alert", "--webhook", hook.address, "--as-of", "2023-04-17").status == 0
    assert len(hook.posted) == 2
    assert "secret-path" not in (tmp_path / "dateline.alerts.json").read_text()


def test_a_redirect_is_not_followed(hook: Any) -> None:
    hook.status = 302
    with pytest.raises(SourceFailed, match="answered 302"):
        webhook.post(hook.address, b"{}")
    assert [path for path, _, _ in hook.posted] == ["/secret-path"]


def test_a_server_that_is_not_there_is_told_by_its_host_alone() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SourceFailed, match="was not reached") as raised:
        webhook.post(f"http://127.0.0.1:{port}/secret-path?token=x", b"{}")
    assert "secret" not in str(raised.value) and "token" not in str(raised.value)


def test_the_body_is_signed(hook: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WEBHOOK", hook.address)
    monkeypatch.setenv("DATELINE_WEBHOOK_SECRET", "sesame")
    keep(PLANNED)
    run("alert", "--since", "2023-04-01", "--as-of", "2023-04-17")
    ((_, headers, body),) = hook.posted
    expected = "sha256=" + hmac.new(b"sesame", body, hashlib.sha256).hexdigest()
    assert {name.lower(): value for name, value in headers.items()}["x-dateline-signature"] == expected


def test_mail_is_sent_once_to_each(box: Box) -> None:
    keep(PLANNED, MOVED)
    asked = (
        "alert",
        "--mail",
        "a@desk.example",
        "--mail",
        "b@desk.example",
        "--since",
        "2023-04-16",
        "--as-of",
        "2023-04-17",
    )
    assert run(*asked).status == run(*asked).status == 0
    assert [to for to, _ in box.mails] == [["a@desk.example"], ["b@desk.example"]]
    (_, told), _ = box.mails
    assert told["Subject"] == "all: 1 change, moved"
    assert "moved: 7 May 2023 → 9 May 2023" in told.get_payload(decode=True).decode()


def test_a_mail_server_that_refuses_is_asked_again(box: Box) -> None:
    keep(PLANNED)
    asked = ("alert", "--mail", "a@desk.example", "--since", "2023-04-01", "--as-of", "2023-04-17")
    box.refuses = True
    said = run(*asked)
    assert said.status == 1 and "refused" in said.err
    box.refuses = False
    assert run(*asked).status == 0 and len(box.mails) == 1


def test_a_password_does_not_go_in_the_open(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    port = os.environ["DATELINE_SMTP"].rpartition(":")[2]
    monkeypatch.setenv("DATELINE_SMTP", f"smtp://desk:sesame@127.0.0.1:{port}")
    keep(PLANNED)
    said = run("alert", "--mail", "a@desk.example", "--since", "2023-04-01", "--as-of", "2023-04-17")
    assert said.status == 1 and "offers no encryption" in said.err and "sesame" not in said.err
    assert box.mails == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_with_a_password_the_line_is_encrypted_first(tmp_path: Path) -> None:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    theirs.load_cert_chain(cert, key)
    said: list[Any] = []

    def login(_server: Any, session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        said.append((session.ssl is not None, data.login, data.password))
        return AuthResult(success=data.password == b"p/w")

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    handler = Box()
    controller = Controller(
        handler, hostname="127.0.0.1", port=port, tls_context=theirs, require_starttls=True, authenticator=login
    )
    controller.start()
    try:
        to = mail.server(f"smtp://desk:p%2Fw@localhost:{port}")
        told = mail.message(
            "korea", changes([event("e1", "planned", "2023-05-07")]), NOW, sender="d@x", to="a@b", pages=""
        )
        mail.send(told, to, ssl.create_default_context(cafile=str(cert)))
        with pytest.raises(SourceFailed, match="refused or was not reached"):
            mail.send(told, to, ssl.create_default_context())  # a certificate that nobody vouches for
    finally:
        controller.stop()
    assert said == [(True, b"desk", b"p/w")] and len(handler.mails) == 1


def test_without_a_place_it_is_printed_once() -> None:
    keep(PLANNED, MOVED)
    assert "moved: 7 May" in run("alert", "--since", "2023-04-01", "--as-of", "2023-04-17").out
    assert run("alert", "--since", "2023-04-01", "--as-of", "2023-04-17").out == ""


def test_a_dry_run_sends_and_notes_nothing(hook: Any, tmp_path: Path) -> None:
    keep(PLANNED)
    said = run("alert", "--webhook", hook.address, "--since", "2023-04-01", "--as-of", "2023-04-17", "--dry-run")
    assert "to webhook at 127.0.0.1" in said.out and "new: planned" in said.out
    assert hook.posted == [] and not (tmp_path / "dateline.alerts.json").exists()


@pytest.mark.parametrize("address", ["ftp://x/y", "hooks.example", "javascript:alert(1)", "http://"])
def test_what_is_no_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(UsageError, match="no http or https address"):
        webhook.check(address)


@pytest.mark.parametrize("text", ["nobody", "a@b@c", "a@b\nBcc: x@y", "A <a@b>", "a b@c"])
def test_what_is_no_mail_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no mail address"):
        mail.address(text)


def test_a_server_of_mails_is_told_by_its_url() -> None:
    told = mail.server("smtps://desk%40news:p%2Fw@mail.example")
    assert (told.host, told.port, told.tls, told.user, told.password) == ("mail.example", 465, True, "desk@news", "p/w")
    with pytest.raises(UsageError) as raised:
        mail.server("http://desk:sesame@mail.example")
    assert "sesame" not in str(raised.value)


def test_a_mail_that_is_sent_twice_has_one_id() -> None:
    found = changes([event("e1", "planned", "2023-05-07", series="evil\r\nBcc: x@y")])
    one, other = (
        mail.message("korea", found, now, sender="d@x", to="a@b", pages="") for now in (NOW, NOW + dt.timedelta(days=1))
    )
    assert one["Message-ID"] == other["Message-ID"] and one["Bcc"] is None


def test_two_senders_do_not_send_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "x.alerts.json"
    now = dt.datetime.now().timestamp()
    with sent.only_one(path, now):
        with pytest.raises(RecordError, match="another dateline alert"), sent.only_one(path, now):
            pass
        # One that died long ago holds nothing.
        with sent.only_one(path, now + 2 * sent.STALE):
            pass


def test_a_file_that_is_none_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.alerts.json"
    path.write_text("[1]")
    with pytest.raises(RecordError, match="not what alerts keep"):
        sent.Sent(path)
