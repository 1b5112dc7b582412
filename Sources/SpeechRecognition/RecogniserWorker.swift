package import PreflightModel
import SystemFiles

/// The process in which the recogniser runs: it reads requests from standard input and answers on standard output, until the
/// input ends.
package enum RecogniserWorker {
    /// How much memory the process may have, in bytes: the recogniser takes some 50 MB for 20 s.
    private static let greatestMemory: UInt64 = 2 << 30

    /// Serves until standard input ends.
    ///
    /// - Parameter folder: Where the recogniser's files are.
    package static func run(folder: RecordingPath) {
        // What it does not need, it may not have: memory without end, files to write, a dump of what it heard.
        SystemProcess.limit(memory: greatestMemory)
        do throws(HamaLibrary.Failure) {
            let library = try HamaLibrary(HamaFiles(folder: folder))
            answer(.ready, Array(PhoneRecogniser.release.utf8))
            while let request = nextRequest() { answer(request, with: library) }
        } catch {
            answer(.failed, Array(error.description.utf8))
        }
    }

    private static func answer(_ request: RecogniserMessage, with library: borrowing HamaLibrary) {
        do throws(HamaLibrary.Failure) {
            switch request.kind {
            case .samples:
                let phones = try library.phones(in: samples(request.content))
                answer(.phones, Array(phones.map { "\($0.symbol) \($0.frame)" }.joined(separator: "\n").utf8))
            case .word:
                let phones = try library.pronunciation(of: String(decoding: request.content, as: UTF8.self))
                answer(.phones, Array(phones.joined(separator: "\n").utf8))
            case .ready, .phones, .failed: answer(.failed, Array("this is not a request".utf8))
            }
        } catch {
            answer(.failed, Array(error.description.utf8))
        }
    }

    private static func samples(_ bytes: [UInt8]) -> [Float] {
        (0..<bytes.count / 2).map { index in
            let word = UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8
            return Float(Int16(bitPattern: word)) / 32_768
        }
    }

    private static func nextRequest() -> RecogniserMessage? {
        guard let head = read(RecogniserMessage.headCount).flatMap({ RecogniserMessage.head($0) }),
            let content = read(head.count)
        else { return nil }
        return RecogniserMessage(kind: head.kind, content: content)
    }

    private static func read(_ count: Int) -> [UInt8]? {
        let input = FileDescriptor.standardInput
        var bytes: [UInt8] = []
        while bytes.count < count {
            var window = [UInt8](repeating: 0, count: min(65_536, count - bytes.count))
            guard let more = try? input.readNext(into: &window), more > 0 else { return nil }
            bytes += window[..<more]
        }
        return bytes
    }

    private static func answer(_ kind: RecogniserMessage.Kind, _ content: [UInt8]) {
        let message = RecogniserMessage(kind: kind, content: content)
        try? FileDescriptor.standardOutput.write(message.bytes)
    }
}
