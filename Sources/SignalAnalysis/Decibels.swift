#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Powers as decibels relative to full scale, and back.
enum Decibels {
    /// The level of a power; nil where there is none.
    static func power(_ power: Double) -> Double? { power > 0 ? 10 * log10(power) : nil }

    /// The power of a level.
    static func toPower(_ decibels: Double) -> Double { pow(10, decibels / 10) }
}
