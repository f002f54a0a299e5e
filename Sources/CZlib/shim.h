#include <zlib.h>

// inflateInit2 is a macro, which Swift cannot call. Streams of gzip members only: no raw deflate, no zlib headers.
static inline int gemel_inflate_gzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
