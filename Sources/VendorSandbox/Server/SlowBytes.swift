import FlyingSocks

/// Bytes that come one by one, with a pause before each.
struct SlowBytes: AsyncBufferedSequence {
    let bytes: [UInt8]
    let pause: Duration

    func makeAsyncIterator() -> Iterator { Iterator(bytes: bytes[...], pause: pause) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var bytes: ArraySlice<UInt8>
        let pause: Duration

        mutating func next() async throws -> UInt8? {
            guard let byte = bytes.popFirst() else { return nil }
            try await Task.sleep(for: pause)
            return byte
        }

        mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
            try await next().map { [$0] }
        }
    }
}
