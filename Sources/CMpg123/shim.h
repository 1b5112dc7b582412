#include <mpg123.h>

// Debian's header defines mpg123_param as a macro (a call renamed for large files), which Swift cannot see.
static inline int preflight_mpg123_param(mpg123_handle *handle, enum mpg123_parms type, long value, double fvalue) {
    return mpg123_param(handle, type, value, fvalue);
}
