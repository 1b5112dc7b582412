// The digests' own contexts are plain structs: they are copied like any value, and they need neither an allocation nor the
// millisecond that the first EVP digest takes. OpenSSL 3 calls their functions deprecated, and keeps them.
#define OPENSSL_SUPPRESS_DEPRECATED

#include <openssl/hmac.h>
#include <openssl/md5.h>
#include <openssl/sha.h>
