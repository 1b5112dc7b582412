package import PreflightModel
import Synchronization
import SystemFiles

/// The installed phone recogniser, which hears phones in samples and pronounces words, in processes of its own.
///
/// A process that crashes, hangs or answers nonsense is ended, and costs the recording that it was busy with. After
/// `greatestFailureCount` of them no other is started.
package final class PhoneRecogniser: Sendable {
    /// The recogniser and its version.
    package static let release = "hama 1.7.0"
    /// What it listens to, in hertz.
    package static let sampleRate = HamaLibrary.sampleRate
    /// What is longer is not recognised, in seconds: a core needs about a second for ten.
    package static let longest = 600.0
    /// Samples of a recording that are recognised at once: 20 s.
    private static let greatestPart = 20 * HamaLibrary.sampleRate
    private static let greatestFailureCount = 5
    /// No phone has more characters with all its marks.
    private static let greatestSymbol = 8

    private let program: RecognitionProgram
    private let timeout: Duration
    private let pool = Mutex(Pool())

    private struct Pool {
        var idle: [RecogniserProcess] = []
        var failureCount = 0
        var lastWords: String?
    }

    /// A recogniser whose workers are started by `program`.
    ///
    /// - Parameter timeout: How long an answer may take; a part of a recording is at most 20 s long.
    package init(_ program: RecognitionProgram, timeout: Duration = .seconds(120)) {
        self.program = program
        self.timeout = timeout
    }

    /// Whether the recogniser's library is in a folder.
    package static func isInstalled(in folder: RecordingPath) -> Bool {
        SystemFiles.exists(folder.appending("/\(HamaFiles.libraryName)".utf8))
    }

    /// What the library or the system said of the last failure; nil where nothing failed, or nothing was said.
    package var lastWords: String? { pool.withLock { $0.lastWords } }

    // MARK: Listening

    /// The phones in samples at 16 kHz.
    ///
    /// - Parameter speech: Where somebody speaks, in samples; elsewhere nothing is recognised.
    package func recognition(of samples: [Int16], speech: [Range<Int>]) -> PhoneRecognition {
        do throws(RecogniserProcess.Failure) {
            var phones: [PhoneRecognition.Phone] = []
            for part in Self.parts(of: speech, count: samples.count) { phones += try self.phones(in: samples, part) }
            return PhoneRecognition(recogniser: Self.release, .heard(phones))
        } catch {
            return PhoneRecognition(recogniser: Self.release, .failed(error.reason))
        }
    }

    private func phones(
        in samples: [Int16], _ part: Range<Int>
    ) throws(RecogniserProcess.Failure) -> [PhoneRecognition.Phone] {
        let content = samples[part].flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        let lines = try answer(to: RecogniserMessage(kind: .samples, content: content))
        let greatestFrame = part.count / HamaLibrary.frameLength + 8
        var last = 0
        var phones: [PhoneRecognition.Phone] = []
        for line in lines {
            let words = line.split(separator: " ")
            guard words.count == 2, let frame = Int(words[1]), (last...greatestFrame).contains(frame),
                Self.isSymbol(words[0])
            else { throw RecogniserProcess.Failure(reason: .invalidAnswer) }
            last = frame
            let start = Double(part.lowerBound + frame * HamaLibrary.frameLength) / Double(HamaLibrary.sampleRate)
            phones.append(.init(String(words[0]), start: start))
        }
        return phones
    }

    /// Stretches of at most 20 s that hold all speech, with the beginning and the end of each word.
    static func parts(of speech: [Range<Int>], count: Int) -> [Range<Int>] {
        let margin = HamaLibrary.sampleRate / 5
        var parts: [Range<Int>] = []
        for segment in speech {
            let wide = (segment.lowerBound - margin..<segment.upperBound + margin).clamped(to: 0..<count)
            if let last = parts.last, wide.upperBound - last.lowerBound <= greatestPart {
                parts[parts.count - 1] = last.lowerBound..<max(last.upperBound, wide.upperBound)
                continue
            }
            // What was heard once is not heard twice.
            var start = max(wide.lowerBound, parts.last?.upperBound ?? 0)
            while start < wide.upperBound {
                let end = min(start + greatestPart, wide.upperBound)
                parts.append(start..<end)
                start = end
            }
        }
        return parts
    }

    // MARK: Pronouncing

    /// The phones of words; nil where the recogniser cannot be used. A word without phones is one that it cannot pronounce.
    package func pronunciations(of words: Set<String>) -> [String: [String]]? {
        do throws(RecogniserProcess.Failure) {
            var pronunciations: [String: [String]] = [:]
            for word in words {
                let lines = try answer(to: RecogniserMessage(kind: .word, content: Array(word.utf8)))
                guard lines.allSatisfy(Self.isSymbol) else {
                    throw RecogniserProcess.Failure(reason: .invalidAnswer)
                }
                pronunciations[word] = lines.map(String.init)
            }
            return pronunciations
        } catch { return nil }
    }

    private static func isSymbol(_ text: Substring) -> Bool {
        (1...greatestSymbol).contains(text.unicodeScalars.count)
            && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
    }

    // MARK: Processes

    private func answer(to request: RecogniserMessage) throws(RecogniserProcess.Failure) -> [Substring] {
        do throws(RecogniserProcess.Failure) {
            let process = try idleProcess()
            let lines = try process.answer(to: request, until: .now + timeout)
            pool.withLock { $0.idle.append(process) }
            return lines
        } catch {
            let words = error.words
            pool.withLock {
                $0.failureCount += 1
                $0.lastWords = words ?? $0.lastWords
            }
            throw error
        }
    }

    private func idleProcess() throws(RecogniserProcess.Failure) -> RecogniserProcess {
        if let process = pool.withLock({ $0.idle.popLast() }) { return process }
        guard pool.withLock({ $0.failureCount }) < Self.greatestFailureCount else {
            throw RecogniserProcess.Failure(reason: .crashed)
        }
        return try RecogniserProcess(program, until: .now + timeout)
    }
}
