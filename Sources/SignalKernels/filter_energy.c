// In C, since it is compiled for several processors, which Swift cannot do: with the vectors of four numbers that most have,
// it takes a quarter of the time. All are 64-bit numbers in the same order, so the results differ by rounding alone.

#include "signal_kernels.h"

typedef double four __attribute__((vector_size(32)));

// Everything is inlined, since a vector of four is handed over differently with AVX and without; then that is no matter.
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINE static inline __attribute__((always_inline))

INLINE four load(const double *values) {
    four lanes;
    __builtin_memcpy(&lanes, values, sizeof lanes);
    return lanes;
}

INLINE four lanes_of(double first, double second) { return (four){first, first, second, second}; }

INLINE double filter_energy(
    struct preflight_filter_pair *pair, const float *samples, size_t count) {
    const double(*b)[5] = pair->numerators;
    const double(*a)[2] = pair->denominators;
    const four b0 = lanes_of(b[0][0], b[1][0]), b1 = lanes_of(b[0][1], b[1][1]), b2 = lanes_of(b[0][2], b[1][2]);
    const four b3 = lanes_of(b[0][3], b[1][3]), b4 = lanes_of(b[0][4], b[1][4]);
    const four a2 = -lanes_of(a[0][0], a[1][0]), a4 = -lanes_of(a[0][1], a[1][1]);
    // Lanes: the first filter at two samples, the second at two samples.
    four i2 = load(pair->state[0]), i3 = load(pair->state[1]), i4 = load(pair->state[2]);
    four o2 = load(pair->state[3]), o4 = load(pair->state[4]);
    four o6 = load(pair->state[5]), o8 = load(pair->state[6]);
    four energy = {0, 0, 0, 0};
#pragma clang loop unroll_count(4)
    for (size_t index = 0; index + 1 < count; index += 2) {
        const four input = {samples[index], samples[index + 1], o8[0], o8[1]};
        const four i1 = __builtin_shufflevector(i2, input, 1, 4, 3, 6);
        four output = b4 * i4;
        output += b3 * i3;
        output += b2 * i2;
        output += b1 * i1;
        output += b0 * input;
        output += a4 * o4;
        output += a2 * o2;
        energy += output * output;
        i4 = i2;
        i3 = i1;
        i2 = input;
        o8 = o6;
        o6 = o4;
        o4 = o2;
        o2 = output;
    }
    __builtin_memcpy(pair->state[0], &i2, sizeof i2);
    __builtin_memcpy(pair->state[1], &i3, sizeof i3);
    __builtin_memcpy(pair->state[2], &i4, sizeof i4);
    __builtin_memcpy(pair->state[3], &o2, sizeof o2);
    __builtin_memcpy(pair->state[4], &o4, sizeof o4);
    __builtin_memcpy(pair->state[5], &o6, sizeof o6);
    __builtin_memcpy(pair->state[6], &o8, sizeof o8);
    return energy[2] + energy[3];
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) static double filter_energy_avx2(
    struct preflight_filter_pair *pair, const float *samples, size_t count) {
    return filter_energy(pair, samples, count);
}

double preflight_filter_energy(struct preflight_filter_pair *pair, const float *samples, size_t count) {
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return filter_energy_avx2(pair, samples, count);
    }
    return filter_energy(pair, samples, count);
}
#else
double preflight_filter_energy(struct preflight_filter_pair *pair, const float *samples, size_t count) {
    return filter_energy(pair, samples, count);
}
#endif
