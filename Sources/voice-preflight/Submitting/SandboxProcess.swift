import Foundation
import VoicePreflight

/// The sandbox of a rehearsal: the program `vendor-sandbox`, which ends when this process does, however it ends.
struct SandboxProcess: Sendable {
    /// Where it listens, and the credentials that it accepts.
    let endpoints: EndpointsFile
    private let process: Process
    private let standardInput: Pipe

    /// Starts the sandbox and waits until all its services listen.
    /// - Throws: `CommandFailure`: `usage` in the sandbox's own words where it refuses its arguments.
    init(arguments: [String]) throws {
        let (process, input, output, errors) = (Process(), Pipe(), Pipe(), Pipe())
        process.executableURL = try Self.program()
        process.arguments = arguments + ["--until-stdin-closes"]
        (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
        do { try process.run() } catch {
            throw CommandFailure(
                .software, "\(Self.name) cannot be started: \(error.localizedDescription). Build it again.")
        }
        (self.process, self.standardInput) = (process, input)
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
            let bytes = output.fileHandleForReading.availableData
            guard !bytes.isEmpty else { throw Self.failure(of: process, errors) }
            line.append(bytes)
        }
        do { endpoints = try JSONDecoder().decode(EndpointsFile.self, from: line) } catch {
            throw CommandFailure(
                .software,
                "\(Self.name) is of another version than this program: \(DecodingWords.text(error)). Build both.")
        }
    }

    /// Ends the sandbox and waits until what was uploaded is removed.
    func stop() {
        try? standardInput.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private static let name = "vendor-sandbox"

    /// The program beside this one, or else on the PATH.
    private static func program() throws -> URL {
        let own = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])).resolvingSymlinksInPath()
        let beside = own.deletingLastPathComponent()
        let path = ProcessEnvironment.variables["PATH"] ?? ""
        let folders = [beside] + path.split(separator: ":").map { URL(filePath: String($0)) }
        let programs = folders.map { $0.appending(path: name) }
        guard let program = programs.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw CommandFailure(
                .noInput,
                "a rehearsal needs the program \(name), which is neither beside this one (\(beside.path)) nor on the "
                    + "PATH. Build it in a clone of this project: swift build -c release --static-swift-stdlib "
                    + "--product \(name)")
        }
        return program
    }

    /// What the sandbox said before it ended without listening.
    private static func failure(of process: Process, _ errors: Pipe) -> CommandFailure {
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // The lines after the message are the sandbox's own usage, not this command's.
        let message = said.split(separator: "\n").prefix { !$0.hasPrefix("Usage:") && !$0.hasPrefix("  See ") }
            .joined(separator: "\n")
        let words = message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message
        return process.terminationStatus == ExitStatus.usage.rawValue
            ? CommandFailure(.usage, words) : CommandFailure(.software, "\(name) ended: \(words)")
    }
}
