"""What the tests ask: the image that TWINRUNTIME_IMAGE names, of Tests/Fixtures/Runtime."""

import os
from typing import Iterator

import pytest

from twinruntime import DocumentForm, DocumentValidator, Registry, TwinType


@pytest.fixture
def image() -> str:
    return os.environ["TWINRUNTIME_IMAGE"]


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
