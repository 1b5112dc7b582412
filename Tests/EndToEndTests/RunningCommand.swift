import Foundation
import TestSupport
import Testing

/// The built command while it runs, for what is done to it meanwhile.
final class RunningCommand {
    private let process = Process()
    private let scratch: Scratch
    private let output: URL
    private let errors: URL

    /// Starts it with these arguments in `folder`.
    init(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        scratch = try Scratch()
        (output, errors) = (try scratch.file("out", ""), try scratch.file("err", ""))
        process.executableURL = Command.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.start()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// What it said on standard error so far.
    var errorsSoFar: String { (try? Data(contentsOf: errors)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    var isRunning: Bool { process.isRunning }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits until something holds, or the command is over.
    func wait(until condition: () throws -> Bool) rethrows {
        while process.isRunning, try !condition() { usleep(20_000) }
    }

    /// Waits for its end; the status of one that a signal ended is the signal's number, negative.
    func end() throws -> Command {
        process.waitForEnd()
        let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Command(
            status: status, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}
