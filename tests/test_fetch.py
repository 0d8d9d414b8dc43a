"""Fetching: what is asked, what is refused, what is written; against a server of this machine."""

from __future__ import annotations

import contextlib
import gzip
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from test_layers import imports_of, modules
from typer.testing import CliRunner

import dragoman.fetch
from dragoman.cli import app
from dragoman.config import Config
from dragoman.errors import PageError, StoreError
from dragoman.fetch import Fetched, Fetcher, fetch
from dragoman.fetch.addresses import is_public, parse_url, resolve
from dragoman.fetch.client import AGENT, Limits
from dragoman.pages import read_pages
from dragoman.records import Dropped

HTML = "<html><head><title>Haven</title></head><body><p>De haven blijft dicht.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    """Answers with what the test laid down for a path: status, headers, body."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        if self.path == "/drip":
            self.drip()
            return
        status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self):
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_):
        pass


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.answers, server.asked = {}, []
    server.url = f"http://127.0.0.1:{server.server_port}"
    server.trusted = frozenset({("127.0.0.1", server.server_port)})
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def server():
    with serving() as it:
        yield it


@pytest.fixture
def slept():
    return []


@pytest.fixture
def fetcher(server, slept):
    return Fetcher(trusted=server.trusted, sleep=slept.append)


def page(body=HTML, **headers):
    return 200, {"Content-Type": "text/html; charset=utf-8"} | headers, body.encode()


def away(place):
    return 302, {"Location": place}, b""


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:93.184.216.34",
        "::10.0.0.1",
        "2002:0a00:0001::1",
        "2001:0:53aa:64c::1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2001:db8::1",
        "no address",
    ],
)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"]
)
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "kind 'file'"),
        ("ftp://example.org/x", "kind 'ftp'"),
        ("example.org/x", "kind 'none'"),
        ("https:///x", "names no host"),
        ("https://anna:secret@example.org/", "user name"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:99999/", "no address of the web"),
        ("http://[::1/", "no address of the web"),
        ("http://" + "a" * 70 + ".example/", "no address of the web"),
    ],
)
def test_what_is_no_address_of_the_web(url, said):
    with pytest.raises(PageError, match=said):
        parse_url(url)


def test_an_address_is_written_as_it_is_asked():
    target = parse_url(" HTTPS://Künstler.example/Überblick seite?q=a b&r=%C3%A9#here ")
    assert target.url == ("https://xn--knstler-n2a.example/%C3%9Cberblick%20seite?q=a%20b&r=%C3%A9")
    assert parse_url("http://[2606:2800::1]/").site == "http://[2606:2800::1]"
    assert parse_url("http://example.org:443/").site == "http://example.org:443"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/",
    ],
)
def test_no_host_of_this_machine_or_its_network_is_asked(url):
    with pytest.raises(PageError, match=r"no public address|has no address"):
        resolve(parse_url(url))


def test_one_private_answer_among_public_ones_is_enough_to_refuse(monkeypatch):
    answers = [(2, 1, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(PageError, match=r"10\.0\.0\.1, which is no public address"):
        resolve(parse_url("http://example.org/"))


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch):
    asked, connected = [], []

    def answer_once(*_, **__):
        asked.append(1)
        return [(2, 1, 6, "", ("93.184.216.34" if len(asked) == 1 else "127.0.0.1", 80))]

    def connect(address, **_):
        connected.append(address)
        raise OSError("no net here")

    monkeypatch.setattr(socket, "getaddrinfo", answer_once)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(PageError, match=r"no connection to rebinding\.example"):
        dragoman.fetch.client.ask(parse_url("http://rebinding.example/"), Limits(), frozenset())
    assert (len(asked), connected) == (1, [("93.184.216.34", 80)])


def test_a_page_is_fetched_and_read(server, fetcher, tmp_path):
    server.answers["/news/1"] = page()
    server.answers["/news/2"] = page(Server="x", **{"Content-Encoding": "gzip"})
    packed = gzip.compress(HTML.replace("haven", "brug").encode())
    server.answers["/news/2"] = (*server.answers["/news/2"][:2], packed)
    archive = tmp_path / "pages.warc.gz"
    urls = [f"{server.url}/news/{n}" for n in (1, 2, 1)]
    done = list(fetch(urls, str(archive), fetcher=fetcher))
    assert [d.location for d in done if isinstance(d, Fetched)] == urls[:2]
    again = list(fetch([urls[0]], str(archive), fetcher=fetcher))
    assert [type(d) for d in again] == [Fetched]
    pages = list(read_pages(str(archive), config=Config()))
    assert [p.location for p in pages] == [*urls[:2], urls[0]]
    assert "De haven blijft dicht" in pages[0].text
    assert "De brug blijft dicht" in pages[1].text
    assert pages[0].title == "Haven"
    assert pages[0].fetched_at is not None


def test_who_asks_says_so_and_sends_nothing_else(server, fetcher, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    server.answers["/x?q=1"] = page()
    fetcher.get(f"{server.url}/x?q=1#part")
    (robots, _), (path, headers) = server.asked
    assert (robots, path) == ("/robots.txt", "/x?q=1")
    assert headers["User-Agent"] == AGENT
    assert headers["User-Agent"].startswith("dragoman/")
    assert headers["Host"] == server.url.removeprefix("http://")
    assert set(headers) == {"User-Agent", "Host", "Accept", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private/", "/private/x", False),
        ("User-agent: *\nDisallow: /private/", "/x", True),
        ("User-agent: *\nDisallow: /*?print=", "/x?print=1", False),
        ("User-agent: *\nDisallow: /\nAllow: /x", "/x", True),
        ("User-agent: dragoman\nDisallow: /\n\nUser-agent: *\nAllow: /", "/x", False),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("\x00\xff no rules at all", "/x", True),
    ],
)
def test_robots_txt_is_obeyed(robots, path, allowed, server, fetcher):
    server.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, robots.encode())
    server.answers[path] = page()
    if allowed:
        assert fetcher.get(server.url + path).status == 200
    else:
        with pytest.raises(PageError, match=r"robots.txt does not allow"):
            fetcher.get(server.url + path)
        assert [asked for asked, _ in server.asked] == ["/robots.txt"]


def test_where_robots_txt_cannot_be_read_nothing_is_asked(server, fetcher):
    server.answers["/robots.txt"] = (503, {}, b"")
    server.answers["/x"] = page()
    for _ in range(2):
        with pytest.raises(PageError, match=r"robots.txt cannot be read: the server answers 503"):
            fetcher.get(f"{server.url}/x")
    assert [asked for asked, _ in server.asked] == ["/robots.txt"]


def test_a_host_is_asked_once_a_second_or_as_seldom_as_it_says(server, fetcher, slept):
    server.answers |= {"/x": page(), "/y": page()}
    fetcher.get(f"{server.url}/x")
    fetcher.get(f"{server.url}/y")
    assert [round(pause) for pause in slept] == [1, 1]
    server.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7")
    patient = Fetcher(trusted=server.trusted, sleep=slept.append)
    patient.get(f"{server.url}/x")
    patient.get(f"{server.url}/y")
    assert [round(pause) for pause in slept[2:]] == [1, 7]


def test_redirects_are_followed_and_the_page_is_where_they_lead(server, fetcher):
    server.answers |= {
        "/a": away("/b"),
        "/b": away(f"{server.url}/é?x=1".encode().decode("latin-1")),
    }
    server.answers["/%C3%A9?x=1"] = page()
    assert fetcher.get(f"{server.url}/a").target.url == f"{server.url}/%C3%A9?x=1"


def test_robots_txt_is_asked_at_every_redirect(server, fetcher):
    server.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /b")
    server.answers |= {"/a": away("/b"), "/b": page()}
    with pytest.raises(PageError, match="does not allow /b"):
        fetcher.get(f"{server.url}/a")


@pytest.mark.parametrize("place", ["/a", "http://127.0.0.1:{port}/a"])
def test_redirects_have_an_end(place, server, fetcher):
    server.answers["/a"] = away(place.format(port=server.server_port))
    with pytest.raises(PageError, match="more than 5 redirects"):
        fetcher.get(f"{server.url}/a")
    assert sum(path == "/a" for path, _ in server.asked) == 6


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("http://127.0.0.1/", "no public address"),
        ("http://169.254.169.254/latest/meta-data/", "no public address"),
        ("http://[::1]/", "no public address"),
        ("http://[::ffff:10.0.0.1]/", "no public address"),
        ("http://10.0.0.1:8080/", "port 8080"),
        ("file:///etc/passwd", "kind 'file'"),
        ("//127.0.0.2/", "no public address"),
    ],
)
def test_a_redirect_leads_to_no_private_place(place, said, server, fetcher):
    server.answers["/a"] = away(place)
    with pytest.raises(PageError, match=said):
        fetcher.get(f"{server.url}/a")


def test_robots_txt_leads_to_no_private_place_either(server, fetcher):
    server.answers |= {"/robots.txt": away("http://10.0.0.1/robots.txt"), "/x": page()}
    with pytest.raises(PageError, match="no public address"):
        fetcher.get(f"{server.url}/x")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((404, {}, b""), "404 Not Found"),
        ((301, {}, b""), "301"),
        ((200, {"Content-Type": "image/png"}, b"x"), "the answer is image/png"),
        ((200, {}, b"x"), "of a kind that is not said"),
        (page("x" * 2001), "more than 2,000 bytes"),
        (page("x", **{"Content-Length": "5000"}), "5,000 bytes; the limit is 2,000"),
        (page("x", **{"Content-Length": "500"}), "broke off with 499 bytes to come"),
        (page("x", **{"Transfer-Encoding": "chunked"}), "the exchange failed"),
    ],
)
def test_answers_that_are_refused(answer, said, server):
    limits = Limits(size=2_000, kinds=dragoman.fetch.KINDS)
    fetcher = Fetcher(trusted=server.trusted, sleep=lambda _: None, limits=limits)
    server.answers["/x"] = answer
    with pytest.raises(PageError, match=said):
        fetcher.get(f"{server.url}/x")


def test_a_slow_answer_is_refused_in_time(server):
    limits = Limits(total=0.4, kinds=dragoman.fetch.KINDS)
    fetcher = Fetcher(trusted=server.trusted, sleep=lambda _: None, limits=limits)
    started = time.monotonic()
    with pytest.raises(PageError, match=r"no whole answer within 0.4 seconds"):
        fetcher.get(f"{server.url}/drip")
    assert time.monotonic() - started < 3


def test_what_is_no_http_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def babble():
            # Whoever hears nonsense may hang up before it is said.
            with contextlib.suppress(OSError):
                for _ in range(2):
                    link, _ = listener.accept()
                    with link:
                        link.recv(1000)
                        link.sendall(b"SSH-2.0-x\r\n")

        threading.Thread(target=babble, daemon=True).start()
        fetcher = Fetcher(trusted=frozenset({("127.0.0.1", port)}), sleep=lambda _: None)
        with pytest.raises(PageError, match="the exchange failed: BadStatusLine"):
            fetcher.get(f"http://127.0.0.1:{port}/")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for news.example that signs itself."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate of this test")
    folder = tmp_path_factory.mktemp("tls")
    made = ("-keyout", folder / "key.pem", "-out", folder / "cert.pem", "-days", "1", "-nodes")
    name = ("-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", *made, *name],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.mark.parametrize(
    ("name", "said"), [("news.example", None), ("other.example", "CERTIFICATE_VERIFY_FAILED")]
)
def test_over_tls_the_certificate_is_that_of_the_name(name, said, server, certificate, monkeypatch):
    names = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    context.sni_callback = lambda _sock, asked, _context: names.append(asked)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None
    port = server.server_port
    server.answers["/x"] = page()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    here = [(2, 1, 6, "", ("127.0.0.1", port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: here)
    trusted = frozenset({("127.0.0.1", port), (name, port)})
    fetcher = Fetcher(trusted=trusted, sleep=lambda _: None)
    url = f"https://{name}:{port}/x"
    if said is None:
        assert fetcher.get(url).status == 200
        assert server.asked[-1][1]["Host"] == f"{name}:{port}"
    else:
        with pytest.raises(PageError, match=said):
            fetcher.get(url)
    assert set(names) == {name}


def test_a_file_that_cannot_be_written_is_told(server, fetcher, tmp_path):
    server.answers["/x"] = page()
    with pytest.raises(StoreError, match="cannot write"):
        list(fetch([f"{server.url}/x"], str(tmp_path / "none" / "x.warc"), fetcher=fetcher))


def test_the_command_tells_what_it_did(server, fetcher, tmp_path, monkeypatch):
    server.answers["/x"] = page()
    monkeypatch.setattr(dragoman.fetch, "Fetcher", lambda **_: fetcher)
    archive = tmp_path / "pages.warc.gz"
    run = CliRunner().invoke
    done = run(app, ["fetch", f"{server.url}/x", "--warc", str(archive)])
    assert done.exit_code == 0
    assert f"dragoman read {archive}" in done.output
    done = run(
        app, ["fetch", "-", "--warc", str(archive)], input=f"{server.url}/y\n\nhttp://[::1]/"
    )
    assert done.exit_code == 1
    assert "404 Not Found" in done.output
    assert "no public address" in done.output
    done = run(app, ["fetch", f"{server.url}/x", "--warc", str(archive), "--json"])
    assert '"type": "fetched"' in done.output
    assert run(app, ["fetch"]).exit_code == 2


def test_an_address_that_is_refused_is_told_with_its_reason(tmp_path):
    (done,) = fetch(["http://10.0.0.1/"], str(tmp_path / "x.warc"))
    assert isinstance(done, Dropped)
    assert done.reason.endswith(": 10.0.0.1, which is no public address, and is not asked")
    assert list(tmp_path.iterdir()) == []


NETWORK = {
    *("socket", "socketserver", "ssl", "http.client", "http.server", "urllib.request"),
    *("urllib3", "requests", "httpx", "httpcore", "aiohttp", "ftplib", "smtplib", "telnetlib"),
    *("asyncio", "anyio", "websockets", "certifi", "urllib.robotparser", "protego"),
}


def test_no_other_module_touches_the_network():
    users = {top: imports_of(path) & NETWORK for top, path in modules() if top != "fetch"}
    # The server listens on a port of this machine, and asks nobody.
    assert users.pop("api") <= {"socket"}
    assert not set().union(*users.values())


def test_fetching_is_imported_by_the_command_alone_and_late():
    code = "import sys, dragoman.cli, dragoman.pipeline; sys.exit('dragoman.fetch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    users = {top for top, path in modules() if "dragoman.fetch" in imports_of(path)}
    assert users == {"cli"}
