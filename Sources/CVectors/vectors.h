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

/// Whether one of `count` values is above `greatest`. EXCESS is zero for a value that is not, of vectors and of single values.
#define TWIN_EXCEEDS(bits, EXCESS)                                                                                     \
  typedef uint##bits##_t twin_values_##bits __attribute__((vector_size(32), aligned(1)));                              \
  TWIN_BODY bool twin_exceeds_##bits##_body(const void *_Nonnull bytes, size_t count, uint##bits##_t greatest) {       \
    enum { lanes = 32 / sizeof(uint##bits##_t) };                                                                      \
    const uint##bits##_t *values = (const uint##bits##_t *)bytes;                                                      \
    twin_values_##bits limits = (twin_values_##bits){0} + greatest, first = {0}, second = {0};                         \
    size_t row = 0;                                                                                                    \
    for (; row + 2 * lanes <= count; row += 2 * lanes) {                                                               \
      first |= EXCESS(*(const twin_values_##bits *)(values + row), limits);                                            \
      second |= EXCESS(*(const twin_values_##bits *)(values + row + lanes), limits);                                   \
    }                                                                                                                  \
    first |= second;                                                                                                   \
    uint##bits##_t excess = 0;                                                                                         \
    for (int lane = 0; lane < lanes; lane++) excess |= first[lane];                                                    \
    for (; row < count; row++) excess |= EXCESS(values[row], greatest);                                                \
    return excess != 0;                                                                                                \
  }                                                                                                                    \
  TWIN_TWICE(                                                                                                          \
      bool, twin_exceeds_##bits, (const void *_Nonnull bytes, size_t count, uint##bits##_t greatest),                  \
      (bytes, count, greatest))
TWIN_EXCEEDS(8, __builtin_elementwise_sub_sat)
TWIN_EXCEEDS(16, __builtin_elementwise_sub_sat)
// Of four bytes there is none. The signs of value and difference tell, as long as `greatest` is below 2^31.
#define TWIN_SIGN(value, limit) (((value) | ((limit) - (value))) & 0x80000000u)
TWIN_EXCEEDS(32, TWIN_SIGN)

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

/// What the checksum of an image comes to so far, see `ImageChecksum`: a0, a1, a4, a5; a2, a3, a6, a7; b0, b1, b4, b5.
typedef struct {
  uint64_t even[4], odd[4], mixes[4];
} twin_checksum;
typedef uint64_t twin_words __attribute__((vector_size(32), aligned(8)));
typedef uint32_t twin_halves __attribute__((vector_size(32), aligned(8)));

// The halves of each word exchanged. No function, since no vector is to be handed over.
#define TWIN_TURNED(words)                                                                                             \
  ((twin_words)__builtin_shufflevector((twin_halves)(words), (twin_halves)(words), 1, 0, 3, 2, 5, 4, 7, 6))
#define TWIN_ADD_BLOCK(next, even, odd, mixes)                                                                         \
  do {                                                                                                                 \
    even += __builtin_shufflevector((next)[0], (next)[1], 0, 1, 4, 5);                                                 \
    odd += __builtin_shufflevector((next)[0], (next)[1], 2, 3, 6, 7);                                                  \
    twin_words turned = TWIN_TURNED(mixes);                                                                            \
    mixes = turned + turned + (turned ^ (even + TWIN_TURNED(odd)));                                                    \
  } while (0)

/// Adds `blocks` blocks of 64 bytes each to two checksums. A block waits for the one before it, so that two runs of blocks side by side
/// take little longer than one.
TWIN_BODY void twin_checksum_add_two_body(
    twin_checksum *_Nonnull one, const void *_Nonnull bytes, twin_checksum *_Nonnull other, const void *_Nonnull others,
    size_t blocks) {
  const twin_words *next = (const twin_words *)bytes, *after = (const twin_words *)others;
  twin_words even = *(twin_words *)one->even, odd = *(twin_words *)one->odd, mixes = *(twin_words *)one->mixes;
  twin_words even2 = *(twin_words *)other->even, odd2 = *(twin_words *)other->odd, mixes2 = *(twin_words *)other->mixes;
  for (size_t block = 0; block < blocks; block++, next += 2, after += 2) {
    TWIN_ADD_BLOCK(next, even, odd, mixes);
    TWIN_ADD_BLOCK(after, even2, odd2, mixes2);
  }
  *(twin_words *)one->even = even, *(twin_words *)one->odd = odd, *(twin_words *)one->mixes = mixes;
  *(twin_words *)other->even = even2, *(twin_words *)other->odd = odd2, *(twin_words *)other->mixes = mixes2;
}
TWIN_TWICE(
    void, twin_checksum_add_two,
    (twin_checksum *_Nonnull one, const void *_Nonnull bytes, twin_checksum *_Nonnull other,
     const void *_Nonnull others, size_t blocks),
    (one, bytes, other, others, blocks))

/// Adds `blocks` blocks of 64 bytes to a checksum.
TWIN_BODY void twin_checksum_add_body(twin_checksum *_Nonnull one, const void *_Nonnull bytes, size_t blocks) {
  const twin_words *next = (const twin_words *)bytes;
  twin_words even = *(twin_words *)one->even, odd = *(twin_words *)one->odd, mixes = *(twin_words *)one->mixes;
  for (size_t block = 0; block < blocks; block++, next += 2) TWIN_ADD_BLOCK(next, even, odd, mixes);
  *(twin_words *)one->even = even, *(twin_words *)one->odd = odd, *(twin_words *)one->mixes = mixes;
}
TWIN_TWICE(
    void, twin_checksum_add, (twin_checksum *_Nonnull one, const void *_Nonnull bytes, size_t blocks),
    (one, bytes, blocks))

#undef TWIN_ADD_BLOCK
#undef TWIN_TURNED
#undef TWIN_SIGN_OF_STEP
#undef TWIN_SIGN
#undef TWIN_FALLS
#undef TWIN_EXCEEDS
#undef TWIN_TWICE
#undef TWIN_IS_WIDE
#undef TWIN_WIDE
#undef TWIN_PLAIN
#undef TWIN_BODY
#endif
