/// The weights of a network inside the binary, handed out run by run in the order in which `scripts/make-models` stored them.
struct Weights {
    private var next: UnsafePointer<Float>
    private var remaining: Int

    /// - Parameters:
    ///   - bytes: 32-bit floats, little-endian, aligned to 64 bytes, which live as long as the process.
    ///   - size: their number of bytes.
    init(_ bytes: UnsafePointer<UInt8>, size: Int) {
        next = UnsafeRawPointer(bytes).assumingMemoryBound(to: Float.self)
        remaining = size / MemoryLayout<Float>.stride
    }

    mutating func take(_ count: Int) -> UnsafePointer<Float> {
        precondition(count <= remaining, "The weights are not those of this network.")
        defer {
            next += count
            remaining -= count
        }
        return next
    }

    /// Ends the reading; all weights must have been taken.
    func finish() {
        precondition(remaining == 0, "The weights are not those of this network.")
    }
}
