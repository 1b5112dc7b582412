import FlyingFox

/// Ends a connection without a byte of answer.
///
/// FlyingFox has no word for it, but closes the connection when the frames of a WebSocket cannot be made, and writes the
/// answer's head only after that.
struct DroppedConnection: WSHandler {
    /// Why the frames cannot be made.
    struct Dropped: Error {}

    /// An answer that is none.
    static var response: HTTPResponse { HTTPResponse(webSocket: DroppedConnection()) }

    func makeFrames(
        for client: AsyncThrowingStream<WSFrame, any Error>
    ) async throws -> AsyncStream<WSFrame> {
        throw Dropped()
    }
}
