"""Data flows one way: a room imports only rooms to its left."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "communique"
FREE = {"errors", "settings", "assets", "__version__"}
ALLOWED = {
    "model": set[str](),
    "lexicon": {"model"},
    "read": {"model"},
    "language": {"model", "lexicon"},
    "extract": {"model", "lexicon", "language"},
    "triage": {"model", "lexicon", "read", "language"},
    "link": {"model", "lexicon"},
    "propose": {"model", "lexicon", "language", "extract"},
    "resolve": {"model", "lexicon", "link"},
    "graph": {"model"},
    "validate": {"model", "graph"},
    "query": {"graph"},
    "explain": {"model", "graph", "query"},
    "export": {"model", "graph"},
    "evaluate": {"read", "graph", "export", "pipeline"},
    "serve": {"graph", "query"},
}


def imports(path: Path) -> set[str]:
    """The rooms that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if names == ["communique"] and isinstance(node, ast.ImportFrom):
            names = [f"communique.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("communique.")}
    return found


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_rooms_to_its_left(room: str) -> None:
    modules = sorted((PACKAGE / room).rglob("*.py"))
    assert modules
    for module in modules:
        stray = imports(module) - ALLOWED[room] - FREE - {room}
        assert not stray, f"{module.relative_to(PACKAGE)} imports {', '.join(sorted(stray))}"


def test_every_room_is_in_the_order() -> None:
    rooms = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists()}
    assert rooms - {"cli"} == set(ALLOWED)


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("spacy", {"language", "extract"}),
        ("rdflib", {"validate", "serve", "query"}),
        ("pyshacl", {"validate"}),
        ("pydantic_ai", {"propose"}),
        ("httpx2", {"propose"}),
        ("fast_gliner", {"propose"}),
        ("lxml", {"read"}),
        ("trafilatura", {"read"}),
        ("markdown_it", {"read"}),
        ("yaml", {"read"}),
    ],
)
def test_a_library_stays_in_its_rooms(library: str, rooms: set[str]) -> None:
    for module in sorted(PACKAGE.rglob("*.py")):
        room = module.relative_to(PACKAGE).parts[0]
        used = any(
            (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == library)
            or (isinstance(node, ast.Import) and any(a.name.split(".")[0] == library for a in node.names))
            for node in ast.walk(ast.parse(module.read_text()))
        )
        assert not used or room in rooms, f"{module.relative_to(PACKAGE)} imports {library}"
