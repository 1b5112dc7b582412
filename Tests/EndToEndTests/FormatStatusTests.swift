import Foundation
import TestSupport
import Testing

/// Every exit status that `check` can end with, in every format.
@Suite("The exit status of a check in every format", .timeLimited)
struct FormatStatusTests {
    /// As the command itself names them.
    private static let formats: [String] = {
        let help = (try? Command.run(["check", "--help"]).output) ?? ""
        let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.firstMatch(of: /A format: ([a-z, ]+);/)?.1.split(separator: ", ").map { String($0) } ?? []
    }()

    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.wave("good.wav", frames: 10 * 8000)
        try scratch.wave("short.wav", frames: 10 * 8000 - 1)
        _ = try scratch.file("broken.wav", "hello")
        _ = try scratch.file("bad.yml", "id: bad\nroles: nothing\n")
        _ = try scratch.file("taken/file", "")
    }

    private func check(
        _ path: String, _ formats: [String], profile: String = "tencent-vod-clone", environment: [String: String] = [:]
    ) throws -> Command {
        let quiet = ["GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": ""].merging(environment) { $1 }
        return try Command.run(
            ["check", "--profile", profile, path] + formats.flatMap { ["--format", $0] }, in: scratch.folder,
            environment: quiet)
    }

    @Test("is tried in all formats")
    func all() {
        let known = [
            "text", "json", "jsonl", "csv", "html", "markdown", "junit", "sarif", "github", "gitlab", "rdjson", "tap",
        ]
        #expect(Set(known).isSubset(of: Self.formats))
    }

    @Test(
        "is that of the verdict, and the report is written",
        arguments: formats,
        [("good.wav", 0), ("short.wav", 1), ("broken.wav", 2), ("missing.wav", 66)] as [(String, Int32)])
    func verdict(format: String, input: (path: String, status: Int32)) throws {
        let result = try check(input.path, [format])
        #expect(result.status == input.status)
        #expect(!result.output.isEmpty)
        #expect(result.errors.isEmpty)
        let file = scratch.folder.appending(path: "report")
        #expect(try check(input.path, ["\(format)=report"]).status == input.status)
        // A page in a file also plays the recordings beside it.
        if !["text", "html"].contains(format) {
            #expect(firstDifference(try String(contentsOf: file, encoding: .utf8), from: result.output) == nil)
        }
    }

    @Test("is 64 or 78 before anything is written", arguments: formats)
    func refused(format: String) throws {
        #expect(try check("good.wav", ["\(format)=report"], profile: "no-such-profile").status == 64)
        #expect(try check("good.wav", ["\(format)=report"], profile: "bad.yml").status == 78)
        #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "report").path))
    }

    @Test(
        "is 73 or 74 when the report cannot be written, whatever the verdict is, and the others are written",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: formats,
        ["good.wav", "short.wav", "broken.wav"])
    func unwritten(format: String, path: String) throws {
        let other = format == "json" ? "csv" : "json"
        // The folder of processes takes no files, not even from root; a folder cannot be replaced by a report.
        for (place, status) in [("no/such/folder", Int32(73)), ("/proc/report", 73), ("taken", 73), ("/dev/full", 74)] {
            let file = scratch.folder.appending(path: "other")
            try? FileManager.default.removeItem(at: file)
            let result = try check(path, ["\(format)=\(place)", "\(other)=other"])
            #expect(result.status == status)
            #expect(result.errors.contains(place))
            #expect(try !Data(contentsOf: file).isEmpty)
        }
    }

    @Test("is 74 when standard output cannot be written", arguments: formats)
    func fullOutput(format: String) throws {
        guard let full = FileHandle(forWritingAtPath: "/dev/full") else { return }
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = ["check", "--profile", "tencent-vod-clone", "good.wav", "--format", format]
        process.currentDirectoryURL = scratch.folder
        process.standardOutput = full
        process.standardError = FileHandle.nullDevice
        try process.start()
        process.waitForEnd()
        #expect(process.terminationStatus == 74)
    }

    @Test("is 130 when somebody presses Ctrl-C, and what was written before is left as it was", arguments: formats)
    func interrupted(format: String) throws {
        let report = try scratch.file("report", "before")
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = ["check", "--profile", "tencent-vod-clone", "-", "--format", "\(format)=report"]
        process.currentDirectoryURL = scratch.folder
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.start()
        process.interruptOnceReading()
        process.waitForEnd()
        #expect(process.terminationStatus == 130)
        #expect(try String(contentsOf: report, encoding: .utf8) == "before")
    }

    /// Runs something in a place of its own where nothing is below /proc.
    private static func runWithoutProc(_ arguments: [String], in folder: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unshare")
        process.arguments =
            ["--mount", "--map-root-user", "sh", "-c", "mount -t tmpfs none /proc && exec \"$0\" \"$@\""] + arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.start()
        process.waitForEnd()
        return process.terminationStatus
    }

    @Test(
        "is 70, not 0, where the system keeps the arguments from the command",
        .enabled("unshare may not be used here") {
            (try? runWithoutProc(["true"], in: FileManager.default.temporaryDirectory)) == 0
        }, arguments: formats)
    func withoutArguments(format: String) throws {
        let check = [Command.executable.path, "check", "--profile", "tencent-vod-clone", "good.wav"]
        #expect(try Self.runWithoutProc(check + ["--format", "\(format)=report"], in: scratch.folder) == 70)
        #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "report").path))
    }

    @Test("is 64 for two formats in one place, which would mix them")
    func mixed() throws {
        let both = try check("good.wav", ["text", "json"])
        #expect(both.status == 64)
        #expect(both.errors.contains("--format text and --format json both go to standard output."))
        #expect(both.output.isEmpty)
        #expect(try check("good.wav", ["sarif=a", "junit=a"]).status == 64)
        #expect(try check("good.wav", ["sarif=a", "junit=b", "text"]).status == 0)
        let measured = try Command.run(
            ["measure", "good.wav", "--format", "csv", "--format", "json"], in: scratch.folder)
        #expect(measured.status == 64)
    }

    @Test("stands in SARIF too")
    func invocation() throws {
        let result = try check("short.wav", ["sarif"])
        let run = (try result.json()["runs"] as? [[String: Any]])?.first
        let invocation = (run?["invocations"] as? [[String: Any]])?.first
        #expect(invocation?["exitCode"] as? Int == 1)
        #expect(invocation?["executionSuccessful"] as? Bool == true)
    }

    // MARK: GitHub

    @Test("comes with a summary for the step on GitHub, after what is already there")
    func summary() throws {
        let file = try scratch.file("summary.md", "# Before\n")
        let result = try check("short.wav", ["github"], environment: ["GITHUB_STEP_SUMMARY": file.path])
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("::error file=short.wav,line=1,title=error%3A sample-duration"))
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.hasPrefix("# Before\n## ❌ FAIL"))
        #expect(text.contains("`short.wav`"))
        let none = try check("short.wav", ["text"], environment: ["GITHUB_STEP_SUMMARY": file.path])
        #expect(none.status == 1)
        #expect(firstDifference(try String(contentsOf: file, encoding: .utf8), from: text) == nil)
    }

    @Test("is 73 when the summary cannot be written")
    func lostSummary() throws {
        let environment = ["GITHUB_STEP_SUMMARY": "no/such/folder"]
        #expect(try check("good.wav", ["github"], environment: environment).status == 73)
    }

    @Test("does not keep annotations from naming files from the root of the repository")
    func workspace() throws {
        try scratch.wave("audio/take.wav", frames: 8000)
        let folder = scratch.folder.appending(path: "audio")
        // The folder as the process will find it: links in the name of a temporary folder are resolved.
        let root = try #require(realpath(scratch.folder.path, nil))
        defer { free(root) }
        let result = try Command.run(
            ["check", "--profile", "tencent-vod-clone", "./take.wav", "--format", "gitlab"], in: folder,
            environment: ["GITHUB_WORKSPACE": "", "CI_PROJECT_DIR": String(cString: root)])
        #expect(result.output.contains("\"path\" : \"audio/take.wav\""))
    }
}
