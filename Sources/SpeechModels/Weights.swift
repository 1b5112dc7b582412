/// The weights of a network inside the binary, handed out run by run in the order in which `scripts/make-models` stored them.
struct Weights {
    private var next: UnsafeRawPointer
    private var remaining: Int

    /// - Parameters:
    ///   - bytes: numbers, little-endian, aligned to 64 bytes, which live as long as the process.
    ///   - size: their number of bytes.
    init(_ bytes: UnsafePointer<UInt8>, size: Int) {
        next = UnsafeRawPointer(bytes)
        remaining = size
    }

    /// Takes 32-bit floats.
    mutating func take(_ count: Int) -> UnsafePointer<Float> { take(count, as: Float.self) }

    /// Takes numbers in half precision.
    mutating func takeHalves(_ count: Int) -> UnsafePointer<UInt16> { take(count, as: UInt16.self) }

    private mutating func take<Number>(_ count: Int, as type: Number.Type) -> UnsafePointer<Number> {
        let size = count * MemoryLayout<Number>.stride
        precondition(size <= remaining, "The weights are not those of this network.")
        defer {
            next += size
            remaining -= size
        }
        return next.assumingMemoryBound(to: type)
    }

    /// Ends the reading; all weights must have been taken.
    func finish() {
        precondition(remaining == 0, "The weights are not those of this network.")
    }
}
