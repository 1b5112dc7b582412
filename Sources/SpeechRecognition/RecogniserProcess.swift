import PreflightModel
import SystemFiles

/// One worker process with the recogniser in it. It is used by one caller at a time.
final class RecogniserProcess: Sendable {
    /// Why there is no answer.
    struct Failure: Error {
        var reason: PhoneRecognition.Failure
        /// The library's own words, where it said any.
        var words: String?
    }

    private let process: ChildProcess

    /// Starts a worker and waits until it has loaded the recogniser.
    init(_ program: RecognitionProgram, until deadline: ContinuousClock.Instant) throws(Failure) {
        do throws(ChildProcess.Failure) {
            process = try ChildProcess(
                program.executable, arguments: program.arguments, environment: program.environment)
        } catch { throw Failure(reason: .notLoaded, words: "\(error)") }
        let answer = try read(until: deadline)
        guard answer.kind == .ready else {
            throw Failure(
                reason: answer.kind == .failed ? .notLoaded : .invalidAnswer,
                words: String(decoding: answer.content.prefix(1000), as: UTF8.self))
        }
    }

    /// The lines of phones for a request.
    func answer(to request: RecogniserMessage, until deadline: ContinuousClock.Instant) throws(Failure) -> [Substring] {
        do throws(ChildProcess.Failure) {
            try process.write(request.bytes, until: deadline)
        } catch { throw Failure(error) }
        let answer = try read(until: deadline)
        switch answer.kind {
        case .phones:
            guard let text = String(validating: answer.content, as: UTF8.self) else {
                throw Failure(reason: .invalidAnswer)
            }
            return text.split(separator: "\n")
        case .failed:
            throw Failure(reason: .crashed, words: String(decoding: answer.content.prefix(1000), as: UTF8.self))
        case .samples, .word, .ready: throw Failure(reason: .invalidAnswer)
        }
    }

    private func read(until deadline: ContinuousClock.Instant) throws(Failure) -> RecogniserMessage {
        guard let head = RecogniserMessage.head(try read(RecogniserMessage.headCount, until: deadline)) else {
            throw Failure(reason: .invalidAnswer)
        }
        return RecogniserMessage(kind: head.kind, content: try read(head.count, until: deadline))
    }

    private func read(_ count: Int, until deadline: ContinuousClock.Instant) throws(Failure) -> [UInt8] {
        do throws(ChildProcess.Failure) {
            return try process.read(count: count, until: deadline)
        } catch { throw Failure(error) }
    }
}

extension RecogniserProcess.Failure {
    fileprivate init(_ failure: ChildProcess.Failure) {
        self.init(reason: failure == .timedOut ? .timedOut : .crashed)
    }
}
