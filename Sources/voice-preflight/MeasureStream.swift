import AACDecoding
import Dispatch
import SystemFiles
import VoicePreflight

/// `voice-preflight measure --stream`: whoever has a million recordings asks for one after the other, and gets exactly one
/// line for each, in order.
extension MeasureCommand {
    /// Answers requests, as long as they come.
    func answerRequests() async throws {
        guard paths == ["-"] else {
            throw CommandFailure(
                .usage, "--stream reads what to measure from standard input. Give - and nothing else.")
        }
        guard format.isEmpty, columns.isEmpty, !wide, order == .input, profile.isEmpty, voices.writeVoiceprints == nil
        else {
            throw CommandFailure(
                .usage,
                "--stream writes JSON lines in the order of the requests; it takes no --format, --columns, --wide, "
                    + "--order, --profile or --write-voiceprints.")
        }
        let wishes = try ListeningWishes(depth: depth, columns: [], isWide: false, mos: mos)
        var preflight = Preflight(
            depth: wishes.depth, hashing: hash, aacDecoder: .faad, concurrency: jobs.jobs)
        preflight.measurer.estimatesP835 = wishes.estimatesP835
        preflight.measurer.speakers = voices.speakers ?? .budget
        preflight.timeLimit = timeLimit.map { .seconds($0.seconds) }
        preflight.cache = cache.open()
        let head = MeasurementHead(tool: .voicePreflight, depth: wishes.depth)
        try StandardOutput.write(try JSONText.line(head))
        for try await item in preflight.measurements(ofRequests: RequestStream()) {
            // Written at once: whoever asked may wait for this line before the next request.
            try StandardOutput.write(
                try JSONText.line(MeasurementLine(tool: head.tool, depth: head.depth, item: item)))
        }
        leave(.success)
    }
}

/// The requests from standard input, as many together as are there.
private struct RequestStream: AsyncSequence, Sendable {
    func makeAsyncIterator() -> Iterator { Iterator() }

    struct Iterator: AsyncIteratorProtocol {
        private var requests = MeasurementRequests()

        /// The next requests; nil when there are no more.
        ///
        /// - Throws: `CommandFailure` with status 65 where the last request has no end or one is too long, 74 when standard
        ///   input cannot be read.
        mutating func next() async throws -> [MeasurementRequest]? {
            while true {
                let bytes = try await Self.read()
                if bytes.isEmpty {
                    guard requests.isUnfinished else { return nil }
                    throw CommandFailure(
                        .dataChanged,
                        "the last request has no end and was not measured. End each path with a zero byte, and each "
                            + "JSON request with a line feed.")
                }
                let complete = requests.add(bytes)
                if !complete.isEmpty { return complete }
                if requests.isTooLong {
                    throw CommandFailure(
                        .dataChanged,
                        "a request is longer than 1 MiB and was not measured. End each path with a zero byte, and each "
                            + "JSON request with a line feed.")
                }
            }
        }

        /// Reads on a thread of its own: standard input may say nothing for as long as it likes.
        private static func read() async throws -> ArraySlice<UInt8> {
            try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async {
                    var buffer = [UInt8](repeating: 0, count: 65_536)
                    do throws(SystemError) {
                        let count = try FileDescriptor.standardInput.readNext(into: &buffer)
                        continuation.resume(returning: buffer[..<count])
                    } catch {
                        continuation.resume(
                            throwing: CommandFailure(.inputOutput, "standard input cannot be read: \(error)."))
                    }
                }
            }
        }
    }
}
