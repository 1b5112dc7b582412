#ifndef CSPEECHMODELS_H
#define CSPEECHMODELS_H

// The arithmetic that SpeechModels needs most, and the weights of its networks.
//
// Every output is summed in one order, with a rounding after each multiplication and each addition. Vectors hold different
// outputs, never parts of one sum. So a result has the same bits whatever the width of the processor's vectors.

#include <stddef.h>
#include <stdint.h>

/// A matrix product with a bias: out[row][column] = bias[column] + sum of input and weights.
///
/// The input of a row is `segments` runs of `depth` values, `segmentStride` apart. Rows may overlap, so a convolution over time is
/// one segment with the taps side by side, and one over time and frequency has a segment for each row of taps.
/// `weights` is [segments * depth][width]; `width` is a multiple of 16; strides count values.
/// With `rectified`, negative outputs become zero.
void speech_multiply(
    const float *input, size_t rowStride, size_t segments, size_t segmentStride, size_t depth, const float *weights,
    const float *bias, size_t rows, size_t width, float *output, size_t outputStride, int rectified);

/// values[i] = halves[i], which are finite numbers in half precision. `count` is a multiple of 16.
void speech_widen(const uint16_t *halves, size_t count, float *values);

/// output[row][column] = the larger of 0 and input * factors[column] + offsets[column]. `width` is a multiple of 16, and the
/// stride of the output.
void speech_rectify_scaled(
    const float *input, size_t rowStride, const float *factors, const float *offsets, size_t rows, size_t width,
    float *output);

/// values[i] = the larger of 0 and values[i] + others[i]. `count` is a multiple of 16.
void speech_rectify_sum(float *values, const float *others, size_t count);

/// One step of a long short-term memory: `gates` holds the sums of 4 gates (input, output, forget, candidate), `size` of each.
/// `size` is a multiple of 16.
void speech_remember(const float *gates, float *cell, float *hidden, size_t size);

/// The sum of left[i] * right[i], in partial sums that are added in one order. `count` is a multiple of 16.
float speech_dot(const float *left, const float *right, size_t count);

/// Sixteen band-pass filters of the second order, each applied twice: adds the squares of what comes out to `energy`[16].
/// `coefficients` is gain[16], then the two of the feedback; `memory`[64] is kept from call to call, and zero at first.
void speech_filter(const float *samples, size_t count, const float *coefficients, float *memory, float *energy);

/// values[i] = the larger of values[i] and candidates[i].
void speech_maximum(float *values, const float *candidates, size_t count);

/// 1 / (1 + e^-x).
float speech_sigmoid(float x);

/// values[i] = 10 log10(max(values[i], floor)), for a floor that is a normal number above zero. `count` is a multiple of 16.
void speech_decibels(float *values, size_t count, float floor);

/// Weights, each a run of numbers, little-endian, aligned to 64 bytes; Weights/README.md says which, and in what order.
const unsigned char *speech_weights_voice_activity_start(void);
extern const size_t speech_weights_voice_activity_size;
const unsigned char *speech_weights_quality_p808_start(void);
extern const size_t speech_weights_quality_p808_size;
const unsigned char *speech_weights_quality_p835_start(void);
extern const size_t speech_weights_quality_p835_size;
const unsigned char *speech_weights_speakers_start(void);
extern const size_t speech_weights_speakers_size;

#endif
