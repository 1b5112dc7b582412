#include "CSpeechModels.h"

#include <stdint.h>
#include <string.h>

// A product that is added at once, without its own rounding, would give other bits on processors that have it.
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
#define WIDEST __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define WIDEST
#endif
// No function that takes vectors is ever called, all are inlined, so it does not matter how they would be passed.
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINED static inline __attribute__((always_inline))

enum { LANES = 16 };
typedef float Lanes __attribute__((vector_size(64), aligned(4)));
typedef int32_t Integers __attribute__((vector_size(64), aligned(4)));

// Lane by lane: `yes` where the condition holds (all bits set), else `no`.
INLINED Lanes choose(Integers condition, Lanes yes, Lanes no) {
    return (Lanes)((condition & (Integers)yes) | (~condition & (Integers)no));
}

// `rows` rows by `blocks` times 16 columns, all sums in registers. Both are constants where this is called.
INLINED void tile(
    size_t rows, size_t blocks, const float *input, size_t rowStride, size_t segments, size_t segmentStride, size_t depth,
    const float *weights, const float *bias, size_t width, float *output, size_t outputStride, int rectified) {
    Lanes sums[6][4];
    for (size_t row = 0; row < rows; row++) {
        for (size_t block = 0; block < blocks; block++) {
            sums[row][block] = *(const Lanes *)(bias + block * LANES);
        }
    }
    for (size_t segment = 0; segment < segments; segment++) {
        const float *values = input + segment * segmentStride;
        for (size_t index = 0; index < depth; index++) {
            Lanes weight[4];
            for (size_t block = 0; block < blocks; block++) {
                weight[block] = *(const Lanes *)(weights + block * LANES);
            }
#pragma clang loop unroll(full)
            for (size_t row = 0; row < rows; row++) {
                float value = values[row * rowStride + index];
#pragma clang loop unroll(full)
                for (size_t block = 0; block < blocks; block++) {
                    sums[row][block] = sums[row][block] + weight[block] * value;
                }
            }
            weights += width;
        }
    }
    for (size_t row = 0; row < rows; row++) {
        for (size_t block = 0; block < blocks; block++) {
            Lanes sum = sums[row][block];
            if (rectified) {
                sum = choose(sum > 0, sum, (Lanes){0});
            }
            *(Lanes *)(output + row * outputStride + block * LANES) = sum;
        }
    }
}

WIDEST void speech_multiply(
    const float *input, size_t rowStride, size_t segments, size_t segmentStride, size_t depth, const float *weights,
    const float *bias, size_t rows, size_t width, float *output, size_t outputStride, int rectified) {
    size_t row = 0;
#define TILES(ROWS, BLOCKS) \
    for (size_t column = 0; column + BLOCKS * LANES <= width; column += BLOCKS * LANES) { \
        tile( \
            ROWS, BLOCKS, input + row * rowStride, rowStride, segments, segmentStride, depth, weights + column, \
            bias + column, width, output + row * outputStride + column, outputStride, rectified); \
    }
    for (; row + 6 <= rows; row += 6) {
        TILES(6, 1)
    }
    for (; row + 4 <= rows; row += 4) {
        TILES(4, 1)
    }
    for (; row + 2 <= rows; row += 2) {
        TILES(2, 1)
    }
    for (; row < rows; row++) {
        if (width % (4 * LANES) == 0) {
            TILES(1, 4)
        } else {
            TILES(1, 1)
        }
    }
#undef TILES
}

// e^x by 2^n e^r with r at most half of ln 2, and the series of e^r to the seventh power.
INLINED Lanes exponential(Lanes x) {
    const Lanes lowest = (Lanes){0} - 87.0f, highest = (Lanes){0} + 88.0f;
    x = choose(x < lowest, lowest, x);
    x = choose(x > highest, highest, x);
    Lanes scaled = x * 1.44269504f;
    Lanes half = choose(scaled < 0, (Lanes){0} - 0.5f, (Lanes){0} + 0.5f);
    Integers exponent = __builtin_convertvector(scaled + half, Integers);
    Lanes whole = __builtin_convertvector(exponent, Lanes);
    Lanes rest = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
    Lanes series = (Lanes){0} + 1.0f / 5040;
    series = series * rest + 1.0f / 720;
    series = series * rest + 1.0f / 120;
    series = series * rest + 1.0f / 24;
    series = series * rest + 1.0f / 6;
    series = series * rest + 0.5f;
    series = series * rest + 1.0f;
    series = series * rest + 1.0f;
    Integers power = (exponent + 127) << 23;
    return series * (Lanes)power;
}

INLINED Lanes sigmoid(Lanes x) { return 1.0f / (1.0f + exponential(-x)); }

INLINED Lanes hyperbolicTangent(Lanes x) { return 2.0f * sigmoid(x + x) - 1.0f; }

WIDEST void speech_remember(const float *gates, float *cell, float *hidden, size_t size) {
    for (size_t index = 0; index < size; index += LANES) {
        Lanes entering = sigmoid(*(const Lanes *)(gates + index));
        Lanes leaving = sigmoid(*(const Lanes *)(gates + size + index));
        Lanes keeping = sigmoid(*(const Lanes *)(gates + 2 * size + index));
        Lanes candidate = hyperbolicTangent(*(const Lanes *)(gates + 3 * size + index));
        Lanes memory = keeping * *(Lanes *)(cell + index) + entering * candidate;
        *(Lanes *)(cell + index) = memory;
        *(Lanes *)(hidden + index) = leaving * hyperbolicTangent(memory);
    }
}

WIDEST float speech_dot(const float *left, const float *right, size_t count) {
    enum { SUMS = 4 };  // so that one addition need not wait for the last
    Lanes sums[SUMS] = {{0}};
    size_t index = 0;
    for (; index + SUMS * LANES <= count; index += SUMS * LANES) {
        for (size_t sum = 0; sum < SUMS; sum++) {
            size_t place = index + sum * LANES;
            sums[sum] = sums[sum] + *(const Lanes *)(left + place) * *(const Lanes *)(right + place);
        }
    }
    for (; index < count; index += LANES) {
        sums[0] = sums[0] + *(const Lanes *)(left + index) * *(const Lanes *)(right + index);
    }
    Lanes total = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    // The upper half onto the lower, down to one.
    total = total + __builtin_shufflevector(total, total, 8, 9, 10, 11, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0);
    total = total + __builtin_shufflevector(total, total, 4, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    return (total[0] + total[2]) + (total[1] + total[3]);
}

WIDEST void speech_filter(
    const float *samples, size_t count, const float *coefficients, float *memory, float *energy) {
    const Lanes gain = *(const Lanes *)coefficients;
    const Lanes feedback1 = *(const Lanes *)(coefficients + LANES);
    const Lanes feedback2 = *(const Lanes *)(coefficients + 2 * LANES);
    Lanes kept[4];
    for (size_t index = 0; index < 4; index++) {
        kept[index] = *(const Lanes *)(memory + index * LANES);
    }
    Lanes sum = *(const Lanes *)energy;
    for (size_t index = 0; index < count; index++) {
        Lanes input = gain * samples[index];
        Lanes once = input + kept[0];
        kept[0] = kept[1] - feedback1 * once;
        kept[1] = -input - feedback2 * once;
        Lanes again = gain * once;
        Lanes twice = again + kept[2];
        kept[2] = kept[3] - feedback1 * twice;
        kept[3] = -again - feedback2 * twice;
        sum = sum + twice * twice;
    }
    for (size_t index = 0; index < 4; index++) {
        // In digital silence the memory would fade through numbers that processors are slow with.
        Integers faint = (kept[index] < 1e-18f) & (kept[index] > -1e-18f);
        *(Lanes *)(memory + index * LANES) = choose(faint, (Lanes){0}, kept[index]);
    }
    *(Lanes *)energy = sum;
}

WIDEST void speech_maximum(float *values, const float *candidates, size_t count) {
    for (size_t index = 0; index < count; index++) {
        values[index] = candidates[index] > values[index] ? candidates[index] : values[index];
    }
}

WIDEST void speech_widen(const uint16_t *halves, size_t count, float *values) {
    typedef uint16_t Halves __attribute__((vector_size(32), aligned(2)));
    const Lanes least = (Lanes){0} + 0x1p-14f;  // the least normal half
    for (size_t index = 0; index < count; index += LANES) {
        Integers half = __builtin_convertvector(*(const Halves *)(halves + index), Integers);
        Integers magnitude = (half & 0x7fff) << 13;
        Integers normal = magnitude + (112 << 23);
        // Below it, the digits are put behind those of the least normal number, which is taken away again.
        Lanes small = (Lanes)(magnitude + (113 << 23)) - least;
        Integers isSmall = magnitude < (1 << 23);
        Integers bits = (isSmall & (Integers)small) | (~isSmall & normal);
        *(Lanes *)(values + index) = (Lanes)(bits | ((half & 0x8000) << 16));
    }
}

WIDEST void speech_rectify_scaled(
    const float *input, size_t rowStride, const float *factors, const float *offsets, size_t rows, size_t width,
    float *output) {
    for (size_t row = 0; row < rows; row++) {
        for (size_t column = 0; column < width; column += LANES) {
            Lanes value = *(const Lanes *)(input + row * rowStride + column) * *(const Lanes *)(factors + column)
                + *(const Lanes *)(offsets + column);
            *(Lanes *)(output + row * width + column) = choose(value > 0, value, (Lanes){0});
        }
    }
}

WIDEST void speech_rectify_sum(float *values, const float *others, size_t count) {
    for (size_t index = 0; index < count; index += LANES) {
        Lanes sum = *(const Lanes *)(values + index) + *(const Lanes *)(others + index);
        *(Lanes *)(values + index) = choose(sum > 0, sum, (Lanes){0});
    }
}

float speech_sigmoid(float x) {
    Lanes all = (Lanes){0} + x;
    return sigmoid(all)[0];
}

// ln x by the exponent and the series of the inverse hyperbolic tangent over a mantissa between sqrt(1/2) and sqrt(2).
WIDEST void speech_decibels(float *values, size_t count, float floor) {
    for (size_t index = 0; index < count; index += LANES) {
        Lanes x = *(Lanes *)(values + index);
        x = choose(x > floor, x, (Lanes){0} + floor);
        Integers bits = (Integers)x;
        Integers shifted = bits - 0x3f3504f3;
        Integers exponent = shifted >> 23;
        Lanes mantissa = (Lanes)(bits - (exponent << 23));
        Lanes ratio = (mantissa - 1.0f) / (mantissa + 1.0f);
        Lanes square = ratio * ratio;
        Lanes series = (Lanes){0} + 1.0f / 9;
        series = series * square + 1.0f / 7;
        series = series * square + 1.0f / 5;
        series = series * square + 1.0f / 3;
        series = series * square + 1.0f;
        Lanes logarithm = 2.0f * ratio * series + __builtin_convertvector(exponent, Lanes) * 0.693147181f;
        *(Lanes *)(values + index) = logarithm * 4.34294482f;
    }
}
