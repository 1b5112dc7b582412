import Foundation
import TestSupport
import Testing

/// What action.yml runs, with a command that only says how it was called.
@Suite("The GitHub action's check", .timeLimited)
struct GitHubCheckTests {
    private struct Run {
        var status: Int32
        var arguments: [String]
        var outputs: [String]
    }

    private func check(inputs: [String: String], status: Int = 0, writesSARIF: Bool = true) throws -> Run {
        let scratch = try Scratch()
        let command = try scratch.file(
            "command",
            """
            #!/bin/bash
            printf '%s\\0' "$@" >called
            for argument in "$@"; do
                if [[ $argument == sarif=* && \(writesSARIF) == true ]]; then echo '{}' >"${argument#sarif=}"; fi
            done
            exit \(status)
            """)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command.path)
        let output = try scratch.file("output", "")
        let process = Process()
        process.executableURL = Command.root.appending(path: "scripts/github-check")
        process.arguments = [command.path]
        process.currentDirectoryURL = scratch.folder
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["RUNNER_TEMP": "\(scratch.folder.path)", "GITHUB_OUTPUT": output.path]
        ) { $1 }.merging(inputs) { $1 }
        try process.start()
        process.waitForEnd()
        let called = String(decoding: try Data(contentsOf: scratch.folder.appending(path: "called")), as: UTF8.self)
        let outputs = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        let folder = scratch.folder.path
        func lines(_ text: String, _ separator: Character) -> [String] {
            text.split(separator: separator).map { $0.replacingOccurrences(of: folder, with: "TEMP") }
        }
        return Run(
            status: process.terminationStatus, arguments: lines(called, "\0"), outputs: lines(outputs, "\n"))
    }

    @Test("says nothing of its own where no input is given")
    func empty() throws {
        let run = try check(inputs: ["INPUT_PROFILE": "", "INPUT_PATHS": "", "INPUT_ARGUMENTS": ""])
        #expect(run.arguments == ["check", "--format", "github"])
        #expect(run.outputs == ["exit-status=0"] && run.status == 0)
    }

    @Test("hands every line on as one argument, and runs none of them")
    func lines() throws {
        let run = try check(inputs: [
            "INPUT_PROFILE": "soniox\r\nmy profile.yml\n",
            "INPUT_ARGUMENTS": "--fail-on=warning\n\n--parameter=a=$(touch x)",
            "INPUT_PATHS": "takes\n--strange name; exit 0\nprompt=`touch y`.wav\n",
        ])
        #expect(
            run.arguments == [
                "check", "--format", "github", "--profile", "soniox", "--profile", "my profile.yml",
                "--fail-on=warning", "--parameter=a=$(touch x)", "--", "takes", "--strange name; exit 0",
                "prompt=`touch y`.wav",
            ])
    }

    @Test("hands the verdict on, and the SARIF file only where there is one", arguments: [0, 1, 2, 64, 70])
    func sarif(status: Int) throws {
        let run = try check(inputs: ["INPUT_SARIF": "true"], status: status)
        #expect(run.arguments.suffix(2) == ["--format", "sarif=TEMP/voice-preflight.sarif"])
        #expect(run.outputs == ["exit-status=\(status)", "sarif-file=TEMP/voice-preflight.sarif"])
        #expect(run.status == Int32(status))
        let without = try check(inputs: ["INPUT_SARIF": "true"], status: status, writesSARIF: false)
        #expect(without.outputs == ["exit-status=\(status)"])
    }
}
