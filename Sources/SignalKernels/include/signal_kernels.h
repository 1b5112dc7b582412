#ifndef SIGNAL_KERNELS_H
#define SIGNAL_KERNELS_H

#include <stddef.h>

/// Two filters of second order one after another, each transformed so that an output is made from those two and four
/// samples before it. The second gets what the first put out eight samples ago, so that it need not wait for it.
struct preflight_filter_pair {
    /// Numerators: five coefficients of the first filter, five of the second.
    double numerators[2][5];
    /// Denominators: the coefficients of the outputs two and four samples ago.
    double denominators[2][2];
    /// What is kept between calls; zeros at first.
    double state[7][4];
};

/// Filters samples, an even number of them, and returns the sum of the squares of what comes out of the second filter.
double preflight_filter_energy(struct preflight_filter_pair *pair, const float *samples, size_t count);

#endif
