import PreflightModel
import TestSupport
import Testing

@testable import RulesEngine

@Suite("A path pattern", .timeLimited)
struct PathPatternTests {
    private func matches(_ pattern: String, _ path: String) -> Bool {
        PathPattern(pattern)?.matches(RecordingPath(path)) ?? false
    }

    @Test(
        "matches as shells and .gitignore do",
        arguments: [
            ("takes/01.wav", "takes/01.wav"), ("takes/*.wav", "takes/01.wav"), ("takes/0?.wav", "takes/01.wav"),
            ("takes/[0-3]1.wav", "takes/01.wav"), ("takes/[!a-z]*", "takes/01.wav"), ("**/01.wav", "01.wav"),
            ("**/01.wav", "a/b/01.wav"), ("a/**/c.wav", "a/c.wav"), ("a/**/c.wav", "a/b/b/c.wav"),
            ("a/**", "a/b/c.wav"), ("./takes//*.wav", "takes/./01.wav"), ("*a*b*c", "xxaxbxbxc"),
            ("**/a/**/b", "a/a/x/a/y/b"), ("/tmp/*.wav", "/tmp/x.wav"), ("../shared/*", "../shared/x.wav"),
            ("[]a]", "]"), ("[a\\]b]", "]"), ("\\*.wav", "*.wav"), ("录?.wav", "录音.wav"), ("[α-ω].wav", "λ.wav"),
        ])
    func match(pattern: String, path: String) { #expect(matches(pattern, path)) }

    @Test(
        "does not match what shells do not",
        arguments: [
            ("*.wav", "takes/01.wav"), ("takes/?.wav", "takes/01.wav"), ("takes/*.wav", "takes/01.WAV"),
            ("takes/*.wav", "takes/x/01.wav"), ("a/**", "a"), ("a/**/c.wav", "b/c.wav"), ("[!0]1", "01"),
            ("/x.wav", "x.wav"), ("x.wav", "/x.wav"), ("take", "takes/01.wav"), ("a*b", "abc"), ("**/b", "a/c"),
            ("\\*.wav", "a.wav"),
        ])
    func noMatch(pattern: String, path: String) { #expect(!matches(pattern, path)) }

    @Test("that matches a folder matches what is below it")
    func folder() {
        #expect(matches("takes", "takes/a/01.wav"))
        #expect(matches("takes/", "takes/01.wav"))
        #expect(matches("se*-1", "session-1/a.wav"))
    }

    @Test("is refused where it is none", arguments: ["", ".", "[a", "a\\", "[", "[z-a]", "a/[]"])
    func invalid(text: String) { #expect(PathPattern(text) == nil) }

    @Test("takes time that grows with its length, however many stars it has")
    func stars() {
        let name = String(repeating: "a", count: 250)
        #expect(!matches(String(repeating: "*a", count: 60) + "b", name))
        let path = Array(repeating: "a", count: 200).joined(separator: "/")
        #expect(!matches(String(repeating: "**/a/", count: 60) + "b", path))
    }

    @Test("sees bytes that are not UTF-8 as they are shown")
    func bytes() {
        let path = RecordingPath(bytes: Array("caf".utf8) + [0xE9] + Array(".wav".utf8))
        #expect(PathPattern("caf*.wav")?.matches(path) ?? false)
        #expect(PathPattern("caf\\\\xE9.wav")?.matches(path) ?? false)
    }
}
