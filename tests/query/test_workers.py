"""Queries in processes that are stopped: by forking, and by loading the graph anew."""

import asyncio
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from communique.errors import GraphError, QueryError
from communique.query.engine import Answer
from communique.query.errors import RefusedQueryError, StoppedQueryError
from communique.query.formats import FormatName
from communique.query.guard import CheckedQuery, check
from communique.query.launch import CAN_FORK
from communique.query.limits import Limits
from communique.query.workers import Workers

WAYS = [pytest.param(True, id="fork", marks=pytest.mark.skipif(not CAN_FORK, reason="no fork here")), False]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SORTED_PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
MUCH = 10**9


async def ask(workers: Workers, text: str, form: FormatName = "csv") -> Answer:
    return await workers.ask(check(text, workers.limits), form)


@pytest.fixture(params=WAYS)
def workers(request: pytest.FixtureRequest, large_nquads: Path) -> Iterator[Workers]:
    limits = Limits(timeout=1, rows=MUCH, answer_bytes=MUCH, at_once=2, waiting=1)
    with closing(Workers(large_nquads, limits, fork=request.param)) as workers:
        workers.start()
        yield workers


def test_the_quads_of_the_file_are_counted(workers: Workers) -> None:
    assert workers.quads == 506


def test_queries_are_answered_one_after_another_and_at_once(workers: Workers) -> None:
    async def several() -> list[Answer]:
        first = await ask(workers, "SELECT (1 AS ?n) {}")
        return [first, *await asyncio.gather(*(ask(workers, f"SELECT ({n} AS ?n) {{}}") for n in (2, 3)))]

    assert [answer.body.split()[1] for answer in asyncio.run(several())] == [b"1", b"2", b"3"]


def test_nothing_the_engine_offers_needs_a_file(workers: Workers) -> None:
    text = "SELECT (RAND() AS ?a) (UUID() AS ?b) (NOW() AS ?c) (SHA512('x') AS ?d) (REGEX('aaaa', '(a+)+$') AS ?e) {}"
    assert asyncio.run(ask(workers, text)).rows == 1


def test_an_endless_query_ends_at_its_deadline_and_the_next_is_answered(workers: Workers) -> None:
    before = time.monotonic()
    with pytest.raises(StoppedQueryError) as caught:
        asyncio.run(ask(workers, ENDLESS))
    assert caught.value.code == "query-timeout"
    assert time.monotonic() - before >= workers.limits.timeout
    assert workers.running == 0
    assert asyncio.run(ask(workers, "ASK {}")).body == b"true"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
@pytest.mark.parametrize("fork", WAYS)
def test_a_query_that_takes_too_much_memory_is_stopped(large_nquads: Path, fork: bool) -> None:
    limits = Limits(timeout=60, rows=MUCH, answer_bytes=MUCH, memory_bytes=64 * 2**20)
    with closing(Workers(large_nquads, limits, fork=fork)) as workers:
        workers.start()
        with pytest.raises(StoppedQueryError) as caught:
            asyncio.run(ask(workers, SORTED_PRODUCT))
        assert caught.value.code == "query-failed"
        assert asyncio.run(ask(workers, "ASK {}")).body == b"true"


def test_a_query_that_overflows_the_engines_stack_harms_no_other(workers: Workers) -> None:
    text = "SELECT * { FILTER(" + "+".join(["1"] * 30_000) + " > 2) }"
    with pytest.raises(StoppedQueryError) as caught:
        asyncio.run(ask(workers, text))
    assert caught.value.code in {"query-failed", "query-timeout"}
    assert asyncio.run(ask(workers, "ASK {}")).body == b"true"


def test_what_is_wrong_comes_back_as_it_was_raised(workers: Workers) -> None:
    with pytest.raises(QueryError) as caught:
        asyncio.run(ask(workers, "SELECT * { ?s ?p }"))
    assert (type(caught.value).__name__, caught.value.code) == ("WrongQueryError", "query-wrong")
    assert caught.value.where.startswith("line 1, column ")


def test_a_worker_can_call_nobody(workers: Workers) -> None:
    with_service = CheckedQuery("SELECT * { SERVICE <http://localhost:8000/> { ?s ?p ?o } }", "SELECT")
    with pytest.raises(RefusedQueryError) as caught:
        asyncio.run(workers.ask(with_service, "csv"))
    assert caught.value.code == "service-refused"


def test_too_many_queries_are_turned_away(workers: Workers) -> None:
    async def crowd() -> list[object]:
        return await asyncio.gather(*(ask(workers, ENDLESS) for _ in range(4)), return_exceptions=True)

    codes = sorted(error.code for error in asyncio.run(crowd()) if isinstance(error, QueryError))
    # Two are evaluated, one waits until they are stopped or until it has waited as long, one is turned away.
    assert codes.count("query-timeout") in {2, 3}
    assert codes.count("server-busy") == 4 - codes.count("query-timeout")


def test_a_cancelled_query_gives_its_place_back(workers: Workers) -> None:
    async def cancel() -> None:
        asking = [asyncio.create_task(ask(workers, ENDLESS)) for _ in range(2)]
        await asyncio.sleep(0.3)
        assert workers.running == 2
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
        assert workers.running == 0
        assert (await ask(workers, "ASK {}")).body == b"true"

    asyncio.run(cancel())


@pytest.mark.parametrize("fork", WAYS)
def test_a_broken_graph_is_named(tmp_path: Path, fork: bool) -> None:
    broken = tmp_path / "graph-broken.nq"
    broken.write_text("<http://example.org/a> <b\n", encoding="utf-8")
    with closing(Workers(broken, Limits(), fork=fork)) as workers:
        with pytest.raises(GraphError, match=r"graph-broken\.nq") as caught:
            workers.start()
        assert caught.value.code == "graph-broken"
