import PreflightModel
import SystemFiles

/// espeak-ng, a program that pronounces words of many languages. It is under the GPL and run as a program, never linked.
package struct SpeechSynthesiser: Sendable {
    /// A list of words has at most so many bytes of phones.
    private static let greatestAnswer = 4 << 20

    private let program: RecordingPath
    private let timeout: Duration

    /// The program on this path.
    ///
    /// - Parameter path: Folders with colons between them, as in the environment variable `PATH`.
    /// - Returns: nil where it is in none of them.
    package init?(path: String, timeout: Duration = .seconds(60)) {
        let programs = path.split(separator: ":").map { RecordingPath("\($0)/espeak-ng") }
        guard let program = programs.first(where: { SystemFiles.exists($0) }) else { return nil }
        (self.program, self.timeout) = (program, timeout)
    }

    /// The phones of words in a language; nil where the program fails.
    ///
    /// - Parameter voice: Its name for the language: `es`, `fr`, `it`, `ru`.
    package func pronunciations(of words: Set<String>, voice: String) -> [String: [String]]? {
        // Each word is a clause, which makes a line.
        let words = words.sorted().filter { word in
            word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
                && !word.unicodeScalars.contains { $0.properties.isWhitespace || ".!?;:,".unicodeScalars.contains($0) }
        }
        guard !words.isEmpty else { return [:] }
        do throws(ChildProcess.Failure) {
            let process = try ChildProcess(program, arguments: ["-q", "--ipa", "--sep=_", "-v", voice, "--stdin"])
            let deadline = ContinuousClock.now + timeout
            try process.write(Array(words.map { "\($0).\n" }.joined().utf8), until: deadline)
            process.closeInput()
            guard let bytes = try process.readToEnd(atMost: Self.greatestAnswer, until: deadline),
                let text = String(validating: bytes, as: UTF8.self)
            else { return nil }
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            if lines.last?.isEmpty == true { lines.removeLast() }
            guard lines.count == words.count else { return nil }
            return Dictionary(
                zip(words, lines.map { $0.split { $0 == "_" || $0 == " " }.map(String.init) }),
                uniquingKeysWith: { first, _ in first })
        } catch { return nil }
    }
}
