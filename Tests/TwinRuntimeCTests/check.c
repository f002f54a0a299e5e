/* Uses libtwinruntime as a C program does, and says what is not as the header describes. With a number behind the image: how many documents a second. */
#include "twinruntime.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int failures = 0;

static void check(bool holds, int line, const char *what) {
  if (holds) return;
  failures++;
  printf("check.c:%d: %s\n", line, what);
}
#define CHECK(condition) check((condition), __LINE__, #condition)

static bool text_is(twin_text *text, const char *expected) {
  bool is = text != NULL && twin_text_length(text) == strlen(expected) &&
            memcmp(twin_text_bytes(text), expected, strlen(expected) + 1) == 0;
  if (!is) printf("found: %s\n", twin_text_bytes(text));
  twin_text_free(&text);
  return is;
}

static twin_text *text_of(const twin_registry *registry, twin_element element, twin_text_kind kind, const char *language) {
  twin_text *text = NULL;
  twin_element_text(registry, &element, kind, language, &text);
  return text;
}

static twin_element found(const twin_registry *registry, twin_kind kind, const char *id) {
  twin_element element = {0, 0, 0, 0};
  CHECK(twin_find(registry, kind, id, TWIN_TERMINATED, &element) == TWIN_OK);
  return element;
}

static twin_validator *validator_of(const twin_registry *registry, twin_form form, twin_element element) {
  twin_validator *validator = NULL;
  CHECK(twin_validator_new(registry, form, &element, NULL, &validator, NULL) == TWIN_OK);
  return validator;
}

static bool accepts(const twin_validator *validator, const char *document) {
  bool accepted = false;
  CHECK(twin_accepts(validator, document, strlen(document), &accepted) == TWIN_OK);
  return accepted;
}

static const char telemetry[] =
    "{\"flow\":12.25,\"temperature\":-4.5,\"power\":310,\"vibration\":0.125,\"pressureIn\":2.5,\"pressureOut\":7,"
    "\"starts\":4711,\"running\":true,\"state\":2,\"firmware\":\"v2.10.3\",\"message\":\"Gl\\u00e4ttung l\xc3\xa4uft\","
    "\"measuredAt\":\"2026-03-01T12:00:00Z\",\"latest\":{\"at\":\"2026-03-01T11:59:58Z\",\"value\":12.5},"
    "\"history\":[{\"at\":\"2026-03-01T11:58:00Z\",\"value\":11},{\"at\":\"2026-03-01T11:59:00Z\",\"value\":12}]}";

static void versions(void) {
  CHECK(twin_abi_version() == TWIN_ABI_VERSION);
  CHECK(strlen(twin_version()) >= 5);
  CHECK(strcmp(twin_status_text(TWIN_OK), "as asked") == 0);
  CHECK(strlen(twin_status_text(-1)) > 0);
  CHECK(strcmp(twin_rule_name(TWIN_RULE_EXCLUSIVE_MINIMUM), "exclusiveMinimum") == 0);
  CHECK(strcmp(twin_rule_name(TWIN_RULE_CONST), "const") == 0);
  CHECK(strcmp(twin_rule_name(0), "") == 0 && strcmp(twin_rule_name(26), "") == 0);
}

static void opening(const char *path) {
  twin_registry *registry = NULL;
  twin_text *message = NULL;
  CHECK(twin_registry_open("/nowhere/model.image", 0, &registry, &message) == TWIN_UNREADABLE);
  CHECK(registry == NULL);
  CHECK(text_is(message, "cannot read the image /nowhere/model.image: No such file or directory"));
  CHECK(twin_registry_open("/", 0, &registry, NULL) == TWIN_UNREADABLE);
  CHECK(twin_registry_open("\xff", 0, &registry, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_registry_open(NULL, 0, &registry, &message) == TWIN_BAD_ARGUMENT);
  CHECK(twin_text_length(message) > 0);
  twin_text_free(&message);
  CHECK(twin_registry_open(path, 0, NULL, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_registry_open(path, 2, &registry, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_registry_open_bytes("{}", 2, &registry, NULL) == TWIN_NOT_AN_IMAGE);
  CHECK(twin_registry_open_bytes(NULL, 0, &registry, NULL) == TWIN_NOT_AN_IMAGE);
  CHECK(twin_registry_open_bytes(NULL, 8, &registry, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_registry_open_bytes(path, (size_t)-1, &registry, NULL) == TWIN_BAD_ARGUMENT);

  CHECK(twin_registry_open(path, TWIN_COPYING, &registry, &message) == TWIN_OK);
  CHECK(message == NULL);
  size_t size = twin_registry_byte_count(registry);
  CHECK(size > 1000);
  twin_registry_free(&registry);

  FILE *file = fopen(path, "rb");
  unsigned char *bytes = malloc(size);
  if (file == NULL || bytes == NULL || fread(bytes, 1, size, file) != size) exit(3);
  fclose(file);
  CHECK(twin_registry_open_bytes(bytes, size - 1, &registry, &message) == TWIN_DAMAGED);
  CHECK(twin_text_length(message) > 0);
  twin_text_free(&message);
  bytes[size / 2] ^= 1;
  CHECK(twin_registry_open_bytes(bytes, size, &registry, NULL) == TWIN_DAMAGED);
  bytes[size / 2] ^= 1;
  CHECK(twin_registry_open_bytes(bytes, size, &registry, NULL) == TWIN_OK);
  memset(bytes, 0, size);
  free(bytes);
  CHECK(found(registry, TWIN_TYPE, "com.example.pumps.Pump").kind == TWIN_TYPE);
  CHECK(twin_registry_free(&registry) == TWIN_OK && registry == NULL);
  CHECK(twin_registry_free(&registry) == TWIN_OK);
  CHECK(twin_registry_free(NULL) == TWIN_OK);
}

static void elements(const twin_registry *registry) {
  twin_element pump = found(registry, TWIN_TYPE, "com.example.pumps.Pump");
  twin_element machine = found(registry, TWIN_TYPE, "com.example.pumps.Machine");
  twin_element old = found(registry, TWIN_TYPE, "com.example.pumps.OldPump");
  twin_element package = found(registry, TWIN_PACKAGE, "com.example.pumps");
  twin_element flow = found(registry, TWIN_MEMBER, "com.example.pumps.Pump/flow");
  twin_element speed = found(registry, TWIN_MEMBER, "com.example.pumps.OldPump/speed");
  twin_element feeds = found(registry, TWIN_MEMBER, "com.example.pumps.Pump/feeds");
  twin_element leak = found(registry, TWIN_MEMBER, "com.example.pumps.Pump/leak");
  twin_element other;
  CHECK(memcmp((other = found(registry, TWIN_TYPE, "dtmi:com:example:pumps:Pump;1"), &other), &pump, sizeof pump) == 0);
  CHECK(twin_find(registry, TWIN_TYPE, "com.example.pumps.Pumpkin", 22, &other) == TWIN_OK);
  CHECK(memcmp(&other, &pump, sizeof pump) == 0);
  CHECK(twin_find(registry, TWIN_TYPE, "com.example.pumps.Pump\0", 23, &other) == TWIN_NOT_FOUND);
  CHECK(twin_find(registry, TWIN_TYPE, "com.example.pumps.Pump/flow", TWIN_TERMINATED, &other) == TWIN_NOT_FOUND);
  CHECK(twin_find(registry, TWIN_TYPE, "\xed\xa0\x80", TWIN_TERMINATED, &other) == TWIN_NOT_FOUND);
  CHECK(twin_find(registry, TWIN_TYPE, "", 0, &other) == TWIN_NOT_FOUND);
  CHECK(twin_find(registry, 10, "x", 1, &other) == TWIN_BAD_ARGUMENT);
  CHECK(twin_find(registry, TWIN_TYPE, NULL, 0, &other) == TWIN_BAD_ARGUMENT);
  CHECK(twin_find(registry, TWIN_TYPE, "x", (size_t)-2, &other) == TWIN_BAD_ARGUMENT);
  CHECK(twin_find(registry, TWIN_TYPE, "x", 1, NULL) == TWIN_BAD_ARGUMENT);

  CHECK(text_is(text_of(registry, pump, TWIN_TEXT_ID, NULL), "com.example.pumps.Pump"));
  CHECK(text_is(text_of(registry, pump, TWIN_TEXT_TITLE, NULL), "Pump"));
  CHECK(text_is(text_of(registry, pump, TWIN_TEXT_TITLE, "de-AT"), "Pumpe"));
  CHECK(text_is(text_of(registry, pump, TWIN_TEXT_EXTERNAL_ID, NULL), "dtmi:com:example:pumps:Pump;1"));
  CHECK(text_is(text_of(registry, package, TWIN_TEXT_VERSION, NULL), "1.2.0"));
  CHECK(text_is(text_of(registry, leak, TWIN_TEXT_SEVERITY, NULL), "error"));
  CHECK(text_is(text_of(registry, old, TWIN_TEXT_DEPRECATED_SINCE, NULL), "1.2.0"));
  CHECK(text_is(text_of(registry, old, TWIN_TEXT_REMOVE_IN, NULL), "2.0.0"));
  CHECK(text_is(text_of(registry, old, TWIN_TEXT_DEPRECATION_REASON, NULL), "Out of production."));
  CHECK(text_is(text_of(registry, speed, TWIN_TEXT_REPLACED_BY, NULL), "flow"));
  twin_text *text = NULL;
  CHECK(twin_element_text(registry, &pump, TWIN_TEXT_OWNER, NULL, &text) == TWIN_NOT_FOUND);
  CHECK(twin_element_text(registry, &pump, TWIN_TEXT_SYMBOL, NULL, &text) == TWIN_WRONG_KIND);
  CHECK(twin_element_text(registry, &pump, TWIN_TEXT_SEVERITY, NULL, &text) == TWIN_WRONG_KIND);
  CHECK(twin_element_text(registry, &flow, TWIN_TEXT_SEVERITY, NULL, &text) == TWIN_WRONG_KIND);
  CHECK(twin_element_text(registry, &pump, 99, NULL, &text) == TWIN_BAD_ARGUMENT);
  CHECK(twin_element_text(registry, &pump, TWIN_TEXT_TITLE, "\xff", &text) == TWIN_BAD_ARGUMENT);
  CHECK(text == NULL);

  int64_t number = 0;
  CHECK(twin_element_number(registry, &flow, TWIN_MEMBER_KIND, &number) == TWIN_OK && number == 1);
  CHECK(twin_element_number(registry, &flow, TWIN_SAMPLING, &number) == TWIN_OK && number == 10000);
  CHECK(twin_element_number(registry, &flow, TWIN_FRESHNESS, &number) == TWIN_NOT_FOUND);
  CHECK(twin_element_number(registry, &feeds, TWIN_MAXIMUM, &number) == TWIN_OK && number == 4);
  CHECK(twin_element_number(registry, &feeds, TWIN_SAMPLING, &number) == TWIN_WRONG_KIND);
  CHECK(twin_element_number(registry, &machine, TWIN_IS_ABSTRACT, &number) == TWIN_OK && number == 1);
  CHECK(twin_element_number(registry, &old, TWIN_IS_DEPRECATED, &number) == TWIN_OK && number == 1);
  CHECK(twin_element_number(registry, &speed, TWIN_IS_INHERITED, &number) == TWIN_OK && number == 1);
  CHECK(twin_element_number(registry, &package, TWIN_IS_DEPRECATED, &number) == TWIN_WRONG_KIND);
  CHECK(twin_element_number(registry, &package, TWIN_EDITION, &number) == TWIN_OK && number == 2026);
  CHECK(twin_element_number(registry, &package, 0, &number) == TWIN_BAD_ARGUMENT);

  twin_element some[64];
  size_t count = 0;
  CHECK(twin_elements(registry, &pump, TWIN_SUBTYPES, some, 64, &count) == TWIN_OK && count == 1);
  CHECK(memcmp(&some[0], &old, sizeof old) == 0);
  CHECK(twin_elements(registry, &old, TWIN_SUPERTYPES, some, 1, &count) == TWIN_NO_ROOM && count == 2);
  CHECK(memcmp(&some[0], &pump, sizeof pump) == 0);
  CHECK(twin_elements(registry, &old, TWIN_REPLACEMENT, some, 1, &count) == TWIN_OK && count == 1);
  CHECK(memcmp(&some[0], &pump, sizeof pump) == 0);
  CHECK(twin_elements(registry, &speed, TWIN_REPLACEMENT, some, 1, &count) == TWIN_OK && count == 1);
  CHECK(text_is(text_of(registry, some[0], TWIN_TEXT_ID, NULL), "com.example.pumps.Pump/flow"));
  CHECK(twin_elements(registry, &pump, TWIN_MEMBERS, some, 64, &count) == TWIN_OK && count == 22);
  CHECK(twin_elements(registry, &pump, TWIN_OWN_MEMBERS, NULL, 0, &count) == TWIN_NO_ROOM && count == 21);
  CHECK(twin_elements(registry, &feeds, TWIN_TARGETS, some, 64, &count) == TWIN_OK && count == 1);
  CHECK(twin_elements(registry, NULL, TWIN_PACKAGE_OF, some, 64, &count) == TWIN_OK && count == 1);
  CHECK(memcmp(&some[0], &package, sizeof package) == 0);
  CHECK(twin_elements(registry, NULL, TWIN_MEMBERS, some, 64, &count) == TWIN_WRONG_KIND);
  CHECK(twin_elements(registry, &flow, TWIN_SUBTYPES, some, 64, &count) == TWIN_WRONG_KIND);
  CHECK(twin_elements(registry, &pump, 3, some, 64, &count) == TWIN_BAD_ARGUMENT);
  CHECK(twin_elements(registry, &pump, TWIN_MEMBERS, NULL, 1, &count) == TWIN_BAD_ARGUMENT);
  CHECK(twin_elements(registry, &pump, TWIN_MEMBERS, some, (size_t)-1, &count) == TWIN_BAD_ARGUMENT);
  CHECK(twin_elements(registry, &pump, TWIN_MEMBERS, some, 64, NULL) == TWIN_BAD_ARGUMENT);

  bool is = false;
  CHECK(twin_is_subtype(registry, &old, &machine, &is) == TWIN_OK && is);
  CHECK(twin_is_subtype(registry, &machine, &old, &is) == TWIN_OK && !is);
  CHECK(twin_is_subtype(registry, &old, &flow, &is) == TWIN_WRONG_KIND);
  CHECK(twin_is_subtype(registry, &old, NULL, &is) == TWIN_BAD_ARGUMENT);

  /* Elements that nobody gave out. */
  twin_element forged = pump;
  forged.number = 0xFFFFFFFF;
  CHECK(twin_elements(registry, &forged, TWIN_MEMBERS, some, 64, &count) == TWIN_BAD_ARGUMENT);
  forged = flow;
  forged.of = machine.number;
  CHECK(twin_element_number(registry, &forged, TWIN_MEMBER_KIND, &number) == TWIN_BAD_ARGUMENT);
  forged = pump;
  forged.kind = 77;
  CHECK(twin_element_number(registry, &forged, TWIN_IS_ABSTRACT, &number) == TWIN_BAD_ARGUMENT);
  forged = pump;
  forged.registry ^= 1;
  CHECK(twin_element_number(registry, &forged, TWIN_IS_ABSTRACT, &number) == TWIN_WRONG_REGISTRY);
}

/* Every number that nobody gave out, with every question: answers or statuses. */
static void forgeries(const twin_registry *registry) {
  twin_element forged = found(registry, TWIN_TYPE, "com.example.pumps.Pump");
  const uint32_t numbers[] = {0, 1, 2, 50, 4000, 0x7FFFFFFF, 0xFFFFFFFF};
  twin_element some[4];
  size_t count = 0, answers = 0;
  int64_t number = 0;
  for (uint32_t kind = 0; kind <= 10; kind++)
    for (size_t first = 0; first < 7; first++)
      for (size_t second = 0; second < (kind == TWIN_MEMBER ? 7 : 1); second++) {
        forged.kind = kind;
        forged.number = numbers[first];
        forged.of = numbers[second];
        for (uint32_t list = 0; list <= 44; list++) {
          twin_status status = twin_elements(registry, &forged, list, some, 4, &count);
          CHECK(status == TWIN_OK || status == TWIN_NO_ROOM || status == TWIN_WRONG_KIND || status == TWIN_BAD_ARGUMENT);
          answers += status == TWIN_OK || status == TWIN_NO_ROOM;
        }
        for (uint32_t what = 0; what <= 18; what++) {
          twin_text *text = text_of(registry, forged, what, "de");
          answers += text != NULL;
          twin_text_free(&text);
          answers += twin_element_number(registry, &forged, what, &number) == TWIN_OK;
        }
        twin_validator *validator = NULL;
        for (uint32_t form = 0; form <= 7; form++) {
          answers += twin_validator_new(registry, form, &forged, NULL, &validator, NULL) == TWIN_OK;
          twin_validator_free(&validator);
        }
      }
  CHECK(answers > 150);
}

static void units(const twin_registry *registry) {
  twin_element celsius = found(registry, TWIN_UNIT, "org.gemel.quantities.degreeCelsius");
  twin_element fahrenheit = found(registry, TWIN_UNIT, "org.gemel.quantities.degreeFahrenheit");
  twin_element flow = found(registry, TWIN_MEMBER, "com.example.pumps.Pump/flow");
  twin_element litres;
  size_t count = 0;
  CHECK(twin_elements(registry, &flow, TWIN_UNIT_OF, &litres, 1, &count) == TWIN_OK && count == 1);
  CHECK(text_is(text_of(registry, litres, TWIN_TEXT_SYMBOL, NULL), "l/s"));
  double result = -1;
  twin_text *message = NULL;
  CHECK(twin_convert(registry, 32, &fahrenheit, &celsius, &result, &message) == TWIN_OK && result == 0);
  CHECK(message == NULL);
  result = -1;
  CHECK(twin_convert(registry, 32, &fahrenheit, &litres, &result, &message) == TWIN_DIFFERENT_QUANTITIES);
  CHECK(result == -1 && twin_text_length(message) > 20);
  twin_text_free(&message);
  CHECK(twin_convert(registry, (double)INFINITY, &fahrenheit, &celsius, &result, NULL) == TWIN_OUT_OF_RANGE);
  CHECK(twin_convert(registry, 1, &flow, &celsius, &result, &message) == TWIN_WRONG_KIND);
  CHECK(text_is(message, "'com.example.pumps.Pump/flow' is no unit"));
  bool is = true;
  CHECK(twin_is_convertible(registry, &fahrenheit, &litres, &is) == TWIN_OK && !is);
  CHECK(twin_is_convertible(registry, &fahrenheit, &celsius, &is) == TWIN_OK && is);
}

static void validation(const twin_registry *registry) {
  twin_element pump = found(registry, TWIN_TYPE, "com.example.pumps.Pump");
  twin_element start = found(registry, TWIN_MEMBER, "com.example.pumps.Pump/start");
  twin_validator *state = validator_of(registry, TWIN_STATE, pump);
  twin_validator *telemetries = validator_of(registry, TWIN_TELEMETRY, pump);
  twin_validator *payload = validator_of(registry, TWIN_PAYLOAD, found(registry, TWIN_MEMBER, "com.example.pumps.Pump/leak"));
  twin_validator *request = validator_of(registry, TWIN_REQUEST, start);
  twin_validator *response = validator_of(registry, TWIN_RESPONSE, start);
  twin_validator *edge = validator_of(registry, TWIN_EDGE_PROPERTIES, found(registry, TWIN_MEMBER, "com.example.pumps.Pump/feeds"));
  CHECK(accepts(state, "{\"tag\":\"PU-0001\",\"mode\":1}") && !accepts(state, "{\"mode\":1}"));
  CHECK(accepts(telemetries, telemetry) && !accepts(telemetries, "{\"flow\":51}"));
  CHECK(accepts(payload, "{\"at\":\"2026-03-01T11:59:58Z\",\"value\":0}") && !accepts(payload, "{}"));
  CHECK(accepts(request, "2") && !accepts(request, "3") && !accepts(request, ""));
  CHECK(accepts(response, "true") && accepts(response, "") && !accepts(response, "1"));
  CHECK(accepts(edge, "{\"since\":\"2026-01-31\"}") && !accepts(edge, "{\"since\":\"2026-02-30\"}"));

  twin_validator *none = NULL;
  twin_text *message = NULL;
  CHECK(twin_validator_new(registry, TWIN_STATE, &start, NULL, &none, &message) == TWIN_WRONG_KIND);
  CHECK(text_is(message, "documents of this form belong to a twin type, and 'com.example.pumps.Pump/start' is none"));
  CHECK(twin_validator_new(registry, 7, &start, NULL, &none, NULL) == TWIN_BAD_ARGUMENT);
  twin_options options = TWIN_OPTIONS;
  options.size = 4;
  CHECK(twin_validator_new(registry, TWIN_STATE, &pump, &options, &none, NULL) == TWIN_WRONG_SIZE);
  options.size = sizeof options;
  options.unknown_members = 2;
  CHECK(twin_validator_new(registry, TWIN_STATE, &pump, &options, &none, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(none == NULL);

  options.unknown_members = TWIN_UNKNOWN_ALLOWED;
  options.violation_limit = 2;
  twin_validator *tolerant = NULL;
  CHECK(twin_validator_new(registry, TWIN_TELEMETRY, &pump, &options, &tolerant, NULL) == TWIN_OK);
  const char bad[] = "{\"new\":1,\"flow\":-1,\"latest\":{\"value\":2000},\"state\":9,\"starts\":1.5}";
  CHECK(accepts(tolerant, "{\"new\":1}") && !accepts(telemetries, "{\"new\":1}"));
  twin_report *report = NULL;
  CHECK(twin_validate(tolerant, bad, sizeof bad - 1, &report) == TWIN_OK && twin_report_count(report) == 2);
  twin_report_free(&report);

  CHECK(twin_validate(telemetries, bad, sizeof bad - 1, &report) == TWIN_OK);
  twin_violation violation = {.size = sizeof violation};
  CHECK(twin_report_count(report) == 6);
  CHECK(twin_report_violation(report, 1, &violation) == TWIN_OK);
  CHECK(strcmp(violation.pointer.bytes, "/flow") == 0 && violation.pointer.length == 5);
  CHECK(violation.rule == TWIN_RULE_MINIMUM && violation.offset == 16);
  CHECK(strcmp(violation.actual.bytes, "-1") == 0 && violation.expected.length > 0);
  CHECK(twin_report_violation(report, 6, &violation) == TWIN_NOT_FOUND);
  CHECK(twin_report_violation(report, (size_t)-1, &violation) == TWIN_NOT_FOUND);
  violation.size--;
  CHECK(twin_report_violation(report, 0, &violation) == TWIN_WRONG_SIZE);
  twin_report_free(&report);

  /* U+0000 and control characters in what is reported. */
  const char controls[] = "{\"a\\u0000\\u001b/\":1}";
  CHECK(twin_validate(telemetries, controls, sizeof controls - 1, &report) == TWIN_OK);
  violation.size = sizeof violation;
  CHECK(twin_report_violation(report, 0, &violation) == TWIN_OK);
  CHECK(violation.pointer.length == 6 && memcmp(violation.pointer.bytes, "/a\0\033~1", 7) == 0);
  CHECK(twin_report_json(report, &message) == TWIN_OK);
  const char json[] = "[{\"pointer\":\"/a\\u0000\\u001b~1\",\"rule\":\"unknownMember\",\"expected\":\"";
  CHECK(strncmp(twin_text_bytes(message), json, sizeof json - 1) == 0);
  twin_text_free(&message);
  CHECK(twin_report_free(&report) == TWIN_OK && report == NULL && twin_report_free(&report) == TWIN_OK);

  CHECK(twin_validate(telemetries, NULL, 0, &report) == TWIN_OK && twin_report_count(report) == 1);
  CHECK(twin_report_violation(report, 0, &violation) == TWIN_OK && violation.rule == TWIN_RULE_SYNTAX);
  twin_report_free(&report);
  CHECK(twin_validate(telemetries, "{}", 2, &report) == TWIN_OK && twin_report_count(report) == 0);
  CHECK(twin_report_json(report, &message) == TWIN_OK);
  CHECK(text_is(message, "[]"));
  message = NULL;

  /* Handles that are none, or of another kind. */
  bool accepted = true;
  CHECK(twin_accepts(NULL, "{}", 2, &accepted) == TWIN_BAD_HANDLE);
  CHECK(twin_accepts((const twin_validator *)registry, "{}", 2, &accepted) == TWIN_BAD_HANDLE);
  CHECK(twin_accepts((const twin_validator *)((const char *)state + 1), "{}", 2, &accepted) == TWIN_BAD_HANDLE);
  CHECK(twin_accepts(state, NULL, 2, &accepted) == TWIN_BAD_ARGUMENT);
  CHECK(twin_accepts(state, "{}", (size_t)-1, &accepted) == TWIN_BAD_ARGUMENT);
  CHECK(twin_accepts(state, "{}", 2, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(accepted);
  CHECK(twin_validator_free((twin_validator **)&report) == TWIN_BAD_HANDLE && report != NULL);
  CHECK(twin_report_count((const twin_report *)state) == 0);
  CHECK(twin_text_length((const twin_text *)state) == 0 && strcmp(twin_text_bytes(NULL), "") == 0);
  twin_report_free(&report);

  twin_validator_free(&state);
  CHECK(state == NULL && twin_validator_free(&state) == TWIN_OK);
  twin_validator_free(&telemetries);
  twin_validator_free(&payload);
  twin_validator_free(&request);
  twin_validator_free(&response);
  twin_validator_free(&edge);
  twin_validator_free(&tolerant);
}

static void lines(const twin_registry *registry) {
  twin_validator *validator = validator_of(registry, TWIN_TELEMETRY, found(registry, TWIN_TYPE, "com.example.pumps.Pump"));
  const char text[] = "{\"flow\":1}\n{\"flow\":99}\r\n\n \t\r\nnot json\n{}";
  uint8_t verdicts[8];
  memset(verdicts, 9, sizeof verdicts);
  twin_line_counts counts = TWIN_LINE_COUNTS;
  CHECK(twin_accepts_lines(validator, text, sizeof text - 1, verdicts, 8, &counts) == TWIN_OK);
  CHECK(memcmp(verdicts, "\1\0\2\2\0\1\11\11", 8) == 0);
  CHECK(counts.lines == 6 && counts.accepted == 2 && counts.refused == 2 && counts.blank == 2);
  memset(verdicts, 9, sizeof verdicts);
  CHECK(twin_accepts_lines(validator, text, sizeof text - 1, verdicts, 5, &counts) == TWIN_NO_ROOM);
  CHECK(counts.lines == 6 && counts.accepted == 0 && verdicts[0] == 9);
  CHECK(twin_accepts_lines(validator, text, sizeof text - 1, NULL, 0, &counts) == TWIN_OK && counts.accepted == 2);
  CHECK(twin_accepts_lines(validator, NULL, 0, NULL, 0, &counts) == TWIN_OK && counts.lines == 0);
  CHECK(twin_accepts_lines(validator, "\n", 1, verdicts, 1, &counts) == TWIN_OK && counts.lines == 1 && counts.blank == 1);
  counts.size = 0;
  CHECK(twin_accepts_lines(validator, text, sizeof text - 1, NULL, 0, &counts) == TWIN_WRONG_SIZE);
  CHECK(twin_accepts_lines(validator, text, sizeof text - 1, NULL, 0, NULL) == TWIN_BAD_ARGUMENT);
  twin_validator_free(&validator);
}

static void *judge_many(void *validator) {
  for (int index = 0; index < 300; index++) {
    bool accepted = false;
    twin_report *report = NULL;
    if (twin_accepts(validator, telemetry, sizeof telemetry - 1, &accepted) != TWIN_OK || !accepted) return validator;
    if (twin_validate(validator, "{\"flow\":-1}", 11, &report) != TWIN_OK || twin_report_count(report) != 1) return validator;
    twin_report_free(&report);
  }
  return NULL;
}

/* One validator, four threads, and the registry gone. */
static void threads(const char *path) {
  twin_registry *registry = NULL;
  CHECK(twin_registry_open(path, 0, &registry, NULL) == TWIN_OK);
  twin_validator *validator = validator_of(registry, TWIN_TELEMETRY, found(registry, TWIN_TYPE, "com.example.pumps.Pump"));
  twin_registry_free(&registry);
  pthread_t running[4];
  for (int index = 0; index < 4; index++) pthread_create(&running[index], NULL, judge_many, validator);
  for (int index = 0; index < 4; index++) {
    void *failed = validator;
    pthread_join(running[index], &failed);
    CHECK(failed == NULL);
  }
  twin_validator_free(&validator);
}

/* Elements of a registry asked of another one. */
static void registries(const char *path, const twin_registry *registry) {
  twin_registry *second = NULL;
  CHECK(twin_registry_open(path, 0, &second, NULL) == TWIN_OK);
  twin_element pump = found(registry, TWIN_TYPE, "com.example.pumps.Pump");
  int64_t number = 0;
  CHECK(twin_element_number(second, &pump, TWIN_IS_ABSTRACT, &number) == TWIN_WRONG_REGISTRY);
  twin_validator *validator = NULL;
  CHECK(twin_validator_new(second, TWIN_STATE, &pump, NULL, &validator, NULL) == TWIN_WRONG_REGISTRY);
  twin_registry_free(&second);
}

static double seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void measure(const twin_registry *registry, size_t count) {
  twin_validator *validator = validator_of(registry, TWIN_TELEMETRY, found(registry, TWIN_TYPE, "com.example.pumps.Pump"));
  bool accepted = false;
  double start = seconds();
  for (size_t index = 0; index < count; index++) twin_accepts(validator, telemetry, sizeof telemetry - 1, &accepted);
  double calls = seconds() - start;

  size_t size = sizeof telemetry;
  char *batch = malloc(size * count);
  uint8_t *verdicts = malloc(count);
  if (batch == NULL || verdicts == NULL) exit(3);
  for (size_t index = 0; index < count; index++) {
    memcpy(batch + index * size, telemetry, size);
    batch[index * size + size - 1] = '\n';
  }
  twin_line_counts counts = TWIN_LINE_COUNTS;
  start = seconds();
  twin_accepts_lines(validator, batch, size * count, verdicts, count, &counts);
  double all = seconds() - start;

  start = seconds();
  for (size_t index = 0; index < count; index++) {
    twin_report *report = NULL;
    twin_validate(validator, telemetry, sizeof telemetry - 1, &report);
    twin_report_free(&report);
  }
  double reports = seconds() - start;
  printf("documents of %zu bytes a second of one core: %.0f by twin_accepts, %.0f by twin_accepts_lines, %.0f by twin_validate\n",
         size - 1, (double)count / calls, (double)counts.accepted / all, (double)count / reports);
  free(batch);
  free(verdicts);
  twin_validator_free(&validator);
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  twin_registry *registry = NULL;
  twin_text *message = NULL;
  if (twin_registry_open(argv[1], 0, &registry, &message) != TWIN_OK) {
    fprintf(stderr, "%s\n", twin_text_bytes(message));
    return 3;
  }
  if (argc > 2) {
    measure(registry, strtoul(argv[2], NULL, 10));
  } else {
    versions();
    opening(argv[1]);
    elements(registry);
    forgeries(registry);
    units(registry);
    validation(registry);
    lines(registry);
    threads(argv[1]);
    registries(argv[1], registry);
  }
  twin_registry_free(&registry);
  return failures == 0 ? 0 : 1;
}
