/* Uses libtwinruntime as a C program does, and says what is not as the header describes: on the folder of releases that `releases` wrote.
 * With a number behind it: how many documents a second. */
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

static void decimals(const twin_registry *registry) {
  twin_element celsius = found(registry, TWIN_UNIT, "org.gemel.quantities.degreeCelsius");
  twin_element fahrenheit = found(registry, TWIN_UNIT, "org.gemel.quantities.degreeFahrenheit");
  twin_element metre = found(registry, TWIN_UNIT, "org.gemel.quantities.metre");
  twin_text *result = NULL, *message = NULL;
  bool exact = false;
  CHECK(twin_convert_decimal(registry, "21.55", TWIN_TERMINATED, &celsius, &fahrenheit, &result, &exact, &message) == TWIN_OK);
  CHECK(text_is(result, "70.79") && exact && message == NULL);
  /* More digits than a double has. */
  CHECK(twin_convert_decimal(registry, "1e-20 and more", 5, &celsius, &fahrenheit, &result, NULL, NULL) == TWIN_OK);
  CHECK(text_is(result, "32.000000000000000000018"));
  CHECK(twin_convert_decimal(registry, "1", 1, &fahrenheit, &celsius, &result, &exact, NULL) == TWIN_OK);
  CHECK(text_is(result, "-17.222222222222222") && !exact);
  result = NULL;
  exact = true;
  CHECK(twin_convert_decimal(registry, "1", 1, &celsius, &metre, &result, &exact, &message) == TWIN_DIFFERENT_QUANTITIES);
  CHECK(twin_text_length(message) > 20);
  twin_text_free(&message);
  const char *none[] = {"", " ", "1,5", "NaN", "0x10", "1e401", "\"1\"", "\xff", "[1]", "+1"};
  for (size_t index = 0; index < sizeof none / sizeof none[0]; index++)
    CHECK(twin_convert_decimal(registry, none[index], TWIN_TERMINATED, &celsius, &fahrenheit, &result, &exact, NULL) ==
          TWIN_OUT_OF_RANGE);
  CHECK(twin_convert_decimal(registry, NULL, 0, &celsius, &fahrenheit, &result, &exact, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_convert_decimal(registry, "1", (size_t)-2, &celsius, &fahrenheit, &result, &exact, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_convert_decimal(registry, "1", 1, &celsius, NULL, &result, &exact, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(result == NULL && exact);
}

/* The pumps at 1.2.0 and at 2.0.0, another package, and what is recorded of the second. */
static twin_registry *former, *latter, *fans;
static twin_history *history;

static void choice(void) {
  const char *versions[] = {"1.2.0", "1.10.0", "1.9.3", "2.0.0-rc.1", "1.10.0"};
  const char *withdrawn[] = {"1.10.0"};
  size_t index = 9;
  twin_text *message = NULL;
  CHECK(twin_choose_version("^1.2.0", versions, 5, NULL, 0, NULL, &index, &message) == TWIN_OK && index == 1);
  CHECK(message == NULL);
  CHECK(twin_choose_version("^1.2.0", versions, 5, withdrawn, 1, NULL, &index, NULL) == TWIN_OK && index == 2);
  CHECK(twin_choose_version("^1.2.0", versions, 5, withdrawn, 1, "1.10.0", &index, NULL) == TWIN_OK && index == 1);
  CHECK(twin_choose_version(">=1.9.0", versions, 5, NULL, 0, "2.0.0-rc.1", &index, NULL) == TWIN_OK && index == 3);
  index = 9;
  CHECK(twin_choose_version("^3.0.0", versions, 5, NULL, 0, NULL, &index, &message) == TWIN_NONE_FITS);
  CHECK(strstr(twin_text_bytes(message), "2.0.0-rc.1 is outside") != NULL);
  twin_text_free(&message);
  CHECK(twin_choose_version("^1.2.0", NULL, 0, NULL, 0, NULL, &index, NULL) == TWIN_NONE_FITS);
  CHECK(twin_choose_version("latest", versions, 5, NULL, 0, NULL, &index, NULL) == TWIN_NOT_A_VERSION);
  CHECK(twin_choose_version("^1.2.0", versions, 5, NULL, 0, "1", &index, NULL) == TWIN_NOT_A_VERSION);
  CHECK(twin_choose_version(NULL, versions, 5, NULL, 0, NULL, &index, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_choose_version("\xff", versions, 5, NULL, 0, NULL, &index, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_choose_version("^1.2.0", NULL, 1, NULL, 0, NULL, &index, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_choose_version("^1.2.0", versions, (size_t)-1, NULL, 0, NULL, &index, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_choose_version("^1.2.0", versions, 5, NULL, 0, NULL, NULL, NULL) == TWIN_BAD_ARGUMENT);
  const char *broken[] = {NULL};
  CHECK(twin_choose_version("^1.2.0", broken, 1, NULL, 0, NULL, &index, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(index == 9);

  const twin_registry *registries[] = {former, latter, former};
  CHECK(twin_choose_registry("^1.0.0", registries, 3, NULL, 0, &index, NULL) == TWIN_OK && index == 0);
  CHECK(twin_choose_registry(">=1.0.0", registries, 3, NULL, 0, &index, NULL) == TWIN_OK && index == 1);
  CHECK(twin_choose_registry("^3.0.0", registries, 3, NULL, 0, &index, NULL) == TWIN_NONE_FITS);
  registries[2] = fans;
  index = 9;
  CHECK(twin_choose_registry("^1.0.0", registries, 3, NULL, 0, &index, &message) == TWIN_SEVERAL_PACKAGES && index == 9);
  CHECK(strstr(twin_text_bytes(message), "these images are of `com.example.fans`, `com.example.pumps`") != NULL);
  twin_text_free(&message);
  registries[2] = (const twin_registry *)history;
  CHECK(twin_choose_registry("^1.0.0", registries, 3, NULL, 0, &index, NULL) == TWIN_BAD_HANDLE);
}

static void records(void) {
  twin_history *none = NULL;
  twin_text *message = NULL;
  const twin_string bad[] = {{"{\"format\":1,\"package\":\"a\",\"version\":\"1.0.0\",\"changes\":[]}", TWIN_TERMINATED}, {"{}", 2}};
  CHECK(twin_history_new(bad, 2, &none, &message) == TWIN_NOT_CHANGES);
  CHECK(text_is(message, "record 1: the changes of a release: `format` is missing"));
  const twin_string two[] = {
      bad[0],
      {"{\"format\":1,\"package\":\"a\",\"version\":\"1.0.0\",\"previous\":{\"version\":\"0.9.0\"},\"changes\":[]}", TWIN_TERMINATED}};
  CHECK(twin_history_new(two, 2, &none, &message) == TWIN_NO_HISTORY);
  CHECK(twin_text_length(message) > 20);
  twin_text_free(&message);
  const twin_string absent = {NULL, 0}, impossible = {"{}", (size_t)-2};
  CHECK(twin_history_new(&absent, 1, &none, NULL) == TWIN_NOT_CHANGES);
  CHECK(twin_history_new(&impossible, 1, &none, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_history_new(NULL, 1, &none, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_history_new(bad, 1, NULL, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(none == NULL);
  CHECK(twin_history_new(NULL, 0, &none, NULL) == TWIN_OK);
  twin_readability *answer = NULL;
  CHECK(twin_readability_of_images(none, former, latter, NULL, TWIN_DATA_STATE, &answer, &message) == TWIN_NO_HISTORY);
  CHECK(strstr(twin_text_bytes(message), "give its changes.json too") != NULL);
  twin_text_free(&message);
  CHECK(twin_history_free(&none) == TWIN_OK && none == NULL && twin_history_free(&none) == TWIN_OK);
}

static bool change_is(const twin_readability *answer, size_t index, const char *kind, const char *element, twin_effect effect) {
  twin_recorded_change change = {.size = sizeof change};
  CHECK(twin_readability_change(answer, index, &change) == TWIN_OK);
  bool is = strcmp(change.kind.bytes, kind) == 0 && strcmp(change.element.bytes, element) == 0 && change.effect == effect &&
            strcmp(change.version.bytes, "2.0.0") == 0 && change.message.length > 0;
  if (!is) printf("found: %s %s %u %s\n", change.kind.bytes, change.element.bytes, change.effect, change.version.bytes);
  return is;
}

static void readability(void) {
  twin_readability *answer = NULL;
  CHECK(twin_readability_of_versions(history, "com.example.pumps", "1.2.0", "2.0.0", NULL, NULL, TWIN_DATA_STREAM, &answer, NULL) ==
        TWIN_OK);
  CHECK(twin_readability_verdict(answer) == TWIN_UNREADABLE_DATA && twin_readability_count(answer) == 3);
  CHECK(change_is(answer, 0, "enum-value-recoded", "com.example.pumps.Mode", TWIN_EFFECT_BREAKS));
  CHECK(change_is(answer, 1, "telemetry-removed", "com.example.pumps.Pump/vibration", TWIN_EFFECT_BREAKS));
  CHECK(change_is(answer, 2, "value-unit-changed", "com.example.pumps.Pump/flow", TWIN_EFFECT_SILENT));
  twin_recorded_change change = {.size = sizeof change};
  CHECK(twin_readability_change(answer, 2, &change) == TWIN_OK && change.audience == TWIN_PRODUCERS);
  CHECK(twin_readability_change(answer, 3, &change) == TWIN_NOT_FOUND);
  change.size--;
  CHECK(twin_readability_change(answer, 0, &change) == TWIN_WRONG_SIZE);
  twin_readability_free(&answer);

  CHECK(twin_readability_of_versions(
            history, "com.example.pumps", "1.2.0", "2.0.0", "com.example.pumps.Machine", former, TWIN_DATA_STATE, &answer, NULL) == TWIN_OK);
  CHECK(twin_readability_verdict(answer) == TWIN_READABLE && twin_readability_count(answer) == 0);
  twin_readability_free(&answer);
  CHECK(twin_readability_of_images(history, latter, former, "com.example.pumps.Pump", TWIN_DATA_STATE, &answer, NULL) == TWIN_OK);
  CHECK(twin_readability_verdict(answer) == TWIN_UNREADABLE_DATA);
  twin_readability_free(&answer);
  twin_element leak = found(former, TWIN_MEMBER, "com.example.pumps.Pump/leak");
  CHECK(twin_readability_of_form(history, former, TWIN_PAYLOAD, &leak, latter, &answer, NULL) == TWIN_OK);
  CHECK(twin_readability_verdict(answer) == TWIN_READABLE);
  twin_readability_free(&answer);

  twin_text *message = NULL;
  CHECK(twin_readability_of_versions(history, "com.example.pumps", "1.0.0", "2.0.0", NULL, NULL, TWIN_DATA_STATE, &answer, &message) ==
        TWIN_NO_HISTORY);
  CHECK(strstr(twin_text_bytes(message), "1.0.0") != NULL);
  twin_text_free(&message);
  CHECK(twin_readability_of_versions(history, "com.example.pumps", "1", "2.0.0", NULL, NULL, TWIN_DATA_STATE, &answer, &message) ==
        TWIN_NOT_A_VERSION);
  CHECK(strstr(twin_text_bytes(message), "`1` is no version") != NULL);
  twin_text_free(&message);
  CHECK(twin_readability_of_versions(history, "com.example.pumps", "1.2.0", "2.0.0", NULL, NULL, 5, &answer, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_readability_of_versions(history, NULL, "1.2.0", "2.0.0", NULL, NULL, TWIN_DATA_STATE, &answer, NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_readability_of_images(history, former, NULL, NULL, TWIN_DATA_STATE, &answer, NULL) == TWIN_BAD_HANDLE);
  CHECK(twin_readability_of_images(NULL, former, latter, NULL, TWIN_DATA_STATE, &answer, NULL) == TWIN_BAD_HANDLE);
  CHECK(twin_readability_of_form(history, latter, TWIN_PAYLOAD, &leak, former, &answer, NULL) == TWIN_WRONG_REGISTRY);
  CHECK(twin_readability_of_form(history, former, TWIN_STATE, &leak, latter, &answer, NULL) == TWIN_WRONG_KIND);
  CHECK(answer == NULL && twin_readability_verdict(answer) == 0 && twin_readability_count((const twin_readability *)history) == 0);
}

static twin_migration *migration_of(twin_registry *from, twin_form form, const char *type, twin_registry *to,
                                    const twin_migration_options *options) {
  twin_element element = found(from, TWIN_TYPE, type);
  twin_migration *migration = NULL;
  CHECK(twin_migration_new(from, form, &element, to, history, options, &migration, NULL) == TWIN_OK);
  return migration;
}

static bool migrates(const twin_migration *migration, const char *document, const char *expected) {
  twin_text *result = NULL;
  twin_refusal *refusal = NULL;
  twin_status status = twin_migrate(migration, document, strlen(document), &result, &refusal);
  CHECK(refusal == NULL);
  twin_refusal_free(&refusal);
  return status == TWIN_OK && text_is(result, expected);
}

static void migration(void) {
  twin_migration *state = migration_of(former, TWIN_STATE, "com.example.pumps.Pump", latter, NULL);
  twin_migration *telemetries = migration_of(former, TWIN_TELEMETRY, "com.example.pumps.Pump", latter, NULL);
  twin_migration *back = migration_of(latter, TWIN_STATE, "com.example.pumps.Pump", former, NULL);
  CHECK(migrates(state, "{\"tag\":\"PU-0001\", \"label\":\"A\",\"mode\":2,\"x\":1.50}",
                 "{\"tag\":\"PU-0001\", \"displayName\":\"A\",\"mode\":3,\"x\":1.50}"));
  CHECK(migrates(back, "{\"tag\":\"PU-0001\",\"displayName\":\"A\",\"mode\":3}", "{\"tag\":\"PU-0001\",\"label\":\"A\",\"mode\":2}"));
  CHECK(migrates(telemetries, "{\"flow\":1.5}", "{\"flow\":5.4}"));

  CHECK(twin_migration_step_count(telemetries) == 3);
  twin_step step = {.size = sizeof step};
  bool is_told = false;
  for (size_t index = 0; index < twin_migration_step_count(telemetries); index++) {
    CHECK(twin_migration_step(telemetries, index, &step) == TWIN_OK && step.message.length > 0 && !step.is_lack);
    if (strcmp(step.kind.bytes, "value-unit-changed") == 0)
      is_told = strcmp(step.element.bytes, "com.example.pumps.Pump/flow") == 0 && step.step_class == TWIN_STEP_MECHANICAL && !step.is_removal;
    if (strcmp(step.kind.bytes, "telemetry-removed") == 0) CHECK(step.step_class == TWIN_STEP_MANUAL && step.is_removal);
  }
  CHECK(is_told);
  CHECK(twin_migration_step(telemetries, 3, &step) == TWIN_NOT_FOUND);
  step.size = 0;
  CHECK(twin_migration_step(telemetries, 0, &step) == TWIN_WRONG_SIZE);

  twin_element target, pump = found(former, TWIN_TYPE, "com.example.pumps.Pump");
  CHECK(twin_migration_target(state, latter, &target) == TWIN_OK);
  CHECK(text_is(text_of(latter, target, TWIN_TEXT_ID, NULL), "com.example.pumps.Pump"));
  CHECK(twin_migration_target(state, former, &target) == TWIN_WRONG_REGISTRY);

  /* What is not migrated, and why. */
  twin_text *result = NULL;
  twin_refusal *refusal = NULL;
  const char gone[] = "{\"tag\":\"PU-0001\",\"speed\":1}";
  CHECK(twin_migrate(state, gone, sizeof gone - 1, &result, NULL) == TWIN_REFUSED);
  CHECK(twin_migrate(state, gone, sizeof gone - 1, &result, &refusal) == TWIN_REFUSED);
  CHECK(result == NULL && twin_refusal_count(refusal) == 1 && !twin_refusal_is_invalid_before(refusal));
  twin_obstacle obstacle = {.size = sizeof obstacle};
  CHECK(twin_refusal_obstacle(refusal, 0, &obstacle) == TWIN_OK);
  CHECK(strcmp(obstacle.pointer.bytes, "/speed") == 0 && strcmp(obstacle.kind.bytes, "property-removed") == 0);
  CHECK(strcmp(obstacle.element.bytes, "com.example.pumps.Pump/speed") == 0 && obstacle.reason.length > 0);
  CHECK(twin_refusal_obstacle(refusal, 1, &obstacle) == TWIN_NOT_FOUND);
  obstacle.size++;
  CHECK(twin_refusal_obstacle(refusal, 0, &obstacle) == TWIN_WRONG_SIZE);
  CHECK(twin_refusal_free(&refusal) == TWIN_OK && refusal == NULL);
  CHECK(twin_migrate(state, "{\"mode\":1}", 10, &result, &refusal) == TWIN_REFUSED && twin_refusal_is_invalid_before(refusal));
  obstacle.size = sizeof obstacle;
  CHECK(twin_refusal_obstacle(refusal, 0, &obstacle) == TWIN_OK && obstacle.kind.length == 0 && obstacle.element.length == 0);
  twin_refusal_free(&refusal);
  CHECK(twin_migrate(state, "not json", 8, &result, &refusal) == TWIN_REFUSED);
  twin_refusal_free(&refusal);
  CHECK(twin_migrate(state, NULL, 0, &result, &refusal) == TWIN_REFUSED);
  twin_refusal_free(&refusal);
  CHECK(twin_migrate(state, NULL, 8, &result, &refusal) == TWIN_BAD_ARGUMENT && refusal == NULL);
  CHECK(twin_migrate(state, "{}", 2, NULL, &refusal) == TWIN_BAD_ARGUMENT);
  CHECK(twin_migrate((const twin_migration *)former, "{}", 2, &result, &refusal) == TWIN_BAD_HANDLE);
  CHECK(twin_refusal_count(NULL) == 0 && !twin_refusal_is_invalid_before(NULL) && twin_migration_step_count(NULL) == 0);

  /* Options. */
  const char *dropped[] = {"com.example.pumps.Pump/speed"};
  twin_migration_options options = TWIN_MIGRATION_OPTIONS;
  options.dropping = TWIN_DROP_ELEMENTS;
  options.dropped = dropped;
  options.dropped_count = 1;
  twin_migration *lossy = migration_of(former, TWIN_STATE, "com.example.pumps.Pump", latter, &options);
  CHECK(migrates(lossy, gone, "{\"tag\":\"PU-0001\"}"));
  twin_migration_free(&lossy);
  options.dropping = TWIN_DROP_NOTHING;
  options.unknown_members = TWIN_UNKNOWN_REFUSED;
  lossy = migration_of(former, TWIN_STATE, "com.example.pumps.Pump", latter, &options);
  CHECK(twin_migrate(lossy, "{\"tag\":\"PU-0001\",\"x\":1}", 24, &result, NULL) == TWIN_REFUSED);
  twin_migration_free(&lossy);
  twin_migration *none = NULL;
  twin_text *message = NULL;
  options.dropping = 3;
  CHECK(twin_migration_new(former, TWIN_STATE, &pump, latter, history, &options, &none, NULL) == TWIN_BAD_ARGUMENT);
  options.dropping = TWIN_DROP_ELEMENTS;
  options.dropped = NULL;
  CHECK(twin_migration_new(former, TWIN_STATE, &pump, latter, history, &options, &none, NULL) == TWIN_BAD_ARGUMENT);
  options.size--;
  CHECK(twin_migration_new(former, TWIN_STATE, &pump, latter, history, &options, &none, NULL) == TWIN_WRONG_SIZE);
  CHECK(twin_migration_new(former, TWIN_STATE, &pump, NULL, history, NULL, &none, NULL) == TWIN_BAD_HANDLE);
  CHECK(twin_migration_new(former, TWIN_STATE, &pump, latter, (const twin_history *)former, NULL, &none, NULL) == TWIN_BAD_HANDLE);
  CHECK(twin_migration_new(former, TWIN_REQUEST, &pump, latter, history, NULL, &none, NULL) == TWIN_WRONG_KIND);
  twin_element speed = found(former, TWIN_MEMBER, "com.example.pumps.Pump/speed");
  CHECK(twin_migration_new(former, TWIN_PAYLOAD, &speed, latter, history, NULL, &none, &message) == TWIN_NO_MIGRATION);
  CHECK(strstr(twin_text_bytes(message), "has no counterpart in") != NULL);
  twin_text_free(&message);
  CHECK(none == NULL);
  /* Without records, pinned ids and earlier names tell. */
  CHECK(twin_migration_new(former, TWIN_STATE, &pump, latter, NULL, NULL, &none, NULL) == TWIN_OK);
  CHECK(migrates(none, "{\"tag\":\"PU-0001\",\"label\":\"A\"}", "{\"tag\":\"PU-0001\",\"displayName\":\"A\"}"));
  twin_migration_free(&none);
  CHECK(twin_migration_free(&state) == TWIN_OK && state == NULL && twin_migration_free(&state) == TWIN_OK);
  CHECK(twin_migration_free((twin_migration **)&history) == TWIN_BAD_HANDLE);
  twin_migration_free(&telemetries);
  twin_migration_free(&back);
}

#define TEXT(text) {(text), TWIN_TERMINATED}
#define NOTHING {NULL, 0}

static void graphs(const twin_registry *registry) {
  twin_graph *graph = NULL;
  twin_graph_report *report = NULL;
  CHECK(twin_graph_new(&graph) == TWIN_OK && twin_graph_new(NULL) == TWIN_BAD_ARGUMENT);
  CHECK(twin_graph_check(registry, graph, NULL, true, &report) == TWIN_OK && twin_graph_report_count(report) == 0);
  twin_graph_report_free(&report);
  const twin_graph_twin twins[] = {
      {TEXT("a"), TEXT("com.example.pumps.Pump")},   {TEXT("b"), TEXT("dtmi:com:example:pumps:Pump;1")}, {TEXT("a"), {"com.example.pumps.Pumpkin", 22}},
      {TEXT("c"), TEXT("com.example.pumps.Wheel")}, {TEXT("d"), TEXT("com.example.pumps.Machine")}};
  const twin_graph_edge edges[] = {
      {NOTHING, TEXT("a"), TEXT("feeds"), TEXT("b"), TEXT("{\"since\":\"2026-01-31\"}")},
      {NOTHING, TEXT("b"), TEXT("feeds"), TEXT("nobody"), TEXT("{\"since\":\"2026-01-31\"}")},
      {TEXT("e"), TEXT("b"), TEXT("feeds"), TEXT("a"), TEXT("{\"since\":\"2026-02-30\"}")},
      {TEXT("e"), TEXT("b"), TEXT("feeds"), TEXT("d"), NOTHING},
      {NOTHING, TEXT("a"), TEXT("owns"), TEXT("b"), NOTHING}};
  /* Edges may come before their twins. */
  CHECK(twin_graph_add_edges(graph, edges, 5) == TWIN_OK);
  CHECK(twin_graph_add_twins(graph, twins, 4) == TWIN_OK && twin_graph_add_twins(graph, twins + 4, 1) == TWIN_OK);
  CHECK(twin_graph_add_twins(graph, NULL, 0) == TWIN_OK);
  CHECK(twin_graph_twin_count(graph) == 5 && twin_graph_edge_count(graph) == 5);
  CHECK(twin_graph_twin_count(NULL) == 0 && twin_graph_edge_count((const twin_graph *)registry) == 0);

  CHECK(twin_graph_check(registry, graph, NULL, false, &report) == TWIN_OK);
  CHECK(twin_graph_report_rule_count(report, TWIN_GRAPH_DUPLICATE_TWIN) == 1);
  CHECK(twin_graph_report_rule_count(report, TWIN_GRAPH_UNKNOWN_TYPE) == 1);
  CHECK(twin_graph_report_rule_count(report, TWIN_GRAPH_ABSTRACT_TYPE) == 1);
  CHECK(twin_graph_report_rule_count(report, TWIN_GRAPH_UNKNOWN_TARGET) == 1);
  CHECK(twin_graph_report_rule_count(report, TWIN_GRAPH_DUPLICATE_EDGE) == 1);
  CHECK(twin_graph_report_rule_count(report, TWIN_GRAPH_TARGET_TYPE) == 1);
  CHECK(twin_graph_report_rule_count(report, TWIN_GRAPH_UNKNOWN_RELATIONSHIP) == 1);
  CHECK(twin_graph_report_rule_count(report, TWIN_GRAPH_PROPERTIES) == 2);
  CHECK(twin_graph_report_rule_count(report, 0) == 0 && twin_graph_report_rule_count(report, 99) == 0);
  CHECK(twin_graph_report_count(report) == 9);
  twin_graph_violation violation = {.size = sizeof violation};
  CHECK(twin_graph_report_violation(report, 0, &violation) == TWIN_OK);
  CHECK(violation.rule == TWIN_GRAPH_DUPLICATE_TWIN && violation.subject.kind == TWIN_SUBJECT_TWIN && violation.subject.index == 2);
  CHECK(violation.first.kind == TWIN_SUBJECT_TWIN && violation.first.index == 0 && violation.property_rule == 0);
  bool is_told = false;
  for (size_t index = 0; index < twin_graph_report_count(report); index++) {
    CHECK(twin_graph_report_violation(report, index, &violation) == TWIN_OK && violation.expected.length > 0);
    if (violation.rule == TWIN_GRAPH_PROPERTIES && violation.subject.index == 2)
      is_told = violation.property_rule == TWIN_RULE_FORMAT && strcmp(violation.property_pointer.bytes, "/since") == 0 &&
                violation.property_offset == 9 && strcmp(violation.origin.bytes, "com.example.pumps.Pump/feeds") == 0;
  }
  CHECK(is_told);
  CHECK(twin_graph_report_violation(report, 9, &violation) == TWIN_NOT_FOUND);
  violation.size++;
  CHECK(twin_graph_report_violation(report, 0, &violation) == TWIN_WRONG_SIZE);
  uint8_t wrong[8];
  size_t count = 0;
  memset(wrong, 9, sizeof wrong);
  CHECK(twin_graph_report_wrong(report, TWIN_SUBJECT_TWIN, wrong, 8, &count) == TWIN_OK && count == 5);
  CHECK(memcmp(wrong, "\0\0\1\1\1\11\11\11", 8) == 0);
  CHECK(twin_graph_report_wrong(report, TWIN_SUBJECT_EDGE, wrong, 4, &count) == TWIN_NO_ROOM && count == 5);
  CHECK(memcmp(wrong, "\0\0\1\1\1\11\11\11", 8) == 0);
  CHECK(twin_graph_report_wrong(report, TWIN_SUBJECT_EDGE, wrong, 5, &count) == TWIN_OK && memcmp(wrong, "\0\1\1\1\1\11\11\11", 8) == 0);
  CHECK(twin_graph_report_wrong(report, 3, wrong, 8, &count) == TWIN_BAD_ARGUMENT);
  CHECK(twin_graph_report_wrong(report, TWIN_SUBJECT_TWIN, NULL, 8, &count) == TWIN_BAD_ARGUMENT);
  CHECK(twin_graph_report_free(&report) == TWIN_OK && report == NULL && twin_graph_report_free(&report) == TWIN_OK);

  /* All or none. */
  const twin_graph_twin bad[] = {{TEXT("x"), TEXT("com.example.pumps.Pump")}, {TEXT("\xff"), TEXT("com.example.pumps.Pump")}};
  CHECK(twin_graph_add_twins(graph, bad, 2) == TWIN_BAD_ARGUMENT);
  twin_graph_edge incomplete = edges[0];
  incomplete.target.bytes = NULL;
  CHECK(twin_graph_add_edges(graph, &incomplete, 1) == TWIN_BAD_ARGUMENT);
  incomplete = edges[0];
  incomplete.properties.length = (size_t)-2;
  CHECK(twin_graph_add_edges(graph, &incomplete, 1) == TWIN_BAD_ARGUMENT);
  CHECK(twin_graph_add_twins(graph, NULL, 1) == TWIN_BAD_ARGUMENT);
  CHECK(twin_graph_add_twins(graph, twins, (size_t)-1) == TWIN_BAD_ARGUMENT);
  CHECK(twin_graph_add_twins(graph, twins, 0xFFFFFFFF) == TWIN_NO_ROOM);
  CHECK(twin_graph_add_edges(graph, edges, 0x80000000) == TWIN_NO_ROOM);
  CHECK(twin_graph_add_twins((twin_graph *)registry, twins, 1) == TWIN_BAD_HANDLE);
  CHECK(twin_graph_twin_count(graph) == 5 && twin_graph_edge_count(graph) == 5);
  twin_options options = TWIN_OPTIONS;
  options.violation_limit = 1;
  CHECK(twin_graph_check(registry, graph, &options, false, &report) == TWIN_OK && twin_graph_report_count(report) == 8);
  CHECK(twin_graph_report_rule_count(report, TWIN_GRAPH_PROPERTIES) == 2);
  CHECK(twin_graph_report_wrong(report, TWIN_SUBJECT_TWIN, NULL, 0, &count) == TWIN_NO_ROOM && count == 5);
  options.size = 0;
  twin_graph_report *none = NULL;
  CHECK(twin_graph_check(registry, graph, &options, false, &none) == TWIN_WRONG_SIZE);
  CHECK(twin_graph_check(registry, NULL, NULL, false, &none) == TWIN_BAD_HANDLE && none == NULL);
  CHECK(twin_graph_free(&graph) == TWIN_OK && graph == NULL);
  CHECK(twin_graph_report_violation(report, 0, &violation) == TWIN_WRONG_SIZE && twin_graph_report_count(report) == 8);
  twin_graph_report_free(&report);
  CHECK(strcmp(twin_graph_rule_name(TWIN_GRAPH_INVERSE_FUNCTIONAL), "inverseFunctional") == 0 && strcmp(twin_graph_rule_name(0), "") == 0);
}

static void *add_many(void *graph) {
  const twin_graph_twin twin = {TEXT("a"), TEXT("com.example.pumps.Pump")};
  for (int index = 0; index < 1000; index++)
    if (twin_graph_add_twins(graph, &twin, 1) != TWIN_OK) return graph;
  return NULL;
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

  /* An abstract type has no documents of its own; its validator says what those of all that extend it have in common. */
  twin_validator *common = validator_of(registry, TWIN_STATE, found(registry, TWIN_TYPE, "com.example.pumps.Machine"));
  CHECK(accepts(common, "{\"tag\":\"PU-0001\"}") && !accepts(common, "{\"tag\":\"\"}"));
  twin_validator_free(&common);

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

/* One graph, that four threads add to while it is checked. */
static void graph_of_threads(const twin_registry *registry) {
  twin_graph *graph = NULL;
  twin_graph_report *report = NULL;
  size_t count = 0;
  twin_graph_new(&graph);
  pthread_t running[4];
  for (int index = 0; index < 4; index++) pthread_create(&running[index], NULL, add_many, graph);
  CHECK(twin_graph_check(registry, graph, NULL, false, &report) == TWIN_OK);
  twin_graph_report_free(&report);
  for (int index = 0; index < 4; index++) {
    void *failed = graph;
    pthread_join(running[index], &failed);
    CHECK(failed == NULL);
  }
  CHECK(twin_graph_check(registry, graph, NULL, false, &report) == TWIN_OK);
  CHECK(twin_graph_report_rule_count(report, TWIN_GRAPH_DUPLICATE_TWIN) == 3999);
  CHECK(twin_graph_report_wrong(report, TWIN_SUBJECT_TWIN, NULL, 0, &count) == TWIN_NO_ROOM && count == 4000);
  twin_graph_report_free(&report);
  twin_graph_free(&graph);
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

/* The path of a file of the folder, until the next is asked for. */
static const char *file_of(const char *folder, const char *name) {
  static char path[4096];
  if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path) exit(2);
  return path;
}

static twin_registry *opened(const char *path) {
  twin_registry *registry = NULL;
  twin_text *message = NULL;
  if (twin_registry_open(path, 0, &registry, &message) != TWIN_OK) {
    fprintf(stderr, "%s\n", twin_text_bytes(message));
    exit(3);
  }
  return registry;
}

static twin_history *history_of(const char *path) {
  static char bytes[1 << 20];
  FILE *file = fopen(path, "rb");
  if (file == NULL) exit(3);
  const twin_string record = {bytes, fread(bytes, 1, sizeof bytes, file)};
  fclose(file);
  twin_history *read = NULL;
  CHECK(twin_history_new(&record, 1, &read, NULL) == TWIN_OK);
  return read;
}

static void between_versions(const char *folder, twin_registry *registry) {
  former = registry;
  latter = opened(file_of(folder, "2.0.0/model.image"));
  fans = opened(file_of(folder, "../com.example.fans/1.4.0/model.image"));
  history = history_of(file_of(folder, "2.0.0/changes.json"));
  choice();
  records();
  readability();
  migration();
  twin_history_free(&history);
  twin_registry_free(&fans);
  twin_registry_free(&latter);
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  char image[4096];
  strcpy(image, file_of(argv[1], "1.2.0/model.image"));
  twin_registry *registry = opened(image);
  if (argc > 2) {
    measure(registry, strtoul(argv[2], NULL, 10));
  } else {
    versions();
    opening(image);
    elements(registry);
    forgeries(registry);
    units(registry);
    decimals(registry);
    validation(registry);
    lines(registry);
    threads(image);
    registries(image, registry);
    between_versions(argv[1], registry);
    graphs(registry);
    graph_of_threads(registry);
  }
  twin_registry_free(&registry);
  return failures == 0 ? 0 : 1;
}
