#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo take arguments of any type, which Swift cannot call: one function for each type.

static inline CURLcode gemel_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode gemel_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode gemel_set_pointer(CURL *handle, CURLoption option, const void *value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*gemel_transfer)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode gemel_set_transfer(CURL *handle, CURLoption option, gemel_transfer function) {
  return curl_easy_setopt(handle, option, function);
}
