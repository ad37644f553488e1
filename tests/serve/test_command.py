"""``communique serve`` as a command: how it starts, fails and stops."""

import re
import signal
import socket
import sys
from pathlib import Path

import click
import pytest

from communique.cli.serve import command
from query.graphs import SMALL, write_folder
from serve.servers import ENDLESS, Server, children, run, serving, wait_until

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "serve.md"


def fails(*arguments: str) -> tuple[str, int, str]:
    """Code, exit status and message of a server that does not start."""
    with run(*arguments) as process:
        output, message = process.communicate(timeout=30)
    assert output == ""
    return message.rstrip().removesuffix("]").rpartition("[")[2], process.returncode, message


def test_it_says_in_one_line_where_it_listens(server: Server) -> None:
    assert re.fullmatch(r"communique: 6 quads at http://127\.0\.0\.1:\d+/sparql\n", server.announced)


def test_a_missing_graph_is_named(tmp_path: Path) -> None:
    code, status, message = fails("-g", str(tmp_path / "nothing"))
    assert (code, status) == ("graph-missing", 1)
    assert "nothing" in message
    assert "communique build" in message


def test_a_changed_file_of_the_graph_is_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, SMALL)
    (file,) = folder.glob("*.nq")
    file.write_text("changed", encoding="utf-8")
    code, status, message = fails("-g", str(folder))
    assert (code, status) == ("graph-broken", 1)
    assert file.name in message


def test_a_graph_that_is_no_graph_is_named(tmp_path: Path) -> None:
    code, status, message = fails("-g", str(write_folder(tmp_path, "<http://example.org/a> <b\n")))
    assert (code, status) == ("graph-broken", 1)
    assert "Traceback" not in message


def test_a_port_in_use_is_named(small_graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, status, message = fails("-g", str(small_graph), "--port", str(port))
    assert (code, status) == ("port-in-use", 1)
    assert f"127.0.0.1:{port}" in message
    assert "--port" in message


def test_an_address_that_is_not_ours_is_named(small_graph: Path) -> None:
    code, status, _ = fails("-g", str(small_graph), "--host", "192.0.2.1", "--port", "0")
    assert (code, status) == ("cannot-listen", 1)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are listed on Linux")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_with_all_its_children(large_graph: Path, number: signal.Signals) -> None:
    with serving(large_graph, "--timeout", "120") as server:
        request = f"GET /sparql?query={ENDLESS.replace(' ', '+').replace('?', '%3F')} HTTP/1.1\r\nHost: x\r\n\r\n"
        with socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2].partition("/")[0]))) as client:
            client.sendall(request.encode())
            assert wait_until(lambda: len(server.workers()) == 1)
            family = [server.process.pid, *children(server.process.pid), *server.workers()]
            server.process.send_signal(number)
            assert server.process.wait(timeout=20) == 0
        assert server.process.stderr is not None
        assert "Traceback" not in server.process.stderr.read()
    assert wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family))


def test_every_option_is_documented_with_its_default() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    options = [option for option in command.params if isinstance(option, click.Option)]
    for option in options:
        row = re.search(rf"^\| `{option.opts[-1]}`.*$", text, re.MULTILINE)
        assert row, option.opts
        assert option.help, option.opts
        assert option.help.rstrip(".") in row[0], option.opts
        if isinstance(option.show_default, str):
            assert option.show_default in row[0]
        elif option.default is not None and option.name != "public_url":
            assert f"`{option.default}`" in row[0], (option.opts, option.default)


def test_every_code_is_documented() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    sources = [*Path(command.callback.__code__.co_filename).parents[1].glob("*/*.py")] if command.callback else []
    rooms = [path for path in sources if path.parent.name in {"serve", "query"}]
    codes = {
        code
        for path in rooms
        for code in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text(encoding="utf-8"))
        if re.match(r"(query|graph|update|service|answer|server|request|media|not|port|cannot|internal)-", code)
    }
    assert len(codes) >= 15
    assert {code for code in codes if f"`{code}`" not in text} == set()
