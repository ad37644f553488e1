"""Answers on disk: with them the same articles give the same bytes again, without a network.

A folder of answers holds ``about.json`` (whose answers they are, to which prompt) and one file for each text that was
shown, named after the SHA-256 of model, prompt and text. It holds no article, only the sentences that answers quote.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from communique.errors import CommuniqueError, UsageError
from communique.propose.prompt import prompt_sha256
from communique.propose.records import Answer

FORMAT = 1
_ABOUT = "about.json"
_AGAIN = "Record them again with --record."


class AnswersError(CommuniqueError):
    """Recorded answers are missing or broken, or cannot be written."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a model answered: an answer, or why what it sent was none."""

    answer: Answer
    problem: str = ""


class Answers:
    """A folder of recorded answers.

    Args:
        folder: The folder.
        model: Name of the model.
    """

    def __init__(self, folder: Path, model: str) -> None:
        self.folder = folder
        self.model = model

    def find(self, text: str) -> Recorded | None:
        """The answer to a text; ``None`` when there is none.

        Raises:
            AnswersError: ``answers-broken``.
        """
        path = self._path(text)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _broken(path, error.strerror or str(error)) from error
        try:
            held = json.loads(data)
            return Recorded(Answer.model_validate(held["answer"]), str(held["problem"]))
        except (ValueError, KeyError, TypeError) as error:
            reason = (
                "it is not in the form" if isinstance(error, ValidationError) else f"{type(error).__name__}: {error}"
            )
            raise _broken(path, reason) from error

    def keep(self, text: str, recorded: Recorded) -> None:
        """Write an answer, whole or not at all.

        Raises:
            AnswersError: ``answers-unwritable``.
        """
        held = {
            "answer": recorded.answer.model_dump(mode="json"),
            "model": self.model,
            "problem": recorded.problem,
            "prompt": prompt_sha256(),
            "text": _sha256(text),
        }
        self._write(self._path(text), held)

    def begin(self) -> None:
        """Make the folder ready to record in; one that is there has to be of the same model and prompt.

        Raises:
            UsageError: ``answers-of-another``.
            AnswersError: ``answers-broken``, ``answers-unwritable``.
        """
        if (self.folder / _ABOUT).exists():
            check(self.folder, self.model)
            return
        self._write(self.folder / _ABOUT, {"format": FORMAT, "model": self.model, "prompt": prompt_sha256()})

    def _path(self, text: str) -> Path:
        key = json.dumps([FORMAT, self.model, prompt_sha256(), _sha256(text)])
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()}.json"

    def _write(self, path: Path, held: dict[str, Any]) -> None:
        temporary = path.with_suffix(".new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(
                json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
            )
            temporary.replace(path)
        except OSError as error:
            raise AnswersError(
                "answers-unwritable", f"an answer cannot be written: {error.strerror}.", where=str(path)
            ) from error


def recorded_model(folder: Path) -> str:
    """The model whose answers a folder holds.

    Raises:
        AnswersError: ``answers-missing``, ``answers-broken``.
    """
    return str(_about(folder)["model"])


def check(folder: Path, model: str) -> None:
    """See that a folder holds answers of that model to the prompt of this release.

    Raises:
        UsageError: ``answers-of-another``.
        AnswersError: ``answers-missing``, ``answers-broken``.
    """
    about = _about(folder)
    if about["model"] != model:
        raise UsageError(
            "answers-of-another", f"these are answers of {about['model']}, and not of {model}.", where=str(folder)
        )
    if about["prompt"] != prompt_sha256() or about["format"] != FORMAT:
        raise UsageError(
            "answers-of-another", "these are answers to the prompt of another release.", where=str(folder), hint=_AGAIN
        )


def _about(folder: Path) -> dict[str, Any]:
    path = folder / _ABOUT
    try:
        about = json.loads(path.read_bytes())
        if not isinstance(about, dict) or not {"format", "model", "prompt"} <= about.keys():
            raise _broken(path, "it does not say whose answers these are")
    except FileNotFoundError as error:
        raise AnswersError(
            "answers-missing", "there are no recorded answers.", where=str(folder), hint="Record them with --record."
        ) from error
    except (OSError, ValueError) as error:
        raise _broken(path, f"{type(error).__name__}: {error}") from error
    return about


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _broken(path: Path, reason: str) -> AnswersError:
    return AnswersError("answers-broken", f"a recorded answer cannot be read: {reason}.", where=str(path), hint=_AGAIN)
