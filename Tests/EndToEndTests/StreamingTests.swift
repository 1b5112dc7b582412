import Foundation
import TestSupport
import Testing

@Suite("A stream of measurements", .timeLimited)
struct StreamingTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        for name in ["a.wav", "b.wav", "c.wav"] { try scratch.wave(name, frames: 800) }
    }

    /// The command with pipes at both ends.
    private func start(_ arguments: [String]) throws -> (process: Process, input: FileHandle, output: FileHandle) {
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = arguments
        process.currentDirectoryURL = scratch.folder
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.start()
        return (process, input.fileHandleForWriting, output.fileHandleForReading)
    }

    /// Up to the next line feed.
    private func line(_ output: FileHandle) throws -> [String: Any] {
        var bytes = Data()
        while let byte = try output.read(upToCount: 1), byte != Data("\n".utf8), !byte.isEmpty { bytes += byte }
        return try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
    }

    private func lines(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
        }
    }

    @Test("gives the line of a recording before the next path is there", arguments: ["input", "completion"])
    func oneByOne(order: String) throws {
        let (process, input, output) = try start(["measure", "-", "--format", "jsonl", "--order", order])
        for (index, name) in ["a.wav", "gone.wav", "b.wav"].enumerated() {
            try input.write(contentsOf: Data("\(name)\n".utf8))
            let line = try line(output)
            #expect(line["path"] as? String == name && line["index"] as? Int == index)
            #expect(line["kind"] as? String == (name == "gone.wav" ? "unreadable" : "recording"))
        }
        try input.close()
        process.waitForEnd()
        #expect(process.terminationStatus == 66)
    }

    @Test("is judged while paths come in: a role that one of the profiles does not have ends the check before they end")
    func checked() throws {
        let profiles = ["--profile", "tencent-vod-clone", "--profile", "openai-custom-voice"]
        let (process, input, _) = try start(["check", "-"] + profiles)
        try input.write(contentsOf: Data("a.wav\nprompt=b.wav\n".utf8))
        // Nobody says that no more paths come.
        process.waitForEnd()
        #expect(process.terminationStatus == 64)
        try input.close()
    }

    @Test("says in each line what it is, which program measured, and how deep")
    func heads() throws {
        _ = try scratch.file("notes.txt", "hello")
        _ = try scratch.file("letter.pdf", "%PDF-1.7 and so on")
        let result = try Command.run(
            ["measure", ".", "letter=letter.pdf", "text=notes.txt", "--format", "jsonl", "--hash"], in: scratch.folder)
        #expect(result.status == 0)
        let lines = try lines(result.output)
        #expect(
            lines.map { $0["kind"] as? String } == [
                "recording", "recording", "recording", "leftOut", "leftOut", "document", "text",
            ])
        #expect(lines.suffix(2).map { $0["role"] as? String } == ["letter", "text"])
        let validator = try SchemaValidator(try Command.run(["schema", "measurements"]).output)
        for line in result.output.split(separator: "\n") {
            let mistakes = try validator.mistakes(in: String(line))
            #expect(mistakes.isEmpty, "\(line): \(mistakes.prefix(3))")
        }
        for line in lines {
            #expect(line["schema"] as? String == "voice-preflight/measurements/2")
            #expect(line["depth"] as? String == "scan")
            #expect((line["tool"] as? [String: Any])?["name"] as? String == "voice-preflight")
            #expect(line["kind"] as? String == "leftOut" || (line["sha256"] as? String)?.count == 64)
        }
        let json = try Command.run(
            ["measure", ".", "letter=letter.pdf", "text=notes.txt", "--format", "json"], in: scratch.folder)
        #expect(try validator.mistakes(in: json.output).isEmpty)
        #expect((try json.json()["documents"] as? [Any])?.count == 1)
        #expect((try json.json()["texts"] as? [Any])?.count == 1)
    }

    @Test("ends in silence when its reader does")
    func closedEarly() throws {
        for index in 0..<300 { try scratch.wave("many/\(index).wav", frames: 10) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [
            "-c", "\"$0\" measure many --format jsonl | head -n 1; echo ${PIPESTATUS[0]}", Command.executable.path,
        ]
        process.currentDirectoryURL = scratch.folder
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.start()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        let said = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitForEnd()
        let printed = text.split(separator: "\n")
        // It may be done before anybody notices.
        #expect(printed.count == 2 && ["141", "0"].contains(printed.last), "\(text)")
        #expect(said.isEmpty)
    }

    @Test("leaves whole lines and no unfinished file when it is interrupted")
    func interrupted() throws {
        let (process, input, output) = try start([
            "measure", "-", "--format", "jsonl", "--format", "csv=out.csv", "--format", "json=out.json",
        ])
        try input.write(contentsOf: Data("a.wav\nb.wav\n".utf8))
        for name in ["a.wav", "b.wav"] { #expect(try line(output)["path"] as? String == name) }
        process.interrupt()
        process.waitForEnd()
        #expect(process.terminationStatus == 130)
        #expect(try output.readToEnd() ?? Data() == Data())
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted()
        #expect(left == ["a.wav", "b.wav", "c.wav"])
        try input.close()
    }

    @Test("takes paths that end with zero bytes and hold line feeds, but not both ways at once")
    func separators() throws {
        try scratch.wave("line\nfeed.wav", frames: 10)
        let zeros = try Command.run(
            ["measure", "-", "--format", "jsonl"], in: scratch.folder, input: Data("line\nfeed.wav\0a.wav\0".utf8))
        #expect(try lines(zeros.output).map { $0["path"] as? String } == ["line\nfeed.wav", "a.wav"])
        let (process, input, output) = try start(["measure", "-", "--format", "jsonl"])
        try input.write(contentsOf: Data("a.wav\n".utf8))
        #expect(try line(output)["path"] as? String == "a.wav")
        try input.write(contentsOf: Data("b.wav\0".utf8))
        process.waitForEnd()
        #expect(process.terminationStatus == 64)
    }

    @Test("is the same set in the order of completion")
    func completion() throws {
        let one = try Command.run(["measure", ".", "--format", "jsonl"], in: scratch.folder)
        let other = try Command.run(
            ["measure", ".", "--format", "jsonl", "--order", "completion"], in: scratch.folder)
        #expect(one.output.split(separator: "\n").sorted() == other.output.split(separator: "\n").sorted())
        #expect(try Command.run(["measure", ".", "--order", "chance"], in: scratch.folder).status == 64)
    }
}
