// Bytes of which a processor takes many at once, in words that Swift does not have: the mask of a comparison, subtraction that stops at
// zero, and loops that are compiled once more for processors with wider vectors.
#ifndef GEMEL_VECTORS_H
#define GEMEL_VECTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Which of the sixteen bytes at `bytes` end a run of plain characters of a JSON string, a bit for each, the first one lowest: quotes,
/// backslashes, control characters, and what is outside ASCII.
static inline uint32_t twin_ends_of_plain_text(const void *_Nonnull bytes) {
#if defined(__SSE2__)
  __m128i text = _mm_loadu_si128((const __m128i *)bytes);
  __m128i quotes = _mm_cmpeq_epi8(text, _mm_set1_epi8(0x22));
  __m128i backslashes = _mm_cmpeq_epi8(text, _mm_set1_epi8(0x5C));
  // As signed numbers, what is outside ASCII is less than a space, as control characters are.
  __m128i others = _mm_cmplt_epi8(text, _mm_set1_epi8(0x20));
  return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), others));
#else
  const uint8_t *text = (const uint8_t *)bytes;
  uint32_t ends = 0;
  for (int index = 0; index < 16; index++) {
    uint8_t byte = text[index];
    ends |= (uint32_t)(byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80) << index;
  }
  return ends;
#endif
}

// The loops below are compiled twice, and run with vectors of 32 bytes where the processor has them.
#define TWIN_BODY static inline __attribute__((always_inline))
#define TWIN_PLAIN static __attribute__((noinline))
#if defined(__x86_64__)
#define TWIN_WIDE static __attribute__((target("avx2"), noinline))
#define TWIN_IS_WIDE __builtin_cpu_supports("avx2")
#else
#define TWIN_WIDE TWIN_PLAIN
#define TWIN_IS_WIDE false
#endif
/// Whether this processor runs the functions whose names end in `wide`.
static inline bool twin_has_wide_vectors(void) { return TWIN_IS_WIDE; }

// Defines `name` as both of `name_body`, with the one vector type that is wide and plain alike: a plain processor takes it as two.
#define TWIN_TWICE(type, name, parameters, arguments)                                                                  \
  TWIN_PLAIN type name##_plain parameters { return name##_body arguments; }                                            \
  TWIN_WIDE type name##_wide parameters { return name##_body arguments; }                                              \
  static inline type name parameters { return TWIN_IS_WIDE ? name##_wide arguments : name##_plain arguments; }

/// Whether one of `count` values is above `greatest`.
#define TWIN_EXCEEDS(bits)                                                                                             \
  typedef uint##bits##_t twin_values_##bits __attribute__((vector_size(32), aligned(1)));                              \
  TWIN_BODY bool twin_exceeds_##bits##_body(const void *_Nonnull bytes, size_t count, uint##bits##_t greatest) {       \
    enum { lanes = 32 / sizeof(uint##bits##_t) };                                                                      \
    const uint##bits##_t *values = (const uint##bits##_t *)bytes;                                                      \
    twin_values_##bits most = {0};                                                                                     \
    size_t row = 0;                                                                                                    \
    for (; row + lanes <= count; row += lanes) {                                                                       \
      most = __builtin_elementwise_max(most, *(const twin_values_##bits *)(values + row));                             \
    }                                                                                                                  \
    uint##bits##_t found = 0;                                                                                          \
    for (int lane = 0; lane < lanes; lane++) found = found > most[lane] ? found : most[lane];                          \
    for (; row < count; row++) found = found > values[row] ? found : values[row];                                      \
    return found > greatest;                                                                                           \
  }                                                                                                                    \
  TWIN_TWICE(                                                                                                          \
      bool, twin_exceeds_##bits, (const void *_Nonnull bytes, size_t count, uint##bits##_t greatest),                  \
      (bytes, count, greatest))
TWIN_EXCEEDS(8)
TWIN_EXCEEDS(16)
TWIN_EXCEEDS(32)

/// Whether one of `count` values is less than the one before it, which stands before the first one too. Those of four bytes are below 2^31.
#define TWIN_FALLS(bits, FALL)                                                                                         \
  TWIN_BODY bool twin_falls_##bits##_body(const void *_Nonnull bytes, size_t count) {                                  \
    enum { lanes = 32 / sizeof(uint##bits##_t) };                                                                      \
    const uint##bits##_t *values = (const uint##bits##_t *)bytes;                                                      \
    twin_values_##bits falls = {0};                                                                                    \
    size_t row = 0;                                                                                                    \
    for (; row + lanes <= count; row += lanes) {                                                                       \
      falls |= FALL(*(const twin_values_##bits *)(values + row - 1), *(const twin_values_##bits *)(values + row));     \
    }                                                                                                                  \
    uint##bits##_t fall = 0;                                                                                           \
    for (int lane = 0; lane < lanes; lane++) fall |= falls[lane];                                                      \
    for (; row < count; row++) fall |= FALL(values[row - 1], values[row]);                                             \
    return fall != 0;                                                                                                  \
  }                                                                                                                    \
  TWIN_TWICE(bool, twin_falls_##bits, (const void *_Nonnull bytes, size_t count), (bytes, count))
TWIN_FALLS(8, __builtin_elementwise_sub_sat)
TWIN_FALLS(16, __builtin_elementwise_sub_sat)
#define TWIN_SIGN_OF_STEP(before, value) (((value) | ((value) - (before))) & 0x80000000u)
TWIN_FALLS(32, TWIN_SIGN_OF_STEP)

/// The place of the first of `count` values that is neither below `least` nor above `greatest`, `count` where none is. Whole vectors are read
/// as far as `end`, behind the values too.
#define TWIN_FIRST_BETWEEN(bits, lanes)                                                                                \
  typedef bool twin_lanes_##bits __attribute__((ext_vector_type(lanes)));                                              \
  static inline size_t twin_first_between_##bits(                                                                      \
      const void *_Nonnull bytes, size_t count, const void *_Nonnull end, uint##bits##_t least,                        \
      uint##bits##_t greatest) {                                                                                       \
    const uint##bits##_t *values = (const uint##bits##_t *)bytes;                                                      \
    uint##bits##_t span = (uint##bits##_t)(greatest - least);                                                          \
    size_t row = 0, readable = (size_t)((const uint8_t *)end - (const uint8_t *)bytes) / sizeof(uint##bits##_t);       \
    for (; row < count && row + lanes <= readable; row += lanes) {                                                     \
      twin_values_##bits above = *(const twin_values_##bits *)(values + row) - least;                                  \
      twin_lanes_##bits found = __builtin_convertvector(above <= span, twin_lanes_##bits);                             \
      uint##lanes##_t places;                                                                                          \
      __builtin_memcpy(&places, &found, sizeof places);                                                                \
      if (places == 0) continue;                                                                                       \
      row += (size_t)__builtin_ctz(places);                                                                            \
      return row < count ? row : count;                                                                                \
    }                                                                                                                  \
    for (; row < count; row++) {                                                                                       \
      if ((uint##bits##_t)(values[row] - least) <= span) return row;                                                   \
    }                                                                                                                  \
    return count;                                                                                                      \
  }
TWIN_FIRST_BETWEEN(8, 32)
TWIN_FIRST_BETWEEN(16, 16)
TWIN_FIRST_BETWEEN(32, 8)
#undef TWIN_FIRST_BETWEEN

/// What the checksum of an image comes to so far, see `ImageChecksum`: a0, a1, a4, a5; a2, a3, a6, a7; b0, b1, b4, b5.
typedef struct {
  uint64_t even[4], odd[4], mixes[4];
} twin_checksum;
typedef uint64_t twin_words __attribute__((vector_size(32), aligned(8)));
typedef uint32_t twin_halves __attribute__((vector_size(32), aligned(8)));

// The halves of each word exchanged. No function, since no vector is to be handed over.
#define TWIN_TURNED(words)                                                                                             \
  ((twin_words)__builtin_shufflevector((twin_halves)(words), (twin_halves)(words), 1, 0, 3, 2, 5, 4, 7, 6))
// Adds the block at `block`. What is taken of the words in between as one load saves an exchange between halves of registers. Since nothing
// but the memory is waited for, what stands 32 blocks ahead is asked for, which does no harm past the end.
#define TWIN_ADD_BLOCK(block, even, odd, mixes)                                                                        \
  do {                                                                                                                 \
    const uint64_t *words = (const uint64_t *)(block);                                                                 \
    __builtin_prefetch((const void *)((uintptr_t)words + 2048));                                                       \
    twin_words first = *(const twin_words *)words, between = *(const twin_words *)(words + 2);                         \
    twin_words last = *(const twin_words *)(words + 4);                                                                \
    even += __builtin_shufflevector(first, between, 0, 1, 6, 7);                                                       \
    odd += __builtin_shufflevector(between, last, 0, 1, 6, 7);                                                         \
    twin_words turned = TWIN_TURNED(mixes);                                                                            \
    mixes = turned + turned + (turned ^ (even + TWIN_TURNED(odd)));                                                    \
  } while (0)

/// Adds `blocks` blocks of 64 bytes to a checksum.
TWIN_BODY void twin_checksum_add_body(twin_checksum *_Nonnull sum, const void *_Nonnull bytes, size_t blocks) {
  const uint64_t *next = (const uint64_t *)bytes;
  twin_words even = *(twin_words *)sum->even, odd = *(twin_words *)sum->odd, mixes = *(twin_words *)sum->mixes;
  for (size_t block = 0; block < blocks; block++, next += 8) TWIN_ADD_BLOCK(next, even, odd, mixes);
  *(twin_words *)sum->even = even, *(twin_words *)sum->odd = odd, *(twin_words *)sum->mixes = mixes;
}
TWIN_TWICE(
    void, twin_checksum_add, (twin_checksum *_Nonnull sum, const void *_Nonnull bytes, size_t blocks),
    (sum, bytes, blocks))

/// Adds `blocks` blocks of values to a checksum, and says whether one of them is above `greatest`: what both take in one pass is little more
/// than what the memory takes.
#define TWIN_CHECKSUM_ADD_VALUES(bits)                                                                                 \
  TWIN_BODY bool twin_checksum_add_##bits##_body(                                                                      \
      twin_checksum *_Nonnull sum, const void *_Nonnull bytes, size_t blocks, uint##bits##_t greatest) {               \
    const uint64_t *next = (const uint64_t *)bytes;                                                                    \
    twin_words even = *(twin_words *)sum->even, odd = *(twin_words *)sum->odd, mixes = *(twin_words *)sum->mixes;      \
    twin_values_##bits most[2] = {{0}, {0}};                                                                           \
    for (size_t block = 0; block < blocks; block++, next += 8) {                                                       \
      TWIN_ADD_BLOCK(next, even, odd, mixes);                                                                          \
      most[0] = __builtin_elementwise_max(most[0], *(const twin_values_##bits *)next);                                 \
      most[1] = __builtin_elementwise_max(most[1], *(const twin_values_##bits *)(next + 4));                           \
    }                                                                                                                  \
    *(twin_words *)sum->even = even, *(twin_words *)sum->odd = odd, *(twin_words *)sum->mixes = mixes;                 \
    return twin_exceeds_##bits##_body(most, sizeof most / sizeof(uint##bits##_t), greatest);                           \
  }                                                                                                                    \
  TWIN_TWICE(                                                                                                          \
      bool, twin_checksum_add_##bits,                                                                                  \
      (twin_checksum *_Nonnull sum, const void *_Nonnull bytes, size_t blocks, uint##bits##_t greatest),               \
      (sum, bytes, blocks, greatest))
TWIN_CHECKSUM_ADD_VALUES(8)
TWIN_CHECKSUM_ADD_VALUES(16)
TWIN_CHECKSUM_ADD_VALUES(32)

/// Adds `blocks` blocks of values, which begin a column, to a checksum, and says whether one of them is less than the one before it. Those
/// of four bytes are below 2^31.
#define TWIN_CHECKSUM_ADD_STEPS(bits, FALL)                                                                            \
  TWIN_BODY bool twin_checksum_add_steps_##bits##_body(                                                                \
      twin_checksum *_Nonnull sum, const void *_Nonnull bytes, size_t blocks) {                                        \
    const uint64_t *next = (const uint64_t *)bytes;                                                                    \
    twin_words even = *(twin_words *)sum->even, odd = *(twin_words *)sum->odd, mixes = *(twin_words *)sum->mixes;      \
    twin_values_##bits falls = {0};                                                                                    \
    /* Nothing stands before the first value. */                                                                       \
    uint8_t first[72] = {0};                                                                                           \
    if (blocks > 0) __builtin_memcpy(first + 8, bytes, 64);                                                            \
    const uint##bits##_t *values = (const uint##bits##_t *)(first + 8);                                                \
    for (size_t block = 0; block < blocks; block++, next += 8) {                                                       \
      TWIN_ADD_BLOCK(next, even, odd, mixes);                                                                          \
      enum { lanes = 32 / sizeof(uint##bits##_t) };                                                                    \
      falls |= FALL(*(const twin_values_##bits *)(values - 1), *(const twin_values_##bits *)values);                   \
      falls |= FALL(*(const twin_values_##bits *)(values + lanes - 1), *(const twin_values_##bits *)(values + lanes)); \
      values = (const uint##bits##_t *)(next + 8);                                                                     \
    }                                                                                                                  \
    *(twin_words *)sum->even = even, *(twin_words *)sum->odd = odd, *(twin_words *)sum->mixes = mixes;                 \
    uint##bits##_t fall = 0;                                                                                           \
    for (size_t lane = 0; lane < 32 / sizeof fall; lane++) fall |= falls[lane];                                        \
    return fall != 0;                                                                                                  \
  }                                                                                                                    \
  TWIN_TWICE(                                                                                                          \
      bool, twin_checksum_add_steps_##bits,                                                                            \
      (twin_checksum *_Nonnull sum, const void *_Nonnull bytes, size_t blocks), (sum, bytes, blocks))
TWIN_CHECKSUM_ADD_STEPS(8, __builtin_elementwise_sub_sat)
TWIN_CHECKSUM_ADD_STEPS(16, __builtin_elementwise_sub_sat)
TWIN_CHECKSUM_ADD_STEPS(32, TWIN_SIGN_OF_STEP)

#undef TWIN_CHECKSUM_ADD_STEPS
#undef TWIN_CHECKSUM_ADD_VALUES
#undef TWIN_ADD_BLOCK
#undef TWIN_TURNED
#undef TWIN_SIGN_OF_STEP
#undef TWIN_FALLS
#undef TWIN_EXCEEDS
#undef TWIN_TWICE
#undef TWIN_IS_WIDE
#undef TWIN_WIDE
#undef TWIN_PLAIN
#undef TWIN_BODY
#endif
