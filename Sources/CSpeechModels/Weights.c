#include "CSpeechModels.h"

// In the read-only part of the binary: no page of it is read from the disk before a network is used.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define WEIGHTS(NAME) \
    const unsigned char *speech_weights_##NAME##_start(void) { return NAME; } \
    const size_t speech_weights_##NAME##_size = sizeof NAME;

_Alignas(64) static const unsigned char voice_activity[] = {
#embed "Weights/voice-activity.bin"
};
WEIGHTS(voice_activity)

_Alignas(64) static const unsigned char quality_p808[] = {
#embed "Weights/quality-p808.bin"
};
WEIGHTS(quality_p808)

_Alignas(64) static const unsigned char quality_p835[] = {
#embed "Weights/quality-p835.bin"
};
WEIGHTS(quality_p835)

_Alignas(64) static const unsigned char speakers[] = {
#embed "Weights/speakers.bin"
};
WEIGHTS(speakers)
