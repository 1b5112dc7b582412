#include <curl/curl.h>

// libcurl is opened with the first request, since it brings some thirty libraries along. So nothing here calls it: each
// function below takes the address of curl_easy_setopt or curl_easy_getinfo. Those take any type behind their option, which
// Swift cannot call, and the option's own type must be passed exactly, so there is one function for each type.
typedef void (*preflight_curl_function)(void);
#define PREFLIGHT_CURL_SETOPT(function) ((CURLcode (*)(CURL *, CURLoption, ...))(function))
#define PREFLIGHT_CURL_GETINFO(function) ((CURLcode (*)(CURL *, CURLINFO, ...))(function))

static inline CURLcode preflight_curl_set_long(preflight_curl_function set, CURL *handle, CURLoption option, long value) {
    return PREFLIGHT_CURL_SETOPT(set)(handle, option, value);
}

static inline CURLcode preflight_curl_set_size(
    preflight_curl_function set, CURL *handle, CURLoption option, curl_off_t value) {
    return PREFLIGHT_CURL_SETOPT(set)(handle, option, value);
}

static inline CURLcode preflight_curl_set_text(
    preflight_curl_function set, CURL *handle, CURLoption option, const char *value) {
    return PREFLIGHT_CURL_SETOPT(set)(handle, option, value);
}

static inline CURLcode preflight_curl_set_list(
    preflight_curl_function set, CURL *handle, CURLoption option, struct curl_slist *value) {
    return PREFLIGHT_CURL_SETOPT(set)(handle, option, value);
}

static inline CURLcode preflight_curl_set_context(
    preflight_curl_function set, CURL *handle, CURLoption option, void *value) {
    return PREFLIGHT_CURL_SETOPT(set)(handle, option, value);
}

typedef size_t (*preflight_curl_data)(char *bytes, size_t size, size_t count, void *context);
typedef int (*preflight_curl_progress)(
    void *context, curl_off_t download_total, curl_off_t downloaded, curl_off_t upload_total, curl_off_t uploaded);
typedef int (*preflight_curl_seek)(void *context, curl_off_t offset, int origin);

static inline CURLcode preflight_curl_set_data(
    preflight_curl_function set, CURL *handle, CURLoption option, preflight_curl_data value) {
    return PREFLIGHT_CURL_SETOPT(set)(handle, option, value);
}

static inline CURLcode preflight_curl_set_progress(
    preflight_curl_function set, CURL *handle, preflight_curl_progress value) {
    return PREFLIGHT_CURL_SETOPT(set)(handle, CURLOPT_XFERINFOFUNCTION, value);
}

static inline CURLcode preflight_curl_set_seek(preflight_curl_function set, CURL *handle, preflight_curl_seek value) {
    return PREFLIGHT_CURL_SETOPT(set)(handle, CURLOPT_SEEKFUNCTION, value);
}

static inline CURLcode preflight_curl_get_long(
    preflight_curl_function get, CURL *handle, CURLINFO info, long *value) {
    return PREFLIGHT_CURL_GETINFO(get)(handle, info, value);
}

static inline CURLcode preflight_curl_get_size(
    preflight_curl_function get, CURL *handle, CURLINFO info, curl_off_t *value) {
    return PREFLIGHT_CURL_GETINFO(get)(handle, info, value);
}
