"""No query outlives its deadline, takes the server down, or keeps others from their answers."""

import os
import signal
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import httpx
import pytest

from serve.servers import ENDLESS, Server, children, problem, wait_until

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are listed, and memory is limited, on Linux")


def test_an_endless_query_ends_at_its_deadline_while_health_is_answered(strict_server: Server) -> None:
    answered = 0
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(strict_server.ask, ENDLESS)
        while not slow.done():
            assert strict_server.http.get("/-/health").status_code == 200
            answered += 1
    content = problem(slow.result(), 503, "query-timeout")
    assert "1.5 seconds" in str(content["detail"])
    assert answered >= 20
    assert strict_server.running() == 0


@linux
def test_the_worker_of_a_stopped_query_is_gone(strict_server: Server) -> None:
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(strict_server.ask, ENDLESS)
        assert wait_until(lambda: len(strict_server.workers()) == 1)
        problem(slow.result(), 503, "query-timeout")
    assert wait_until(lambda: strict_server.workers() == [])


def test_others_are_answered_beside_a_slow_query(strict_server: Server) -> None:
    with ThreadPoolExecutor(9) as pool:
        slow = pool.submit(strict_server.ask, ENDLESS)
        assert wait_until(lambda: strict_server.running() == 1)
        answers = list(pool.map(lambda n: strict_server.ask(f"SELECT ({n} AS ?n) {{}}"), range(24)))
        assert not slow.done()
    values = [answer.json()["results"]["bindings"][0]["n"]["value"] for answer in answers]
    assert values == [str(n) for n in range(24)]
    problem(slow.result(), 503, "query-timeout")


def test_an_answer_over_a_limit_is_refused_and_not_cut(strict_server: Server) -> None:
    labels = "SELECT ?s ?o { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
    assert len(strict_server.ask(labels).json()["results"]["bindings"]) == 502
    many_rows = "SELECT * { ?a a ?b . ?c ?d ?e }"
    content = problem(strict_server.ask(many_rows), 400, "answer-too-large")
    assert "600 rows" in str(content["detail"])
    assert "LIMIT" in str(content["hint"])
    wide = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    assert "1048576 bytes" in str(problem(strict_server.ask(wide), 400, "answer-too-large")["detail"])
    graph = "CONSTRUCT { ?s <http://example.org/p> ?o } { ?s a ?t . ?x ?y ?o }"
    assert "600 triples" in str(problem(strict_server.ask(graph), 400, "answer-too-large")["detail"])


@linux
def test_a_sorted_product_ends_by_its_memory(patient_server: Server) -> None:
    product = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    problem(patient_server.ask(product), 503, "query-failed")
    assert patient_server.ask("ASK {}").json()["boolean"] is True
    assert patient_server.running() == 0


def test_a_query_that_the_engine_cannot_stand_harms_nobody(patient_server: Server) -> None:
    text = "SELECT * { FILTER(" + "+".join(["1"] * 30_000) + " > 2) }"
    headers = {"Content-Type": "application/sparql-query"}
    problem(patient_server.http.post("/sparql", content=text, headers=headers), 503, "query-failed")
    assert patient_server.ask("ASK {}").json()["boolean"] is True


def test_a_body_that_does_not_arrive_is_not_waited_for(strict_server: Server) -> None:
    url = httpx.URL(strict_server.url)
    with socket.create_connection((url.host, url.port or 80)) as connection:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 9\r\n\r\nASK"
        )
        connection.settimeout(20)
        assert connection.recv(1000).startswith(b"HTTP/1.1 408 ")


def test_a_client_that_leaves_frees_its_place(patient_server: Server) -> None:
    leave(patient_server, ENDLESS)
    assert wait_until(lambda: patient_server.running() == 0)
    assert patient_server.ask("ASK {}").json()["boolean"] is True


def leave(server: Server, query: str) -> None:
    """Ask, wait until the query runs, and hang up."""
    url = httpx.URL(server.url)
    with socket.create_connection((url.host, url.port or 80)) as connection:
        request = f"GET /sparql?{urlencode({'query': query})} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        connection.sendall(request.encode())
        assert wait_until(lambda: server.running() == 1)


@linux
def test_the_worker_of_a_client_that_left_is_gone(patient_server: Server) -> None:
    leave(patient_server, ENDLESS)
    assert wait_until(lambda: patient_server.workers() == [])


def test_too_many_queries_are_turned_away_with_a_time_to_come_back(patient_server: Server) -> None:
    turned_away = []

    def ask_meanwhile() -> None:
        turned_away.append(patient_server.ask("ASK {}"))

    url = httpx.URL(patient_server.url)
    with socket.create_connection((url.host, url.port or 80)) as connection:
        request = f"GET /sparql?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        connection.sendall(request.encode())
        assert wait_until(lambda: patient_server.running() == 1)
        asking = threading.Thread(target=ask_meanwhile)
        asking.start()
        asking.join()
    problem(turned_away[0], 503, "server-busy")
    assert int(turned_away[0].headers["retry-after"]) > 0
    assert wait_until(lambda: patient_server.running() == 0)


@linux
def test_the_process_with_the_graph_is_started_again(patient_server: Server) -> None:
    (keeper,) = children(patient_server.process.pid)
    os.kill(keeper, signal.SIGKILL)
    assert wait_until(lambda: patient_server.ask("ASK {}").status_code == 200)
    assert children(patient_server.process.pid) != [keeper]
