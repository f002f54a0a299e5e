// Loops over bytes of which a processor takes many at once, in words that Swift does not have: the mask of a comparison, and code that is
// compiled a second time for processors with vectors of 32 bytes.
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

// Each loop is a body that is compiled twice; which of the two runs, the processor says.
#define TWIN_BODY static inline __attribute__((always_inline))
#define TWIN_PLAIN static __attribute__((noinline))
#if defined(__x86_64__)
#define TWIN_WIDE static __attribute__((target("avx2"), noinline))
#define TWIN_IS_WIDE __builtin_cpu_supports("avx2")
#else
#define TWIN_WIDE TWIN_PLAIN
#define TWIN_IS_WIDE false
#endif

typedef uint64_t twin_words __attribute__((vector_size(32), aligned(8)));
typedef uint32_t twin_halves __attribute__((vector_size(32), aligned(8)));

/// What the checksum of an image comes to so far, see `ImageChecksum`: a0, a1, a4, a5; a2, a3, a6, a7; b0, b1, b4, b5.
typedef struct {
  uint64_t even[4], odd[4], mixes[4];
} twin_checksum;

/// The halves of each word exchanged.
TWIN_BODY twin_words twin_turned(twin_words words) {
  twin_halves halves = (twin_halves)words;
  return (twin_words)__builtin_shufflevector(halves, halves, 1, 0, 3, 2, 5, 4, 7, 6);
}

TWIN_BODY void twin_checksum_body(twin_checksum *_Nonnull state, const void *_Nonnull bytes, size_t blocks) {
  twin_words even = *(const twin_words *)state->even, odd = *(const twin_words *)state->odd;
  twin_words mixes = *(const twin_words *)state->mixes;
  const twin_words *next = (const twin_words *)bytes;
  for (size_t block = 0; block < blocks; block++, next += 2) {
    even += __builtin_shufflevector(next[0], next[1], 0, 1, 4, 5);
    odd += __builtin_shufflevector(next[0], next[1], 2, 3, 6, 7);
    twin_words turned = twin_turned(mixes);
    mixes = turned + turned + (turned ^ (even + twin_turned(odd)));
  }
  *(twin_words *)state->even = even;
  *(twin_words *)state->odd = odd;
  *(twin_words *)state->mixes = mixes;
}

TWIN_PLAIN void twin_checksum_add_plain(twin_checksum *_Nonnull state, const void *_Nonnull bytes, size_t blocks) {
  twin_checksum_body(state, bytes, blocks);
}
TWIN_WIDE void twin_checksum_add_wide(twin_checksum *_Nonnull state, const void *_Nonnull bytes, size_t blocks) {
  twin_checksum_body(state, bytes, blocks);
}

/// Adds `blocks` blocks of 64 bytes.
static inline void twin_checksum_add(twin_checksum *_Nonnull state, const void *_Nonnull bytes, size_t blocks) {
  if (TWIN_IS_WIDE) {
    twin_checksum_add_wide(state, bytes, blocks);
  } else {
    twin_checksum_add_plain(state, bytes, blocks);
  }
}

/// Whether one of `count` values is above `greatest`. EXCESS is zero for a value that is not.
#define TWIN_EXCEEDS(bits, EXCESS)                                                                                     \
  typedef uint##bits##_t twin_values_##bits __attribute__((vector_size(32), aligned(1)));                              \
  TWIN_BODY bool twin_exceeds_body_##bits(const void *_Nonnull bytes, size_t count, uint##bits##_t greatest) {         \
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
  TWIN_PLAIN bool twin_exceeds_plain_##bits(const void *_Nonnull bytes, size_t count, uint##bits##_t greatest) {       \
    return twin_exceeds_body_##bits(bytes, count, greatest);                                                           \
  }                                                                                                                    \
  TWIN_WIDE bool twin_exceeds_wide_##bits(const void *_Nonnull bytes, size_t count, uint##bits##_t greatest) {         \
    return twin_exceeds_body_##bits(bytes, count, greatest);                                                           \
  }                                                                                                                    \
  static inline bool twin_exceeds_##bits(const void *_Nonnull bytes, size_t count, uint##bits##_t greatest) {          \
    return TWIN_IS_WIDE ? twin_exceeds_wide_##bits(bytes, count, greatest)                                             \
                        : twin_exceeds_plain_##bits(bytes, count, greatest);                                           \
  }
TWIN_EXCEEDS(8, __builtin_elementwise_sub_sat)
TWIN_EXCEEDS(16, __builtin_elementwise_sub_sat)
// There are no such subtractions of four bytes. The signs of value and difference tell, as long as `greatest` is below 2^31.
#define TWIN_SIGNS(value, limit) (((value) | ((limit) - (value))) & 0x80000000u)
TWIN_EXCEEDS(32, TWIN_SIGNS)

#undef TWIN_SIGNS
#undef TWIN_BODY
#undef TWIN_PLAIN
#undef TWIN_WIDE
#undef TWIN_EXCEEDS
#endif
