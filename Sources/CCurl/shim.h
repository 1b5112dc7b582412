#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo take any type behind their option, which Swift cannot call; and the option's own
// type must be passed exactly, so there is one function for each type.
static inline CURLcode preflight_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode preflight_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode preflight_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode preflight_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode preflight_curl_set_context(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

typedef size_t (*preflight_curl_data)(char *bytes, size_t size, size_t count, void *context);
typedef int (*preflight_curl_progress)(
    void *context, curl_off_t download_total, curl_off_t downloaded, curl_off_t upload_total, curl_off_t uploaded);
typedef int (*preflight_curl_seek)(void *context, curl_off_t offset, int origin);

static inline CURLcode preflight_curl_set_data(CURL *handle, CURLoption option, preflight_curl_data value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode preflight_curl_set_progress(CURL *handle, preflight_curl_progress value) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, value);
}

static inline CURLcode preflight_curl_set_seek(CURL *handle, preflight_curl_seek value) {
    return curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, value);
}

static inline CURLcode preflight_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode preflight_curl_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}
