import AudioMeasurement
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import VoicePreflight

@Suite("Measurements as they are done", .timeLimited)
struct MeasurementSequenceTests {
    /// Inputs that do not exist, and how many of them were asked for.
    private final class Inputs: AsyncSequence, AsyncIteratorProtocol, Sendable {
        struct Failure: Error {}

        let count: Int
        let fails: Bool
        let given = Atomic(0)

        init(count: Int, fails: Bool = false) { (self.count, self.fails) = (count, fails) }

        func makeAsyncIterator() -> Inputs { self }

        func next() async throws -> RecordingInput? {
            let number = given.load(ordering: .relaxed)
            guard number < count else {
                if fails { throw Failure() }
                return nil
            }
            given.store(number + 1, ordering: .relaxed)
            return RecordingInput(path: RecordingPath("/nowhere/\(number).wav"))
        }
    }

    @Test("have the order of the input or an index, and none is missing", arguments: MeasuringOrder.allCases)
    func order(order: MeasuringOrder) async throws {
        let inputs = Inputs(count: 3000)
        var indices: [Int] = []
        for try await item in Preflight(concurrency: 4).measurements(of: inputs, order: order) {
            #expect(item.path.description == "/nowhere/\(item.index).wav")
            indices.append(item.index)
        }
        let isWhole = (order == .input ? indices : indices.sorted()) == Array(0..<3000)
        #expect(isWhole)
    }

    @Test("are not far ahead of whoever asks for them")
    func bounded() async throws {
        let inputs = Inputs(count: 20_000)
        var (taken, farthest) = (0, 0)
        for try await _ in Preflight(concurrency: 4).measurements(of: inputs) {
            farthest = max(farthest, inputs.given.load(ordering: .relaxed) - taken)
            taken += 1
        }
        #expect(taken == 20_000)
        #expect(farthest <= MeasuringWindow.size + 256, "\(farthest)")
    }

    @Test("end with the error of the inputs, behind what came before it")
    func failure() async throws {
        var taken = 0
        await #expect(throws: Inputs.Failure.self) {
            let inputs = Inputs(count: 100, fails: true)
            for try await _ in Preflight(concurrency: 4).measurements(of: inputs) { taken += 1 }
        }
        #expect(taken == 100)
    }

    @Test("stop when nobody asks any more, or the task is cancelled")
    func cancellation() async throws {
        let inputs = Inputs(count: 1_000_000)
        for try await _ in Preflight(concurrency: 2).measurements(of: inputs) { break }
        #expect(inputs.given.load(ordering: .relaxed) < 10_000)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            for try await _ in Preflight().measurements(of: inputs) {}
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}

@Suite("A queue", .timeLimited)
struct BoundedQueueTests {
    @Test("lets nobody send more than fits, and gives all of it to several readers, each once")
    func elements() async throws {
        let queue = BoundedQueue<Int>(capacity: 3)
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    var sum = 0
                    while let number = try await queue.next() { sum += number }
                    return sum
                }
            }
            for number in 1...1000 { #expect(await queue.send([number])) }
            queue.finish()
            return try await group.reduce(0, +)
        }
        #expect(sum == 500_500)
        #expect(await !queue.send([1]))
    }

    @Test("takes what comes together, gives the first of it to those that wait, and the rest in order")
    func together() async throws {
        let queue = BoundedQueue<Int>(capacity: 3)
        async let first = queue.next()
        await Task.yield()
        #expect(await queue.send([1, 2]))
        let sending = Task { await queue.send([3, 4, 5, 6]) }
        var taken = [try await first]
        while taken.count < 6 { taken.append(try await queue.next()) }
        #expect(taken.compactMap(\.self).sorted() == Array(1...6))
        #expect(taken.dropFirst().compactMap(\.self) == taken.dropFirst().compactMap(\.self).sorted())
        #expect(await sending.value)
        queue.finish()
        #expect(try await queue.next() == nil)
    }

    @Test("wakes everybody when it is cancelled")
    func cancelled() async throws {
        let queue = BoundedQueue<Int>(capacity: 1)
        let waiting = Task { try await queue.next() }
        queue.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(await !queue.send([1]))
    }
}

@Suite("A walk that opens files", .timeLimited)
struct OpenFolderWalkTests {
    @Test("gives what was given itself open, tells folders from it, and leaves what is in them closed")
    func open() throws {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures").standardizedFileURL.path
        let file = RecordingPath("\(fixtures)/wav/pcm-s16.wav")
        let inputs = [RecordingInput(path: file), RecordingInput(path: RecordingPath("\(fixtures)/session"))]
        let entries = Array(IteratorSequence(FolderWalk(inputs, opensFiles: true)))
        let files = entries.compactMap { entry -> RecordingInput? in
            if case .file(let input, _) = entry { input } else { nil }
        }
        #expect(files.count > 2)
        #expect(files.first?.path == file)
        #expect(files.first?.file?.byteCount == (try RecordingFile(file).byteCount))
        #expect(files.dropFirst().allSatisfy { $0.file == nil && $0.path.description.contains("/session/") })
        // A file that is not there is told by whoever measures it.
        let missing = Array(IteratorSequence(FolderWalk([RecordingInput(path: "/nowhere/1.wav")], opensFiles: true)))
        #expect(missing.count == 1)
    }
}
