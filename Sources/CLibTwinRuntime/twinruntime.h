/* libtwinruntime: compiled twin models, opened; their elements looked up; documents and graphs of twin data judged by them, and brought from
 * version to version.
 *
 * The library is the C interface of the Swift library TwinRuntime and answers exactly as that does.
 *
 *   twin_registry *registry = NULL;
 *   twin_text *message = NULL;
 *   if (twin_registry_open("model.image", 0, &registry, &message) != TWIN_OK) {
 *     fprintf(stderr, "%s\n", twin_text_bytes(message));
 *     twin_text_free(&message);
 *   }
 *   twin_element fan;
 *   twin_find(registry, TWIN_TYPE, "com.example.hvac.Fan", TWIN_TERMINATED, &fan);
 *   twin_validator *validator = NULL;
 *   twin_validator_new(registry, TWIN_STATE, &fan, NULL, &validator, NULL);
 *   bool accepted;
 *   twin_accepts(validator, document, size, &accepted);
 *   twin_validator_free(&validator);
 *   twin_registry_free(&registry);
 *
 * RESULTS    Functions that can fail return a twin_status. Nothing is ever thrown, no signal handler is set, nothing is printed. What a
 *            function gives back through pointers is written only where it returns TWIN_OK, unless it says otherwise.
 * OWNERSHIP  Whoever receives a registry, a text or any other object through a `**` owns it and frees it by its own function, which takes the
 *            address of the pointer and sets it to NULL: freeing twice through one variable does nothing. What is passed in is read during the
 *            call and never kept; objects that are made of others keep what they need and may outlive them. What is borrowed (twin_string, and
 *            what accessors of texts return) lives as long as what it was asked of.
 * THREADS    There is no global state. No object but a graph ever changes, and a graph is locked where it does: any number of threads may use
 *            one object at once. Freeing is the exception: nobody may use what another thread frees.
 * MISTAKES   NULL where something must be, a handle of another kind, an unknown number for an enumeration, a struct of another size, an
 *            element of another registry are answered by a status. A pointer that leads nowhere, and a handle that was freed through another
 *            variable, are beyond what C can tell: the library looks for the latter and may or may not find it.
 * TEXTS      Text is UTF-8, has a length, and is followed by a NUL byte that does not count. Text from models and documents may hold
 *            control characters, and U+0000: show none of it in a terminal as it is.
 * PROCESSES  A registry and what was made of it may be used on both sides of a fork. The shared library stays loaded after dlclose.
 */
#ifndef TWINRUNTIME_H
#define TWINRUNTIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version ------------------------------------------------------------------------------------------------------ */

/** The interface that this header describes. A library with the same number has every function below, as it is described; new
 *  functions and new numbers of enumerations are added under the same number. The SONAME ends in it. */
#define TWIN_ABI_VERSION 1

/** The interface that the library has. What was compiled with another TWIN_ABI_VERSION must not call anything else. */
uint32_t twin_abi_version(void);

/** The version of the library, such as "0.3.0". Never freed, never NULL. */
const char *twin_version(void);

/* ---- Status and text ---------------------------------------------------------------------------------------------- */

/** How a call went. */
typedef int32_t twin_status;
enum {
  /** As asked. */
  TWIN_OK = 0,
  /** There is no such element, or the element does not have that. */
  TWIN_NOT_FOUND = 1,
  /** An argument is NULL that must not be, a number stands for nothing, a text is no UTF-8, a size is beyond PTRDIFF_MAX. */
  TWIN_BAD_ARGUMENT = 2,
  /** A handle is NULL, of another kind, or was freed. */
  TWIN_BAD_HANDLE = 3,
  /** An element belongs to another registry. */
  TWIN_WRONG_REGISTRY = 4,
  /** An element is of a kind that does not have that. */
  TWIN_WRONG_KIND = 5,
  /** The `size` of a struct is none that the library knows: its caller did not set it, or is newer than the library. */
  TWIN_WRONG_SIZE = 6,
  /** What is to be filled has too little room; how much there must be is told. */
  TWIN_NO_ROOM = 7,
  /** The file cannot be opened or read, or is no file. */
  TWIN_UNREADABLE = 8,
  /** The bytes are no image of a model. */
  TWIN_NOT_AN_IMAGE = 9,
  /** The image is of a version of the format that the library does not read. */
  TWIN_UNSUPPORTED_VERSION = 10,
  /** The image was cut or altered, or makes no sense. */
  TWIN_DAMAGED = 11,
  /** The units measure different kinds of quantity. */
  TWIN_DIFFERENT_QUANTITIES = 12,
  /** The value cannot be expressed as a finite number. */
  TWIN_OUT_OF_RANGE = 13,
  /** A text is no version, or no range of versions. */
  TWIN_NOT_A_VERSION = 14,
  /** No version at hand is in the range. */
  TWIN_NONE_FITS = 15,
  /** The bytes are no changes of a release. */
  TWIN_NOT_CHANGES = 16,
  /** The recorded changes contradict each other, or do not lead from one version to the other. */
  TWIN_NO_HISTORY = 17,
  /** The other version has nothing that the documents would become. */
  TWIN_NO_MIGRATION = 18,
  /** A document is not migrated. */
  TWIN_REFUSED = 19,
  /** The images are of several packages. */
  TWIN_SEVERAL_PACKAGES = 20,
};

/** A sentence about a status, in English. Never freed, never NULL. */
const char *twin_status_text(twin_status status);

/** A text that its receiver owns: a message, a title, a report. */
typedef struct twin_text twin_text;

/** Its bytes, with a NUL byte behind them, as long as the text lives; "" for what is no text. */
const char *twin_text_bytes(const twin_text *text);
/** Number of its bytes, without the NUL byte behind them; 0 for what is no text. */
size_t twin_text_length(const twin_text *text);
/** Frees a text and sets the pointer to NULL. Nothing to free is TWIN_OK; what is no text is left alone and TWIN_BAD_HANDLE. */
twin_status twin_text_free(twin_text **text);

/** A borrowed text: of the library, or one that it is given. */
typedef struct twin_string {
  /** From the library never NULL, and with a NUL byte behind the last byte. Given to it, NULL stands for no text where a function says so. */
  const char *bytes;
  /** Number of bytes, without the NUL byte. Given to the library it may be TWIN_TERMINATED. */
  size_t length;
} twin_string;

/** In place of the length of a text: it ends before its first NUL byte. */
#define TWIN_TERMINATED ((size_t)-1)

/* ---- Registry ----------------------------------------------------------------------------------------------------- */

/** A compiled model, opened. */
typedef struct twin_registry twin_registry;

/** For twin_registry_open: read the file into memory instead of mapping it. A mapped file must not be cut short or written to
 *  while it is open, since the system then ends the process (SIGBUS). */
#define TWIN_COPYING 1u

/** Opens the image at a path: the model.image of an artifact. All of it is checked, so that no later look-up can fail on its
 *  content; about 50 microseconds for a megabyte.
 *  @param path      Ends in a NUL byte. Symbolic links are followed, anything but a file is refused.
 *  @param flags     0 or TWIN_COPYING.
 *  @param registry  Receives the registry; free it by twin_registry_free.
 *  @param message   NULL, or receives a text for people where the result is not TWIN_OK, and NULL where it is.
 *  @return TWIN_OK, TWIN_UNREADABLE, TWIN_NOT_AN_IMAGE, TWIN_UNSUPPORTED_VERSION, TWIN_DAMAGED, TWIN_BAD_ARGUMENT. */
twin_status twin_registry_open(const char *path, uint32_t flags, twin_registry **registry, twin_text **message);

/** Opens an image in memory. The bytes are copied; they may be freed after the call. Otherwise as twin_registry_open. */
twin_status twin_registry_open_bytes(
    const void *bytes, size_t size, twin_registry **registry, twin_text **message);

/** Size of the image in bytes; 0 for what is no registry. */
size_t twin_registry_byte_count(const twin_registry *registry);

/** Frees a registry and sets the pointer to NULL. What was made of it lives on; its elements mean nothing any
 *  more. Nothing to free is TWIN_OK; what is no registry is left alone and TWIN_BAD_HANDLE. */
twin_status twin_registry_free(twin_registry **registry);

/* ---- Elements ----------------------------------------------------------------------------------------------------- */

/** What an element is. */
typedef uint32_t twin_kind;
enum {
  TWIN_PACKAGE = 1,
  TWIN_TYPE = 2,
  TWIN_MEMBER = 3,
  TWIN_SCHEMA = 4,
  TWIN_QUANTITY = 5,
  TWIN_UNIT = 6,
  TWIN_CONCEPT = 7,
  TWIN_RELATION = 8,
  /** A shared definition of members. */
  TWIN_POINT = 9,
};

/** An element of a registry: a value, copied freely and never freed. Equal elements have equal fields. It means something to its
 *  own registry alone, as long as that is open. Read its kind, and nothing else of it. */
typedef struct twin_element {
  twin_kind kind;
  uint32_t number;
  /** For members, the type that it was asked of. */
  uint32_t of;
  /** Which registry it belongs to. */
  uint32_t registry;
} twin_element;

/** The element with an identity ("com.example.hvac.Fan", "com.example.hvac.Fan/speed" for a member, own or inherited), or with a pinned external
 *  id such as a DTMI; packages by name. One probe of a perfect hash.
 *  @param length   Bytes of `id`, or TWIN_TERMINATED.
 *  @return TWIN_OK; TWIN_NOT_FOUND, for an id that is no UTF-8 too; TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_find(
    const twin_registry *registry, twin_kind kind, const char *id, size_t length, twin_element *element);

/** What a list holds. In brackets whose it is; R is the registry itself. */
typedef uint32_t twin_list;
enum {
  /** All packages, by name [R]; those that it needs [package]. */
  TWIN_PACKAGES = 1,
  /** By package, then name [R]; by name [package]. */
  TWIN_TYPES = 2,
  TWIN_SCHEMAS = 4,
  TWIN_QUANTITIES = 5,
  TWIN_UNITS = 6,
  /** As above; the concepts that it realises [type]. */
  TWIN_CONCEPTS = 7,
  TWIN_RELATIONS = 8,
  TWIN_POINTS = 9,
  /** Own and inherited members: own first, then by ancestor; of a refined member only the nearest [type]. */
  TWIN_MEMBERS = 10,
  /** Its own members, as declared [type]. */
  TWIN_OWN_MEMBERS = 11,
  /** What it extends, as declared [type]. */
  TWIN_PARENTS = 12,
  /** All types above it, nearest first [type]. */
  TWIN_SUPERTYPES = 13,
  /** All types below it, each after what it extends [type]. */
  TWIN_SUBTYPES = 14,
  /** What it is directly a special case of [concept, relation, quantity]. */
  TWIN_BROADER = 15,
  /** All concepts below it [concept]. */
  TWIN_NARROWER = 16,
  /** Types that it may point at; none means any, if TWIN_TEXT_EXTERNAL_TARGETS says none either [relationship]. */
  TWIN_TARGETS = 17,

  /* Lists of one element at most. */
  /** The package that the image was made of [R]; that declares it [any but member]. */
  TWIN_PACKAGE_OF = 32,
  /** What it is replaced by [any but package], if it is deprecated and the replacement is there. */
  TWIN_REPLACEMENT = 33,
  /** The type that it was asked of [member]. */
  TWIN_TYPE_OF = 34,
  /** The type that declares it [member]. */
  TWIN_DECLARING_TYPE = 35,
  /** The unit of its value [member]. */
  TWIN_UNIT_OF = 36,
  /** The kind of quantity of its value [member]; that it measures [unit]. */
  TWIN_QUANTITY_OF = 37,
  /** The unit that factors are relative to [quantity]. */
  TWIN_COHERENT_UNIT = 38,
  /** The shared definition that it uses [member]. */
  TWIN_POINT_OF = 39,
  /** The inherited member that it narrows [member]. */
  TWIN_REFINED = 40,
  /** The type that is embedded [component]. */
  TWIN_COMPONENT_OF = 41,
  /** What it means [relationship]. */
  TWIN_RELATION_OF = 42,
  /** The relation that reads it backwards [relation]. */
  TWIN_INVERSE_OF = 43,
};

/** Elements that belong to an element or to the registry.
 *  @param element   The element, or NULL for the registry.
 *  @param elements  Receives the first `capacity` elements; may be NULL where `capacity` is 0.
 *  @param count     Receives how many there are, also where there is too little room.
 *  @return TWIN_OK; TWIN_NO_ROOM where there are more than `capacity` (what has room is written); TWIN_WRONG_KIND for an element
 *          that has no such list; TWIN_WRONG_REGISTRY, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_elements(
    const twin_registry *registry, const twin_element *element, twin_list list, twin_element *elements, size_t capacity,
    size_t *count);

/** A text that an element may have. In brackets whose it is; all have one where nothing stands. */
typedef uint32_t twin_text_kind;
enum {
  /** Identity: stable across releases. */
  TWIN_TEXT_ID = 1,
  /** Name, without package. */
  TWIN_TEXT_NAME = 2,
  /** Title in a language, or in the nearest one there is (RFC 4647, section 3.4). */
  TWIN_TEXT_TITLE = 3,
  /** Description in a language, likewise. */
  TWIN_TEXT_DESCRIPTION = 4,
  /** Pinned external identity: a DTMI, a GUID, an IRI. */
  TWIN_TEXT_EXTERNAL_ID = 5,
  /** Who answers for it; where there is none, those who answer for what encloses it. */
  TWIN_TEXT_OWNER = 6,
  /** Version of the package that deprecated it. */
  TWIN_TEXT_DEPRECATED_SINCE = 7,
  /** Version that may remove it. */
  TWIN_TEXT_REMOVE_IN = 8,
  /** Why it is deprecated. */
  TWIN_TEXT_DEPRECATION_REASON = 9,
  /** What to use instead: an identity, or for members a name beside it. */
  TWIN_TEXT_REPLACED_BY = 10,
  /** Semantic version [package]. */
  TWIN_TEXT_VERSION = 11,
  /** What it is for [package]. */
  TWIN_TEXT_SUMMARY = 12,
  /** Symbol for display [unit]. */
  TWIN_TEXT_SYMBOL = 13,
  /** Severity, a word [event]. */
  TWIN_TEXT_SEVERITY = 14,
  /** Name of the relationship on the targets that reads it backwards [relationship]. */
  TWIN_TEXT_INVERSE = 15,
  /** Targets that the model names and does not hold, by line feeds [relationship]. */
  TWIN_TEXT_EXTERNAL_TARGETS = 16,
};

/** A text of an element.
 *  @param language  For titles and descriptions, a language tag that ends in a NUL byte, or NULL for English.
 *  @param text      Receives the text; free it by twin_text_free.
 *  @return TWIN_OK; TWIN_NOT_FOUND where it has none; TWIN_WRONG_KIND where it cannot have one; TWIN_WRONG_REGISTRY,
 *          TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_element_text(
    const twin_registry *registry, const twin_element *element, twin_text_kind kind, const char *language,
    twin_text **text);

/** A number that an element may have; truths are 0 or 1. In brackets whose it is. */
typedef uint32_t twin_number_kind;
enum {
  /** Whether it is on its way out [any but package]. */
  TWIN_IS_DEPRECATED = 1,
  /** Whether it is stable (1) or experimental (0), if it says so [any]. */
  TWIN_IS_STABLE = 2,
  /** How confidential its data is, if it says so: 0 public, 1 internal, 2 confidential, 3 restricted [any]. */
  TWIN_CLASSIFICATION = 3,
  /** Whether it declares meaning only [package]. */
  TWIN_IS_ONTOLOGY = 4,
  /** Edition of the language, a year [package]. */
  TWIN_EDITION = 5,
  /** Whether it has no instances of its own [type]. */
  TWIN_IS_ABSTRACT = 6,
  /** Whether no type may extend it [type]. */
  TWIN_IS_SEALED = 7,
  /** 0 property, 1 telemetry, 2 event, 3 command, 4 relationship, 5 component [member]. */
  TWIN_MEMBER_KIND = 8,
  /** Whether a document of twin state must hold it [member]. */
  TWIN_IS_REQUIRED = 9,
  /** Whether clients may change it [member]. */
  TWIN_IS_WRITABLE = 10,
  /** Whether another type than the one asked declares it [member]. */
  TWIN_IS_INHERITED = 11,
  /** Milliseconds between samples [telemetry]. */
  TWIN_SAMPLING = 12,
  /** Milliseconds after which a value is stale [telemetry]. */
  TWIN_FRESHNESS = 13,
  /** How many targets a source has at least, and at most if there is a bound [relationship]. */
  TWIN_MINIMUM = 14,
  TWIN_MAXIMUM = 15,
  /** How many sources a target has at least, and at most if there is a bound [relationship]. */
  TWIN_INVERSE_MINIMUM = 16,
  TWIN_INVERSE_MAXIMUM = 17,
};

/** A number of an element.
 *  @return As twin_element_text. */
twin_status twin_element_number(
    const twin_registry *registry, const twin_element *element, twin_number_kind kind, int64_t *number);

/** Whether a type is another one or below it, or a concept, relation or quantity is another one or a special case of it. Constant time.
 *  @return TWIN_OK; TWIN_WRONG_KIND where the two are not of one of these kinds; TWIN_WRONG_REGISTRY, TWIN_BAD_ARGUMENT,
 *          TWIN_BAD_HANDLE. */
twin_status twin_is_subtype(
    const twin_registry *registry, const twin_element *element, const twin_element *of, bool *is_subtype);

/* ---- Units -------------------------------------------------------------------------------------------------------- */

/** Whether values in a unit can be converted to another one. Statuses as twin_convert, but for the last two. */
twin_status twin_is_convertible(
    const twin_registry *registry, const twin_element *from, const twin_element *to, bool *is_convertible);

/** A value, given in one unit, in another one: the double nearest to the exact result. twin_convert_decimal has the result itself.
 *  @param message  NULL, or receives a text for people where the result is not TWIN_OK, and NULL where it is.
 *  @return TWIN_OK; TWIN_WRONG_KIND for what is no unit; TWIN_WRONG_REGISTRY, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE;
 *          TWIN_DIFFERENT_QUANTITIES, TWIN_OUT_OF_RANGE. */
twin_status twin_convert(
    const twin_registry *registry, double value, const twin_element *from, const twin_element *to, double *result,
    twin_text **message);

/** A decimal, given in one unit, in another one: worked exactly. A result of at most 34 digits is written as it is; one that has more is rounded
 *  once to the nearest number of 34 digits, one that has no end, as 1/3 and pi have none, to that of 17, to the even one half-way.
 *  @param decimal   A number as JSON writes it, such as "21.5" or "-4e3".
 *  @param length    Bytes of `decimal`, or TWIN_TERMINATED.
 *  @param result    Receives the number, as JSON writes it; free it by twin_text_free.
 *  @param is_exact  NULL, or receives whether that is the exact result.
 *  @param message   As for twin_convert.
 *  @return As twin_convert; TWIN_OUT_OF_RANGE for what is no JSON number, or has more than 400 places: digits and power of ten together, so
 *          that every double has fewer. */
twin_status twin_convert_decimal(
    const twin_registry *registry, const char *decimal, size_t length, const twin_element *from, const twin_element *to,
    twin_text **result, bool *is_exact, twin_text **message);

/* ---- Validation --------------------------------------------------------------------------------------------------- */

/** What a document is, and so what it is held to. */
typedef uint32_t twin_form;
enum {
  /** A twin's properties and, as objects inside, its components [type]. */
  TWIN_STATE = 1,
  /** Values of a type's telemetry by name, any part of it [type]. */
  TWIN_TELEMETRY = 2,
  /** What an event carries, or the value of one property or telemetry [event, property, telemetry]. */
  TWIN_PAYLOAD = 3,
  /** What a command is called with [command]. */
  TWIN_REQUEST = 4,
  /** What a command answers [command]. */
  TWIN_RESPONSE = 5,
  /** The properties of an edge [relationship]. */
  TWIN_EDGE_PROPERTIES = 6,
};

/** What becomes of members that the model does not know. */
enum {
  TWIN_UNKNOWN_REFUSED = 0,
  TWIN_UNKNOWN_ALLOWED = 1,
};

/** How documents are judged. */
typedef struct twin_options {
  /** sizeof(twin_options). */
  size_t size;
  /** TWIN_UNKNOWN_REFUSED or TWIN_UNKNOWN_ALLOWED. */
  uint32_t unknown_members;
  /** How many violations of a document are told; at least one is, where there is any. */
  uint32_t violation_limit;
} twin_options;

/** The options that hold where none are given: `twin_options options = TWIN_OPTIONS;` */
#define TWIN_OPTIONS {sizeof(twin_options), TWIN_UNKNOWN_REFUSED, 100}

/** Judges documents of one form. */
typedef struct twin_validator twin_validator;

/** A validator of documents of a form. Make it once and keep it. That of an abstract type (TWIN_IS_ABSTRACT) judges what documents of all types
 *  that extend it have in common; that no document is of it is for those to say who know what a document says it is.
 *  @param element    The type or member whose documents they are.
 *  @param options    NULL for TWIN_OPTIONS.
 *  @param validator  Receives the validator; free it by twin_validator_free. It may outlive the registry.
 *  @param message    NULL, or receives a text for people where the result is not TWIN_OK, and NULL where it is.
 *  @return TWIN_OK; TWIN_WRONG_KIND for an element that has no documents of this form; TWIN_WRONG_SIZE, TWIN_WRONG_REGISTRY,
 *          TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_validator_new(
    const twin_registry *registry, twin_form form, const twin_element *element, const twin_options *options,
    twin_validator **validator, twin_text **message);

/** Frees a validator and sets the pointer to NULL. Nothing to free is TWIN_OK; what is no validator is left alone and
 *  TWIN_BAD_HANDLE. */
twin_status twin_validator_free(twin_validator **validator);

/** Whether nothing is wrong with a document. Bytes that are no JSON are a document with which something is wrong.
 *  @param document  `size` bytes of JSON in UTF-8; may be NULL where `size` is 0. Any alignment, no NUL byte behind it needed.
 *  @return TWIN_OK, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_accepts(const twin_validator *validator, const void *document, size_t size, bool *accepted);

/** What became of a line. */
enum {
  TWIN_LINE_REFUSED = 0,
  TWIN_LINE_ACCEPTED = 1,
  /** Nothing but white space: no document. */
  TWIN_LINE_BLANK = 2,
};

/** How many lines there were, and what became of them. */
typedef struct twin_line_counts {
  /** sizeof(twin_line_counts). */
  size_t size;
  /** All of them: `accepted` + `refused` + `blank`. */
  uint64_t lines;
  uint64_t accepted;
  uint64_t refused;
  uint64_t blank;
} twin_line_counts;

/** To begin with: `twin_line_counts counts = TWIN_LINE_COUNTS;` */
#define TWIN_LINE_COUNTS {sizeof(twin_line_counts), 0, 0, 0, 0}

/** Whether nothing is wrong with each document of many, one a line (NDJSON), in one call.
 *
 *  A line ends before a line feed; bytes behind the last line feed are a line too. One bad line does not stop the rest. For more than one
 *  core, give each thread a part of the buffer that begins and ends at lines.
 *  @param verdicts  NULL, or receives a byte for each line, in order: TWIN_LINE_ACCEPTED, TWIN_LINE_REFUSED or TWIN_LINE_BLANK.
 *  @param capacity  Bytes at `verdicts`; without meaning where that is NULL.
 *  @param counts    Receives the counts. Set its `size` before.
 *  @return TWIN_OK; TWIN_NO_ROOM where there are more lines than `capacity`: then nothing was judged, and `lines` of `counts` says how
 *          many there are; TWIN_WRONG_SIZE, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_accepts_lines(
    const twin_validator *validator, const void *documents, size_t size, uint8_t *verdicts, size_t capacity,
    twin_line_counts *counts);

/* ---- Reports ------------------------------------------------------------------------------------------------------ */

/** What a value can break. */
typedef uint32_t twin_rule;
enum {
  /** The bytes are no JSON (RFC 8259). */
  TWIN_RULE_SYNTAX = 1,
  /** The document is beyond a bound of the reader: size (64 MiB), depth (64), digits of an exponent (18), steps of large patterns (2^26). */
  TWIN_RULE_LIMIT = 2,
  /** A name stands twice in one object. */
  TWIN_RULE_DUPLICATE_MEMBER = 3,
  /** A member or field that must be there is not. */
  TWIN_RULE_REQUIRED = 4,
  /** The model knows no such member or field. */
  TWIN_RULE_UNKNOWN_MEMBER = 5,
  /** There is a value where the model has none. */
  TWIN_RULE_UNEXPECTED_VALUE = 6,
  /** Another kind of JSON value, or a number with a fraction where whole ones go. */
  TWIN_RULE_TYPE = 7,
  /** A number that its type cannot hold. */
  TWIN_RULE_RANGE = 8,
  /** A string that is no date, time, duration, UUID or base64. */
  TWIN_RULE_FORMAT = 9,
  /** An object that is no GeoJSON geometry of the kind. */
  TWIN_RULE_GEOMETRY = 10,
  /** None of the values of a closed enumeration. */
  TWIN_RULE_ENUMERATION = 11,
  /** A key of a map that the map does not allow. */
  TWIN_RULE_MAP_KEY = 12,
  /* Constraints, named as in the language. */
  TWIN_RULE_MINIMUM = 13,
  TWIN_RULE_MAXIMUM = 14,
  TWIN_RULE_EXCLUSIVE_MINIMUM = 15,
  TWIN_RULE_EXCLUSIVE_MAXIMUM = 16,
  TWIN_RULE_MULTIPLE_OF = 17,
  TWIN_RULE_PRECISION = 18,
  TWIN_RULE_MIN_LENGTH = 19,
  TWIN_RULE_MAX_LENGTH = 20,
  TWIN_RULE_PATTERN = 21,
  TWIN_RULE_MIN_ITEMS = 22,
  TWIN_RULE_MAX_ITEMS = 23,
  TWIN_RULE_UNIQUE_ITEMS = 24,
  TWIN_RULE_CONST = 25,
};

/** The word for a rule in reports, such as "exclusiveMinimum"; "" for what is none. Never freed, never NULL. */
const char *twin_rule_name(twin_rule rule);

/** What is wrong with one document. */
typedef struct twin_report twin_report;

/** Judges a document and tells what is wrong with it, up to the limit of the options. Otherwise as twin_accepts.
 *  @param report  Receives the report, an empty one where nothing is wrong; free it by twin_report_free. It may outlive the
 *                 validator and the document. */
twin_status twin_validate(
    const twin_validator *validator, const void *document, size_t size, twin_report **report);

/** Number of violations; 0 for what is no report. */
size_t twin_report_count(const twin_report *report);

/** One thing that is wrong with a document. Its texts live as long as the report. */
typedef struct twin_violation {
  /** sizeof(twin_violation). */
  size_t size;
  /** The value that is wrong, as a JSON Pointer (RFC 6901); for what is missing, the object that lacks it. Empty for the document. */
  twin_string pointer;
  /** What had to be there, in words. */
  twin_string expected;
  /** What is there, shortened. It is text of the document: expect control characters. */
  twin_string actual;
  /** The byte of the document where the value starts. */
  uint64_t offset;
  /** What is broken. */
  twin_rule rule;
} twin_violation;

/** A violation, in the order of the document.
 *  @param index      From 0.
 *  @param violation  Is filled. Set its `size` before.
 *  @return TWIN_OK; TWIN_NOT_FOUND at and past the count; TWIN_WRONG_SIZE, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_report_violation(const twin_report *report, size_t index, twin_violation *violation);

/** The report as JSON: an array of objects with "pointer", "rule", "expected", "actual" and "offset", on one line.
 *  @param text  Receives the text; free it by twin_text_free. */
twin_status twin_report_json(const twin_report *report, twin_text **text);

/** Frees a report and sets the pointer to NULL. Nothing to free is TWIN_OK; what is no report is left alone and
 *  TWIN_BAD_HANDLE. */
twin_status twin_report_free(twin_report **report);

/* ---- Choice of a version ------------------------------------------------------------------------------------------ */

/** The newest of some versions that a range means, as the resolution of dependencies chooses it: what was withdrawn only where it is locked,
 *  a pre-release only where the range names one of the same version, or where it is locked. What is locked goes first.
 *  @param range            As manifests have it, such as "^1.2.0"; ends in a NUL byte, like all versions here.
 *  @param versions         `count` versions, such as "1.4.0".
 *  @param withdrawn        `withdrawn_count` versions; may be NULL where that is 0.
 *  @param locked           A version, or NULL.
 *  @param index            Receives the place of the chosen one in `versions`; of several that are the same, the first.
 *  @param message          NULL, or receives a text for people where the result is not TWIN_OK, and NULL where it is.
 *  @return TWIN_OK, TWIN_NOT_A_VERSION, TWIN_NONE_FITS, TWIN_BAD_ARGUMENT. */
twin_status twin_choose_version(
    const char *range, const char *const *versions, size_t count, const char *const *withdrawn, size_t withdrawn_count,
    const char *locked, size_t *index, twin_text **message);

/** The same of images of one package, under its name or former ones of it, by the version of the package that each was made of.
 *  TWIN_SEVERAL_PACKAGES where they are of more than one, TWIN_BAD_HANDLE for what is no registry. */
twin_status twin_choose_registry(
    const char *range, const twin_registry *const *registries, size_t count, const char *const *withdrawn,
    size_t withdrawn_count, size_t *index, twin_text **message);

/* ---- What releases changed ---------------------------------------------------------------------------------------- */

/** What is recorded of releases, of one package or of several. */
typedef struct twin_history twin_history;

/** Reads the records of releases: the changes.json that each release carries.
 *  @param records  `count` records, in any order; may be NULL where `count` is 0.
 *  @param history  Receives the history; free it by twin_history_free.
 *  @param message  NULL, or receives a text for people where the result is not TWIN_OK, with the number of the record from 0, and NULL where it is.
 *  @return TWIN_OK; TWIN_NOT_CHANGES; TWIN_NO_HISTORY where two records of one release differ; TWIN_BAD_ARGUMENT. */
twin_status twin_history_new(
    const twin_string *records, size_t count, twin_history **history, twin_text **message);

/** Frees a history and sets the pointer to NULL. Nothing to free is TWIN_OK; what is no history is left alone and
 *  TWIN_BAD_HANDLE. */
twin_status twin_history_free(twin_history **history);

/** What kind of document is read: it decides who writes it and who reads it. */
typedef uint32_t twin_data_kind;
enum {
  /** State of twins, or properties of edges. */
  TWIN_DATA_STATE = 1,
  /** Telemetry and events. */
  TWIN_DATA_STREAM = 2,
  /** What commands are called with. */
  TWIN_DATA_REQUEST = 3,
  /** What they answer. */
  TWIN_DATA_RESPONSE = 4,
};

/** Whether data of one version can be read by a reader at another, from what releases recorded. */
typedef struct twin_readability twin_readability;

/** Readability by the records alone.
 *  @param package      Name of the package, at the higher of the versions. Ends in a NUL byte, like all texts here.
 *  @param data         The version that the data was written at.
 *  @param reader       The version of the reader, older or newer.
 *  @param type         Identity of a type at either version, to ask for its documents alone; NULL asks for all of the package.
 *  @param registry     NULL, or an image that has `type`: its supertypes and parents then count too.
 *  @param readability  Receives the answer; free it by twin_readability_free.
 *  @param message      NULL, or receives a text for people where the result is not TWIN_OK, and NULL where it is.
 *  @return TWIN_OK, TWIN_NO_HISTORY, TWIN_NOT_A_VERSION, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_readability_of_versions(
    const twin_history *history, const char *package, const char *data, const char *reader, const char *type,
    const twin_registry *registry, twin_data_kind kind, twin_readability **readability, twin_text **message);

/** Readability by the records and the images of both versions: what releases on the way changed and later ones took back does not count.
 *  Otherwise as twin_readability_of_versions, without TWIN_NOT_A_VERSION. */
twin_status twin_readability_of_images(
    const twin_history *history, const twin_registry *data, const twin_registry *reader, const char *type,
    twin_data_kind kind, twin_readability **readability, twin_text **message);

/** Readability of documents of one form: what happens to the rest of the type does not count.
 *  @param registry  The image of the version that the documents were written at.
 *  @param form      What they are; a twin_form.
 *  @param element   The type or member of `registry` whose documents they are.
 *  @return As twin_readability_of_images; TWIN_WRONG_KIND and TWIN_WRONG_REGISTRY as twin_validator_new. */
twin_status twin_readability_of_form(
    const twin_history *history, const twin_registry *registry, twin_form form, const twin_element *element,
    const twin_registry *reader, twin_readability **readability, twin_text **message);

/** The answer. */
typedef uint32_t twin_verdict;
enum {
  /** It can be read, and means what it meant. */
  TWIN_READABLE = 1,
  /** It depends on the data or on what the reader does with it. */
  TWIN_CONDITIONALLY_READABLE = 2,
  /** Some of it is refused, or is read as something else. */
  TWIN_UNREADABLE_DATA = 3,
};

/** The answer; 0 for what is no readability. */
twin_verdict twin_readability_verdict(const twin_readability *readability);

/** Number of changes that count; 0 for what is no readability. */
size_t twin_readability_count(const twin_readability *readability);

/** What a change does to those who are asked about. */
typedef uint32_t twin_effect;
enum {
  /** The answer depends on it. */
  TWIN_EFFECT_CONDITIONAL = 1,
  /** It stands in the way: what was written is no longer valid, or not yet. */
  TWIN_EFFECT_BREAKS = 2,
  /** All is still accepted, and means something else. */
  TWIN_EFFECT_SILENT = 3,
};

/** Whom a change concerns. */
typedef uint32_t twin_audience;
enum {
  /** Devices and pipelines that write data. */
  TWIN_PRODUCERS = 1,
  /** Those who read data. */
  TWIN_READERS = 2,
  /** Stored twins and relationships. */
  TWIN_STORED_GRAPH = 3,
  /** Clients of commands and writable properties. */
  TWIN_CALLERS = 4,
  /** Generated or hand-written source. */
  TWIN_CODE = 5,
  /** Packages that build on the model. */
  TWIN_MODELS = 6,
};

/** A change that counts. Its texts live as long as the readability. */
typedef struct twin_recorded_change {
  /** sizeof(twin_recorded_change). */
  size_t size;
  /** The release that brought it. */
  twin_string version;
  /** What happened, in the words of the impact table, such as "property-renamed". */
  twin_string kind;
  /** Identity of the element: in the new release or, where it is gone, in the old one. */
  twin_string element;
  /** The place inside a value, such as ".limits.low"; empty for the value itself and for what is no value. */
  twin_string path;
  /** The change in words. It is text of the record: expect control characters. */
  twin_string message;
  twin_effect effect;
  twin_audience audience;
} twin_recorded_change;

/** A change that counts: first those that stand in the way, then those after which data means something else, then those of which it depends.
 *  @param index   From 0.
 *  @param change  Is filled. Set its `size` before.
 *  @return TWIN_OK; TWIN_NOT_FOUND at and past the count; TWIN_WRONG_SIZE, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_readability_change(
    const twin_readability *readability, size_t index, twin_recorded_change *change);

/** Frees a readability and sets the pointer to NULL. Nothing to free is TWIN_OK; what is no readability is left alone and
 *  TWIN_BAD_HANDLE. */
twin_status twin_readability_free(twin_readability **readability);

/* ---- Migration ---------------------------------------------------------------------------------------------------- */

/** What becomes of values that the version has no place for. */
enum {
  /** They are in the way. */
  TWIN_DROP_NOTHING = 0,
  /** They are left out. */
  TWIN_DROP_EVERYTHING = 1,
  /** Those of the elements that are named are left out. */
  TWIN_DROP_ELEMENTS = 2,
};

/** What documents are migrated with. */
typedef struct twin_migration_options {
  /** sizeof(twin_migration_options). */
  size_t size;
  /** TWIN_UNKNOWN_ALLOWED keeps members that the model does not know, TWIN_UNKNOWN_REFUSED makes a document with such invalid. */
  uint32_t unknown_members;
  /** How many reasons are told; at least one is, where there is any. */
  uint32_t reason_limit;
  /** TWIN_DROP_NOTHING, TWIN_DROP_EVERYTHING or TWIN_DROP_ELEMENTS. */
  uint32_t dropping;
  /** Nothing yet: 0. */
  uint32_t reserved;
  /** For TWIN_DROP_ELEMENTS, `dropped_count` elements as `element` of twin_migration_step names them; each ends in a NUL byte. */
  const char *const *dropped;
  size_t dropped_count;
} twin_migration_options;

/** The options that hold where none are given. Members that the model does not know are kept, other than by TWIN_OPTIONS: a judge of documents is
 *  strict where it is not told otherwise, and a migration must lose nothing. */
#define TWIN_MIGRATION_OPTIONS {sizeof(twin_migration_options), TWIN_UNKNOWN_ALLOWED, 100, TWIN_DROP_NOTHING, 0, NULL, 0}

/** Brings documents of one form from one version of a package to another, older or newer. */
typedef struct twin_migration twin_migration;

/** A migration of documents. Make it once and keep it.
 *  @param registry   The image of the version that documents come from.
 *  @param form       What they are.
 *  @param element    The type or member of `registry` whose documents they are.
 *  @param target     The image of the version that they are brought to.
 *  @param history    Records of the releases between; where there are any of the package, none may be missing. NULL for none: then the images
 *                    alone tell, by pinned ids and earlier names.
 *  @param options    NULL for TWIN_MIGRATION_OPTIONS.
 *  @param migration  Receives the migration; free it by twin_migration_free. It may outlive what it was made of.
 *  @param message    NULL, or receives a text for people where the result is not TWIN_OK, and NULL where it is.
 *  @return TWIN_OK; TWIN_NO_MIGRATION; TWIN_NO_HISTORY; TWIN_WRONG_KIND for an element that has no documents of this form;
 *          TWIN_WRONG_SIZE, TWIN_WRONG_REGISTRY, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_migration_new(
    const twin_registry *registry, twin_form form, const twin_element *element, const twin_registry *target,
    const twin_history *history, const twin_migration_options *options, twin_migration **migration, twin_text **message);

/** Frees a migration and sets the pointer to NULL. Nothing to free is TWIN_OK; what is no migration is left alone and
 *  TWIN_BAD_HANDLE. */
twin_status twin_migration_free(twin_migration **migration);

/** The type or member whose documents they become.
 *  @param target   The image that the migration was made with: the element belongs to it.
 *  @param element  Receives the element.
 *  @return TWIN_OK; TWIN_WRONG_REGISTRY for another image; TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_migration_target(
    const twin_migration *migration, const twin_registry *target, twin_element *element);

/** Number of steps; 0 for what is no migration. */
size_t twin_migration_step_count(const twin_migration *migration);

/** Who does a step. */
typedef uint32_t twin_step_class;
enum {
  /** It is done without a question. */
  TWIN_STEP_MECHANICAL = 1,
  /** The value stays as it is, and is refused where the version does not allow it. */
  TWIN_STEP_CONDITIONAL = 2,
  /** People have to decide: a document that holds such a value is refused. */
  TWIN_STEP_MANUAL = 3,
};

/** One thing that migration does, or cannot do. Its texts live as long as the migration. */
typedef struct twin_step {
  /** sizeof(twin_step). */
  size_t size;
  /** What happens, in the words of the impact table, such as "property-renamed". */
  twin_string kind;
  /** Identity of the element in the version that documents come from; for what is new, of what lacks it, with the name. */
  twin_string element;
  /** The same in words. It holds names of the models: expect control characters. */
  twin_string message;
  twin_step_class step_class;
  /** Whether it takes something away, so that it can be dropped. */
  bool is_removal;
  /** Whether it is about documents that lack something, and nothing can be put there for them. */
  bool is_lack;
} twin_step;

/** A step, in the order of the model; bounds that are tighter stand behind the others, in the order of the releases that recorded them.
 *  @param index  From 0.
 *  @param step   Is filled. Set its `size` before.
 *  @return TWIN_OK; TWIN_NOT_FOUND at and past the count; TWIN_WRONG_SIZE, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_migration_step(const twin_migration *migration, size_t index, twin_step *step);

/** Why a document is not migrated. */
typedef struct twin_refusal twin_refusal;

/** A document as the other version has it. What is not changed keeps its bytes.
 *  @param document  `size` bytes of JSON in UTF-8; may be NULL where `size` is 0.
 *  @param result    Receives the document; free it by twin_text_free.
 *  @param refusal   NULL, or receives the reasons where the result is TWIN_REFUSED, to be freed by twin_refusal_free, and else NULL.
 *  @return TWIN_OK, TWIN_REFUSED, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_migrate(
    const twin_migration *migration, const void *document, size_t size, twin_text **result, twin_refusal **refusal);

/** Whether the document is not even valid where it comes from; false for what is no refusal. */
bool twin_refusal_is_invalid_before(const twin_refusal *refusal);

/** Number of reasons; 0 for what is no refusal. */
size_t twin_refusal_count(const twin_refusal *refusal);

/** One reason. Its texts live as long as the refusal. */
typedef struct twin_obstacle {
  /** sizeof(twin_obstacle). */
  size_t size;
  /** The value that is in the way, in the document that was given, as a JSON Pointer; for what is missing, the object that lacks it. */
  twin_string pointer;
  /** The kind of change that it cannot follow, as of twin_step; empty where the document breaks a rule of a version. */
  twin_string kind;
  /** The element of the step; empty where there is none. */
  twin_string element;
  /** Why, in words. It may hold text of the document: expect control characters. */
  twin_string reason;
} twin_obstacle;

/** A reason, in the order of the document.
 *  @param index     From 0.
 *  @param obstacle  Is filled. Set its `size` before.
 *  @return TWIN_OK; TWIN_NOT_FOUND at and past the count; TWIN_WRONG_SIZE, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_refusal_obstacle(const twin_refusal *refusal, size_t index, twin_obstacle *obstacle);

/** Frees a refusal and sets the pointer to NULL. Nothing to free is TWIN_OK; what is no refusal is left alone and
 *  TWIN_BAD_HANDLE. */
twin_status twin_refusal_free(twin_refusal **refusal);

/* ---- Graphs ------------------------------------------------------------------------------------------------------- */

/** Twins and edges, gathered to be checked: a million edges take some twenty megabytes, beside their ids and properties. */
typedef struct twin_graph twin_graph;

/** A graph of nothing.
 *  @param graph  Receives the graph; free it by twin_graph_free. */
twin_status twin_graph_new(twin_graph **graph);

/** Frees a graph and sets the pointer to NULL. Nothing to free is TWIN_OK; what is no graph is left alone and
 *  TWIN_BAD_HANDLE. */
twin_status twin_graph_free(twin_graph **graph);

/** Number of its twins, and of its edges; 0 for what is no graph. */
size_t twin_graph_twin_count(const twin_graph *graph);
/** Likewise. */
size_t twin_graph_edge_count(const twin_graph *graph);

/** A twin of a graph. */
typedef struct twin_graph_twin {
  /** What edges call it. */
  twin_string id;
  /** Identity or external id of its type. */
  twin_string type;
} twin_graph_twin;

/** An edge of a graph: one twin's relationship to another. */
typedef struct twin_graph_edge {
  /** What it is called among the edges of its source; its `bytes` are NULL where it has no name of its own. */
  twin_string id;
  /** The twin it starts at. */
  twin_string source;
  /** The name of the relationship. */
  twin_string relationship;
  /** The twin it leads to. */
  twin_string target;
  /** Its properties, a JSON object; its `bytes` are NULL for an empty one. */
  twin_string properties;
} twin_graph_edge;

/** Adds twins, which are copied: all or none.
 *  @return TWIN_OK; TWIN_NO_ROOM where there would be more than 4,294,967,294 twins and ends of edges together; TWIN_BAD_ARGUMENT also for an id or
 *          type that is no UTF-8; TWIN_BAD_HANDLE. */
twin_status twin_graph_add_twins(twin_graph *graph, const twin_graph_twin *twins, size_t count);

/** Adds edges, which are copied: all or none. Otherwise as twin_graph_add_twins. Twins that edges name may come later. */
twin_status twin_graph_add_edges(twin_graph *graph, const twin_graph_edge *edges, size_t count);

/** What a twin or an edge can break. */
typedef uint32_t twin_graph_rule;
enum {
  /** Two twins have one id. */
  TWIN_GRAPH_DUPLICATE_TWIN = 1,
  /** The model has no such type. */
  TWIN_GRAPH_UNKNOWN_TYPE = 2,
  /** A type that has no instances of its own. */
  TWIN_GRAPH_ABSTRACT_TYPE = 3,
  /** Two edges of one source have one id. */
  TWIN_GRAPH_DUPLICATE_EDGE = 4,
  /** No twin has the id that an edge starts at, or leads to. */
  TWIN_GRAPH_UNKNOWN_SOURCE = 5,
  TWIN_GRAPH_UNKNOWN_TARGET = 6,
  /** The source's type has no relationship of that name. */
  TWIN_GRAPH_UNKNOWN_RELATIONSHIP = 7,
  /** The target is of no type that the relationship may lead to. */
  TWIN_GRAPH_TARGET_TYPE = 8,
  /** A source has too few targets, or too many. */
  TWIN_GRAPH_MINIMUM_CARDINALITY = 9,
  TWIN_GRAPH_MAXIMUM_CARDINALITY = 10,
  /** A target has too few sources, or too many. */
  TWIN_GRAPH_INVERSE_MINIMUM_CARDINALITY = 11,
  TWIN_GRAPH_INVERSE_MAXIMUM_CARDINALITY = 12,
  /** The target has edges of the inverse relationship, and none of them leads back. */
  TWIN_GRAPH_INVERSE = 13,
  /** The edge's properties are not what the relationship says. */
  TWIN_GRAPH_PROPERTIES = 14,
  /** An edge from a twin to itself. */
  TWIN_GRAPH_IRREFLEXIVE = 15,
  /** Edges both ways. */
  TWIN_GRAPH_ASYMMETRIC = 16,
  /** A path that leads back. */
  TWIN_GRAPH_ACYCLIC = 17,
  /** More than one container, or a container inside itself. */
  TWIN_GRAPH_CONTAINMENT = 18,
  /** More than one target; more than one source. */
  TWIN_GRAPH_FUNCTIONAL = 19,
  TWIN_GRAPH_INVERSE_FUNCTIONAL = 20,
};

/** The word for a rule in reports, such as "unknownTarget"; "" for what is none. Never freed, never NULL. */
const char *twin_graph_rule_name(twin_graph_rule rule);

/** What is wrong with a graph. */
typedef struct twin_graph_report twin_graph_report;

/** Holds a graph to a model: types, what relationships may lead to, how many there may be, what the relations that they mean say.
 *  @param options          NULL for TWIN_OPTIONS. Of each rule at most `violation_limit` violations are told; all are counted.
 *  @param checks_inverses  Whether edges of relationships that read each other backwards have to agree, where the target has any.
 *  @param report           Receives the report, an empty one where nothing is wrong; free it by twin_graph_report_free. It may outlive the graph.
 *  @return TWIN_OK, TWIN_WRONG_SIZE, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_graph_check(
    const twin_registry *registry, const twin_graph *graph, const twin_options *options, bool checks_inverses,
    twin_graph_report **report);

/** Number of violations that are told; 0 for what is no report. */
size_t twin_graph_report_count(const twin_graph_report *report);

/** How often a rule is broken; 0 for what is no report or no rule. */
uint64_t twin_graph_report_rule_count(const twin_graph_report *report, twin_graph_rule rule);

/** What a violation is about. */
typedef uint32_t twin_subject_kind;
enum {
  TWIN_SUBJECT_NONE = 0,
  TWIN_SUBJECT_TWIN = 1,
  TWIN_SUBJECT_EDGE = 2,
};

/** A twin or an edge, by its place in the order in which they were added, from 0. */
typedef struct twin_subject {
  uint64_t index;
  twin_subject_kind kind;
} twin_subject;

/** One thing that is wrong with a graph. Its texts live as long as the report. */
typedef struct twin_graph_violation {
  /** sizeof(twin_graph_violation). */
  size_t size;
  /** What is wrong. */
  twin_subject subject;
  /** Of what is there twice, the first one; else TWIN_SUBJECT_NONE. */
  twin_subject first;
  /** Identity of the relationship's member, or of the relation, that says so; empty where neither does. */
  twin_string origin;
  /** What had to be there, in words. */
  twin_string expected;
  /** What is there. It is text of the graph: expect control characters. */
  twin_string actual;
  /** For TWIN_GRAPH_PROPERTIES the value of the edge's properties that is wrong, as `pointer`, `offset` and `rule` of twin_violation; else empty and 0. */
  twin_string property_pointer;
  uint64_t property_offset;
  twin_rule property_rule;
  /** What is broken. */
  twin_graph_rule rule;
} twin_graph_violation;

/** A violation: first of twins, then of edges, in the order in which they were added, of each in the order of the rules.
 *  @param index      From 0.
 *  @param violation  Is filled. Set its `size` before.
 *  @return TWIN_OK; TWIN_NOT_FOUND at and past the count; TWIN_WRONG_SIZE, TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_graph_report_violation(
    const twin_graph_report *report, size_t index, twin_graph_violation *violation);

/** Whether something is wrong with each twin, or each edge.
 *  @param kind      TWIN_SUBJECT_TWIN or TWIN_SUBJECT_EDGE.
 *  @param is_wrong  Receives a byte for each, in order: 1 where something is wrong, else 0; may be NULL where `capacity` is 0.
 *  @param capacity  Bytes at `is_wrong`.
 *  @param count     Receives how many there are, also where there is too little room.
 *  @return TWIN_OK; TWIN_NO_ROOM where there are more than `capacity`: then nothing is written to `is_wrong`; TWIN_BAD_ARGUMENT, TWIN_BAD_HANDLE. */
twin_status twin_graph_report_wrong(
    const twin_graph_report *report, twin_subject_kind kind, uint8_t *is_wrong, size_t capacity, size_t *count);

/** Frees a report of a graph and sets the pointer to NULL. Nothing to free is TWIN_OK; what is no such report is left alone and
 *  TWIN_BAD_HANDLE. */
twin_status twin_graph_report_free(twin_graph_report **report);

#ifdef __cplusplus
}
#endif

#endif
