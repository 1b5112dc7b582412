/// What a recording is read from: a file, memory, an entry of a zip, standard input, or something far away.
///
/// Reading is synchronous: it happens on a thread that may be blocked, never on those of Swift's cooperative pool where
/// `Preflight` measures. A source that waits for long looks at `Task.isCancelled` now and then, and throws
/// `MeasuringFailure.cancelled`. One reader reads at a time, from any offset and in any order.
///
/// ```swift
/// struct Take: ByteSource {
///     let bytes: [UInt8]
///     var byteCount: Int64 { Int64(bytes.count) }
///     func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
///         let rest = bytes[min(Int(offset), bytes.count)...].prefix(target.count)
///         target.copyBytes(from: rest)
///         return rest.count
///     }
/// }
/// let measurement = try RecordingMeasurer().measure(source: Take(bytes: bytes), path: "take.wav")
/// ```
public protocol ByteSource {
    /// The size in bytes when the source was opened.
    var byteCount: Int64 { get }

    /// What the bytes are known by since the source was opened; nil where they cannot change.
    var identity: ByteSourceIdentity? { get }

    /// What the bytes are known by now; another identity than before means that they changed while they were read.
    ///
    /// - Throws: `MeasuringFailure` when that cannot be found out.
    func currentIdentity() throws(MeasuringFailure) -> ByteSourceIdentity?

    /// Copies bytes from `offset` on into `target`, which is valid inside the call only, and says how many; fewer than
    /// asked for only at the end of the source.
    ///
    /// - Throws: `MeasuringFailure` when they cannot be read, or when the task is cancelled.
    func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int
}

extension ByteSource {
    /// Nothing: the bytes cannot change.
    public var identity: ByteSourceIdentity? { nil }

    /// The identity that the source had when it was opened.
    public func currentIdentity() throws(MeasuringFailure) -> ByteSourceIdentity? { identity }
}

extension ByteSource {
    /// A copy of `count` bytes from `offset` on; fewer only at the end.
    package func bytes(at offset: Int64, count: Int) throws(MeasuringFailure) -> [UInt8] {
        var outcome: Result<Int, MeasuringFailure> = .success(0)
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            outcome = Result { () throws(MeasuringFailure) in
                unsafe try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            }
            filled = (try? outcome.get()) ?? 0
        }
        _ = try outcome.get()
        return bytes
    }
}

/// What bytes are known by without reading them, such as size, times and place of a file, or an ETag: only compared.
public struct ByteSourceIdentity: Hashable, Sendable, CustomStringConvertible {
    private let text: String
    /// What a file system says, which need not become text to be compared.
    private let numbers: SIMD8<Int64>

    /// An identity from a text that is another one whenever the bytes are.
    public init(_ text: String) { (self.text, numbers) = (text, .zero) }

    init(_ numbers: SIMD8<Int64>) { (text, self.numbers) = ("", numbers) }

    /// The identity as text.
    public var description: String { text.isEmpty ? "\(numbers)" : text }
}
