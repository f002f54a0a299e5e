"""Compiled digital twin models: look-ups, validation of twin data and graphs, units, versions, migration.

    from twinruntime import DocumentForm, DocumentValidator, Registry

    with Registry("model.image") as registry:
        fan = registry.type("com.example.hvac.Fan")
        validator = DocumentValidator(DocumentForm.telemetry(fan))
    for violation in validator.violations(b'{"speed": -1}'):
        print(violation)
"""

from ._conversion import ConversionError, ConvertedDecimal
from ._elements import (
    Cardinality,
    Classification,
    Concept,
    Deprecation,
    ImageError,
    Member,
    MemberKind,
    Metadata,
    Package,
    PackageElement,
    Point,
    Quantity,
    Registry,
    RegistryElement,
    Relation,
    Relationship,
    Schema,
    TwinType,
    UnitOfMeasure,
)
from ._graph import (
    GraphCheck,
    GraphData,
    GraphEdge,
    GraphReport,
    GraphRule,
    GraphTwin,
    GraphViolation,
)
from ._history import (
    ChangeHistory,
    DataKind,
    HistoryError,
    Readability,
    RecordedAudience,
    RecordedChangesError,
    RecordedEffect,
)
from ._migration import (
    Migration,
    MigrationError,
    MigrationObstacle,
    MigrationOptions,
    MigrationRefusal,
    MigrationStep,
)
from ._validation import (
    DocumentForm,
    DocumentValidator,
    LineVerdicts,
    UnknownMembers,
    ValidationOptions,
    Violation,
    ViolationRule,
)
from ._version import VERSION as __version__
from ._versions import VersionChoiceError, choose_version

__all__ = [
    "Cardinality",
    "ChangeHistory",
    "Classification",
    "Concept",
    "ConversionError",
    "ConvertedDecimal",
    "DataKind",
    "Deprecation",
    "DocumentForm",
    "DocumentValidator",
    "GraphCheck",
    "GraphData",
    "GraphEdge",
    "GraphReport",
    "GraphRule",
    "GraphTwin",
    "GraphViolation",
    "HistoryError",
    "ImageError",
    "LineVerdicts",
    "Member",
    "MemberKind",
    "Metadata",
    "Migration",
    "MigrationError",
    "MigrationObstacle",
    "MigrationOptions",
    "MigrationRefusal",
    "MigrationStep",
    "Package",
    "PackageElement",
    "Point",
    "Quantity",
    "Readability",
    "RecordedAudience",
    "RecordedChangesError",
    "RecordedEffect",
    "Registry",
    "RegistryElement",
    "Relation",
    "Relationship",
    "Schema",
    "TwinType",
    "UnitOfMeasure",
    "UnknownMembers",
    "ValidationOptions",
    "VersionChoiceError",
    "Violation",
    "ViolationRule",
    "__version__",
    "choose_version",
]
