"""Compiled digital twin models: look-ups, validation of twin data, units.

    from twinruntime import DocumentForm, DocumentValidator, Registry

    with Registry("model.image") as registry:
        fan = registry.type("com.example.hvac.Fan")
        validator = DocumentValidator(DocumentForm.telemetry(fan))
    for violation in validator.violations(b'{"speed": -1}'):
        print(violation)
"""

from ._elements import (
    Cardinality,
    Classification,
    Concept,
    ConversionError,
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

__all__ = [
    "Cardinality",
    "Classification",
    "Concept",
    "ConversionError",
    "Deprecation",
    "DocumentForm",
    "DocumentValidator",
    "ImageError",
    "LineVerdicts",
    "Member",
    "MemberKind",
    "Metadata",
    "Package",
    "PackageElement",
    "Point",
    "Quantity",
    "Registry",
    "RegistryElement",
    "Relation",
    "Relationship",
    "Schema",
    "TwinType",
    "UnitOfMeasure",
    "UnknownMembers",
    "ValidationOptions",
    "Violation",
    "ViolationRule",
    "__version__",
]
