/// A value that was estimated, with what it may be off by, in the same unit: in measurements nine in ten were nearer.
package struct Estimate: Sendable, Equatable {
    package var value: Double
    package var uncertainty: Double

    package init(_ value: Double, uncertainty: Double) {
        self.value = value
        self.uncertainty = uncertainty
    }
}
