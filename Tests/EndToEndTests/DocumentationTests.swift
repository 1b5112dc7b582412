import Foundation
import TestSupport
import Testing

/// Every command of README and docs, run in the order of its page and compared with the output that is printed there.
///
/// `VOICE_PREFLIGHT_UPDATE=1` writes the output of today into the pages, for somebody to read.
@Suite("The documentation", .timeLimited)
struct DocumentationTests {
    @Test("prints what its commands print", arguments: try Page.all())
    func commands(page: Page) throws {
        let scratch = try Scratch()
        try FileManager.default.copyItem(
            at: Command.root.appending(path: "Fixtures"), to: scratch.folder.appending(path: "Fixtures"))
        let bin = scratch.folder.appending(path: ".bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        for name in ["voice-preflight", "vendor-sandbox"] {
            try FileManager.default.createSymbolicLink(
                at: bin.appending(path: name),
                withDestinationURL: Command.executable.deletingLastPathComponent().appending(path: name))
        }
        var lines: [String] = []
        for part in page.parts {
            switch part {
            case .text(let text): lines.append(text)
            case .setup(let command, let text):
                lines.append(text)
                _ = try run(command, in: scratch.folder)
            case .command(let command, let printed):
                let output = try run(command.joined(separator: "\n"), in: scratch.folder)
                let isSame = Self.matches(printed, output)
                let line = "\(page.name): \(command[0]): \(Self.difference(printed, output))"
                #expect(isSame || Self.updates, Comment(rawValue: line))
                lines += ["$ \(command[0])"] + command.dropFirst() + (isSame ? printed : output)
            }
        }
        if Self.updates { try Data(lines.joined(separator: "\n").utf8).write(to: page.file) }
    }

    @Test("runs every block of commands but a few, each with its reason", arguments: try Page.all())
    func blocks(page: Page) throws {
        let text = try String(contentsOf: page.file, encoding: .utf8)
        let shells = text.matches(of: /(?m)^(.*)\n+```(?:sh|bash|shell)$/)
        #expect(shells.allSatisfy { $0.output.1.hasPrefix("<!-- not run: ") })
        #expect(shells.count <= 4, "\(page.name) has many commands that no test runs")
    }

    @Test("has no link that leads to nothing", arguments: try Page.all())
    func links(page: Page) throws {
        let text = try String(contentsOf: page.file, encoding: .utf8)
        for link in text.matches(of: /\]\((?!https?:|#)([^)#]+)/) {
            let goal = page.file.deletingLastPathComponent().appending(path: String(link.output.1))
            #expect(FileManager.default.fileExists(atPath: goal.path), "\(page.name): \(link.output.1)")
        }
    }

    private static let updates = ProcessInfo.processInfo.environment["VOICE_PREFLIGHT_UPDATE"] == "1"

    /// What a shell prints, on standard output and standard error.
    private func run(_ command: String, in folder: URL) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": "\(folder.appending(path: ".bin").path):/usr/local/bin:/usr/bin:/bin", "HOME": folder.path,
            "LC_ALL": "C.UTF-8", "VOICE_PREFLIGHT_LEDGER": folder.appending(path: ".ledger.sqlite").path,
            "TMPDIR": FileManager.default.temporaryDirectory.path,
        ]
        let printed = folder.appending(path: ".printed")
        FileManager.default.createFile(atPath: printed.path, contents: nil)
        let output = try FileHandle(forWritingTo: printed)
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.start()
        process.waitForEnd()
        let text = String(decoding: try Data(contentsOf: printed), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Whether the lines are the same but for what is new in each run; a line of "…" stands for any lines.
    private static func matches(_ printed: [String], _ output: [String]) -> Bool {
        guard let gap = printed.firstIndex(of: "…") else { return printed.map(constant) == output.map(constant) }
        let (head, tail) = (printed[..<gap], Array(printed[(gap + 1)...]))
        guard output.count >= head.count, head.map(constant) == output.prefix(head.count).map(constant) else {
            return false
        }
        let rest = Array(output.dropFirst(head.count))
        return (0...rest.count).contains { matches(tail, Array(rest[$0...])) }
    }

    private static func difference(_ printed: [String], _ output: [String]) -> String {
        for (one, other) in zip(printed, output) where constant(one) != constant(other) {
            return "\"\(one)\" is printed now as \"\(other)\""
        }
        return "\(printed.count) lines are \(output.count) now: \(output.dropFirst(printed.count).first ?? "")"
    }

    /// A line without the IDs and times that are new in each run.
    private static func constant(_ line: String) -> String {
        line.replacing(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/, with: "ID")
            .replacing(/\b(?=[0-9a-f]*[0-9])[0-9a-f]{12,40}\b/, with: "ID")
            .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "TIME")
            .replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT")
            .replacing(/again in \d+ m?s/, with: "again in TIME")
            .replacing(/(job        ).*/) { "\($0.output.1)JOB" }
    }
}

/// A page of the documentation, in the parts that matter here.
struct Page: CustomTestStringConvertible, Sendable {
    enum Part: Sendable {
        case text(String)
        /// A command in a comment, `<!-- setup: … -->`, which prepares what the page shows.
        case setup(String, String)
        /// A command behind `$ `, its lines, and the lines that it prints.
        case command([String], [String])
    }

    let file: URL
    let parts: [Part]

    var name: String { file.lastPathComponent }
    var testDescription: String { name }

    /// README.md and the pages of docs.
    static func all() throws -> [Page] {
        let docs = Command.root.appending(path: "docs")
        let pages = try FileManager.default.contentsOfDirectory(atPath: docs.path).filter { $0.hasSuffix(".md") }
        let files = [Command.root.appending(path: "README.md")] + pages.sorted().map { docs.appending(path: $0) }
        return try files.map { try Page($0) }
    }

    private init(_ file: URL) throws {
        var parts: [Part] = []
        var isConsole = false
        var command: [String] = []
        var printed: [String] = []
        func finish() {
            if !command.isEmpty { parts.append(.command(command, printed)) }
            (command, printed) = ([], [])
        }
        for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") {
            if isConsole, line.hasPrefix("$ ") {
                finish()
                command = [String(line.dropFirst(2))]
            } else if isConsole, line != "```" {
                // A command continues in the next line after a backslash.
                if printed.isEmpty, command.last?.hasSuffix("\\") == true {
                    command.append(line)
                } else {
                    printed.append(line)
                }
            } else {
                finish()
                isConsole = line == "```console"
                if let setup = line.wholeMatch(of: /<!-- setup: (.*) -->/) {
                    parts.append(.setup(String(setup.output.1), line))
                } else {
                    parts.append(.text(line))
                }
            }
        }
        finish()
        self.file = file
        self.parts = parts
    }
}
