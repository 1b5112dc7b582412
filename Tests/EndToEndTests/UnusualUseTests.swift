import Foundation
import TestSupport
import Testing

@Suite("Unusual use", .timeLimited)
struct UnusualUseTests {
    @Test("gives a document its role, and judges its content")
    func document() throws {
        let scratch = try Scratch()
        try scratch.wave("take.wav", frames: 8000)
        _ = try scratch.file("letter", "words")
        let result = try Command.run(
            ["check", "--profile", "huawei-metastudio-premium", "take.wav", "letter=letter"], in: scratch.folder)
        #expect(result.output.contains("warn  letter\n"))
        #expect(result.output.contains("Scan the letter as PDF, or take a photo of it as JPG or PNG. [letter-format]"))
    }

    @Test(
        "refuses to check, pack or hand over a letter that is empty, a recording, or nothing of its name",
        arguments: ["empty", "recording", "not-recognised"])
    func wrongLetter(code: String) throws {
        let scratch = try Scratch()
        let arguments = try SubmittedVendor.huawei.arguments(scratch)
        switch code {
        case "empty": try scratch.file("letter.pdf", bytes: Data())
        case "recording": try scratch.wave("letter.pdf", frames: 8000)
        default: _ = try scratch.file("letter.pdf", "words")
        }
        let profile = ["--profile", "huawei-metastudio-premium"]
        let check = try Command.run(["check"] + profile + arguments, in: scratch.folder)
        #expect(check.status == 1 && check.output.contains("[document.\(code)]"))
        let package = try Command.run(["package", "--output", "out"] + profile + arguments, in: scratch.folder)
        #expect(package.status == 1 && package.output.contains("[document.\(code)]"))
        #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "out").path))
        let forced = try Command.run(
            ["package", "--output", "out", "--force"] + profile + arguments, in: scratch.folder)
        #expect(forced.status == 0)
        #expect(try Command.run(["submit", "out", "--dry-run"], in: scratch.folder).status == 65)
    }

    @Test("fails an empty file, which holds no audio")
    func emptyRecording() throws {
        let scratch = try Scratch()
        try scratch.file("empty.wav", bytes: Data())
        let result = try Command.run(["check", "--profile", "tencent-vod-clone", "empty.wav"], in: scratch.folder)
        #expect(result.status == 1)
        #expect(result.output.contains("FAIL  empty.wav\n"))
        #expect(result.output.contains("[file.empty]") && result.output.contains("[sample-duration]"))
    }

    @Test(
        "says that a path is empty, as an unset variable makes it",
        arguments: [["measure"], ["check", "--profile", "soniox"]])
    func emptyPath(command: [String]) throws {
        let result = try Command.run(command + [""])
        #expect(result.status == 66)
        #expect(result.errors == "voice-preflight: one of the paths is empty. Give the name of a file or folder.\n")
    }

    @Test("explains a profile file, wherever it is")
    func explain() throws {
        let scratch = try Scratch()
        let text = try Command.run(["profiles", "show", "soniox"]).output
        let file = try scratch.file("mine.yml", text)
        for argument in ["mine.yml", "./mine.yml", file.path] {
            let result = try Command.run(["explain", argument], in: scratch.folder)
            #expect(result.status == 0 && result.output.contains("soniox/sample-duration"))
            let rule = try Command.run(["explain", "\(argument)/sample-duration"], in: scratch.folder)
            #expect(rule.status == 0 && rule.output.hasPrefix("soniox/sample-duration  [error]\n"))
        }
    }

    @Test(
        "explains whatever stands in brackets",
        arguments: [
            "duplicate-recording", "unknown-parameter", "wav.truncated", "prompt-requires-PromptText", "Text-required",
        ])
    func brackets(rule: String) throws {
        let result = try Command.run(["explain", "tencent-vod-clone/\(rule)"])
        #expect(result.status == 0 && !result.output.isEmpty && result.errors.isEmpty)
    }

    @Test("names its own voice in front of every message")
    func voice() throws {
        for arguments in [["check"], ["chekc"], ["check", "--profile", "sonox", "x"], ["explain", "a/b"]] {
            let result = try Command.run(arguments)
            #expect(result.status == 64)
            #expect(result.errors.hasPrefix("voice-preflight: "), "\(result.errors)")
        }
    }

    @Test("never sends control characters of arguments or profiles to the terminal")
    func control() throws {
        let scratch = try Scratch()
        let shown = try Command.run(["profiles", "show", "soniox"]).output
        _ = try scratch.file(
            "mine.yml", shown.replacingOccurrences(of: "title: Soniox, voice cloning", with: #"title: "\e[31mred""#))
        try scratch.wave("take.wav", frames: 8000)
        for arguments in [
            ["check", "--profile", "mine.yml", "take.wav", "--parameter", "a\u{1B}b=c"],
            ["check", "--profile", "\u{1B}[2J", "take.wav"], ["check", "--profile", "soniox", "\u{1B}=x"],
            ["check", "--fail-on", "\u{1B}[2J", "take.wav"], ["explain", "mine.yml"], ["schema", "\u{202E}"],
        ] {
            let result = try Command.run(arguments, in: scratch.folder)
            #expect(!(result.output + result.errors).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        }
    }

    @Test("says of a recording that was given twice that it was, and says the rest once")
    func twice() throws {
        let scratch = try Scratch()
        try scratch.wave("take.wav", frames: 8000)
        let result = try Command.run(
            ["check", "--profile", "speechify", "take.wav", "take.wav"], in: scratch.folder)
        #expect(result.output.components(separatedBy: "[sample-duration]").count == 2)
        #expect(result.output.contains("given twice: it is counted twice in every total. Give it once."))
    }
}
