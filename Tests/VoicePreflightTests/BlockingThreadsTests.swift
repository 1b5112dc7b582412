import AudioMeasurement
import Dispatch
import Foundation
import TestSupport
import Testing
import VoicePreflight

@Suite("Measuring on threads of its own", .timeLimited)
struct BlockingThreadsTests {
    private static let wave: [UInt8]? = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/wav/pcm-s16.wav").standardizedFileURL
        return (try? Data(contentsOf: file)).map { [UInt8]($0) }
    }()

    /// Tells when it is read, and blocks until it may go on.
    private struct Blocked: ByteSource {
        let bytes: MemorySource
        let begun: AsyncStream<Void>.Continuation
        let mayGoOn: DispatchSemaphore

        var byteCount: Int64 { bytes.byteCount }

        func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
            begun.yield()
            mayGoOn.wait()
            mayGoOn.signal()
            return try bytes.read(into: target, at: offset)
        }
    }

    @Test(
        "leaves the threads of the cooperative pool to others while as many recordings are blocked as there are cores")
    func pool() async throws {
        let count = ProcessInfo.processInfo.activeProcessorCount
        let bytes = MemorySource(try #require(Self.wave))
        let (reads, begun) = AsyncStream.makeStream(of: Void.self)
        let mayGoOn = DispatchSemaphore(value: 0)
        let inputs = (0..<count).map {
            RecordingInput(
                path: RecordingPath("take\($0).wav"), source: Blocked(bytes: bytes, begun: begun, mayGoOn: mayGoOn))
        }
        async let measured = Preflight(concurrency: count).measure(inputs)
        var blocked = 0
        for await _ in reads {
            blocked += 1
            if blocked == count { break }
        }
        let others = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<(4 * count) {
                group.addTask {
                    await Task.yield()
                    return 1
                }
            }
            return await group.reduce(0, +)
        }
        #expect(others == 4 * count)
        mayGoOn.signal()
        #expect(try await measured.recordings.map(\.path) == inputs.map(\.path))
    }

    /// Waits for nothing but the end of its task.
    private struct Endless: ByteSource {
        let begun: AsyncStream<Void>.Continuation

        var byteCount: Int64 { 1000 }

        func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
            begun.yield()
            while !Task.isCancelled { sched_yield() }
            throw .cancelled
        }
    }

    @Test("tells a source that waits that its task was cancelled")
    func cancellation() async throws {
        let (reads, begun) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await Preflight().measure([RecordingInput(path: "take.wav", source: Endless(begun: begun))])
        }
        for await _ in reads { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
