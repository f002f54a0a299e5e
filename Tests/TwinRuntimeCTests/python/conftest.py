"""What the tests ask: Tests/Fixtures/Runtime at two versions, in the folder that TWINRUNTIME_RELEASES names."""

import os
import pathlib
from typing import Iterator

import pytest

from twinruntime import DocumentForm, DocumentValidator, Registry, TwinType


@pytest.fixture
def releases() -> pathlib.Path:
    return pathlib.Path(os.environ["TWINRUNTIME_RELEASES"])


@pytest.fixture
def image(releases: pathlib.Path) -> str:
    return os.fspath(releases / "1.2.0" / "model.image")


@pytest.fixture
def registry(image: str) -> Iterator[Registry]:
    with Registry(image) as registry:
        yield registry


@pytest.fixture
def pump(registry: Registry) -> TwinType:
    found = registry.type("com.example.pumps.Pump")
    assert found is not None
    return found


@pytest.fixture
def telemetry(pump: TwinType) -> DocumentValidator:
    return DocumentValidator(DocumentForm.telemetry(pump))
