import Foundation
import PreflightModel
import SpeechRecognition
import TestSupport
import Testing

@Suite("The phone recogniser in a process of its own", .timeLimited)
struct PhoneRecogniserTests {
    private static let samples = [Int16](repeating: 1000, count: 16_000 * 3)

    private static func recogniser(
        _ made: MadeRecogniser, timeout: Duration = .seconds(600)
    ) -> PhoneRecogniser {
        PhoneRecogniser(
            RecognitionProgram(
                RecordingPath(Command.executable.path), arguments: ["recognise-phones", made.folder.path],
                environment: ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }),
            timeout: timeout)
    }

    private static func outcome(
        _ behaviour: MadeRecogniser.Behaviour, timeout: Duration = .seconds(600)
    ) throws -> PhoneRecognition.Outcome {
        let scratch = try Scratch()
        let recogniser = recogniser(try MadeRecogniser(behaviour, hearing: "hello", in: scratch), timeout: timeout)
        return recogniser.recognition(of: samples, speech: [0..<samples.count]).outcome
    }

    @Test("hears phones with their times, and pronounces words")
    func hears() throws {
        let scratch = try Scratch()
        let recogniser = Self.recogniser(try MadeRecogniser(hearing: "hello", in: scratch))
        let heard = recogniser.recognition(of: Self.samples, speech: [16_000..<32_000])
        // What is recognised begins 0.2 s before the speech; frames are 20 ms, and a letter comes with each third of them.
        #expect(
            heard
                == PhoneRecognition(
                    recogniser: "hama 1.7.0",
                    .heard([
                        .init("h", start: 0.8), .init("e", start: 0.86), .init("l", start: 0.92),
                        .init("l", start: 0.98),
                        .init("o", start: 1.04),
                    ])))
        #expect(
            recogniser.pronunciations(of: ["ab", "c", "", "é"]) == ["ab": ["a", "b"], "c": ["c"], "": [], "é": []])
    }

    @Test("hears nothing where nobody speaks")
    func silence() throws {
        let scratch = try Scratch()
        let recogniser = Self.recogniser(try MadeRecogniser(hearing: "hello", in: scratch))
        #expect(recogniser.recognition(of: Self.samples, speech: []).outcome == .heard([]))
    }

    @Test("fails alone where the library crashes, lies, cannot listen or cannot be loaded")
    func misbehaviour() throws {
        #expect(try Self.outcome(.crashes) == .failed("crashed"))
        #expect(try Self.outcome(.claimsFrames) == .failed("crashed"))
        #expect(try Self.outcome(.refuses) == .failed("crashed"))
        #expect(try Self.outcome(.loadsNothing) == .failed("not-loaded"))
        #expect(try Self.outcome(.lacksFunction) == .failed("not-loaded"))
        // What is no number is no phone, and there are no more frames than samples allow.
        #expect(try Self.outcome(.answersNoNumbers) == .heard([]))
        #expect(try Self.outcome(.claimsLength) == Self.outcome(.hears))
    }

    @Test("is ended where it does not answer in time, when it starts and when it listens")
    func hangs() throws {
        #expect(try Self.outcome(.waitsForever, timeout: .milliseconds(500)) == .failed("timed-out"))
        #expect(try Self.outcome(.hangs, timeout: .seconds(5)) == .failed("timed-out"))
    }

    @Test("is not loaded from what is no library, and says why in the system's words")
    func noLibrary() throws {
        let scratch = try Scratch()
        let made = try MadeRecogniser(in: scratch)
        try Data("no library".utf8).write(to: made.folder.appending(path: "libhama.so"))
        let recogniser = Self.recogniser(made)
        #expect(recogniser.recognition(of: Self.samples, speech: [0..<100]).outcome == .failed("not-loaded"))
        #expect(recogniser.lastWords?.contains("libhama.so") == true)
        #expect(recogniser.pronunciations(of: ["a"]) == nil)
    }

    @Test("goes on with a new process after one that crashed, and gives up after a few")
    func again() throws {
        let scratch = try Scratch()
        let recogniser = Self.recogniser(try MadeRecogniser(.crashes, hearing: "hello", in: scratch))
        #expect(recogniser.pronunciations(of: ["ab"]) == ["ab": ["a", "b"]])
        for _ in 0..<8 {
            #expect(recogniser.recognition(of: Self.samples, speech: [0..<100]).outcome == .failed("crashed"))
        }
        #expect(recogniser.pronunciations(of: ["ab"]) == nil)
    }

    @Test(
        "answers a program that says something else with a failure", arguments: ["/bin/cat", "/bin/true", "/nowhere"])
    func otherProgram(program: String) {
        let recogniser = PhoneRecogniser(
            RecognitionProgram(RecordingPath(program), arguments: []), timeout: .seconds(1))
        guard case .failed = recogniser.recognition(of: Self.samples, speech: [0..<100]).outcome else {
            Issue.record("it heard something")
            return
        }
    }
}
