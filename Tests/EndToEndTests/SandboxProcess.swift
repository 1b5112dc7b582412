import Foundation
import TestSupport
import Testing

/// The built `vendor-sandbox` while it runs.
final class SandboxProcess {
    /// The first line of its standard output; empty where it ended before.
    let line: String
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// Starts it and waits until it says that it is ready, or ends.
    init(_ arguments: [String], temporaryFolder: URL) throws {
        process.executableURL = Command.executable.deletingLastPathComponent().appending(path: "vendor-sandbox")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": temporaryFolder.path]) { $1 }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.start(life: TimeLimited.greatest)
        var text = Data()
        while text.last != UInt8(ascii: "\n") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            text += more
        }
        line = String(decoding: text, as: UTF8.self)
    }

    deinit { process.terminate() }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    func closeInput() throws { try input.fileHandleForWriting.close() }

    /// Waits for its end.
    func status() -> Int32 {
        process.waitForEnd()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    // MARK: What it says

    private func object() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    /// The credentials that it accepts, by vendor and field.
    var credentials: [String: [String: Any]] {
        get throws { try #require(try object()["credentials"] as? [String: [String: Any]]) }
    }

    /// Everything that it keeps secret.
    var secrets: [String] {
        get throws {
            try [
                ("alibaba", "accessKeySecret"), ("huawei", "sk"), ("huawei", "authToken"), ("tencent", "secretKey"),
            ].map { vendor, field in try #require(try credentials[vendor]?[field] as? String) }
        }
    }

    /// What it was asked so far.
    func journal() throws -> [[String: Any]] {
        try #require(try JSONSerialization.jsonObject(with: ask("GET", "journal")) as? [[String: Any]])
    }

    /// Orders faults, or takes all back.
    func order(_ faults: [String]) throws {
        _ =
            try faults.isEmpty
            ? ask("DELETE", "faults")
            : ask("POST", "faults", body: try JSONSerialization.data(withJSONObject: ["faults": faults]))
    }

    private func ask(_ method: String, _ what: String, body: Data? = nil) throws -> Data {
        let endpoints = try #require(try object()["endpoints"] as? [String: String])
        let address = try #require(endpoints["tencent-vod"].flatMap { URL(string: "\($0)/sandbox/\(what)") })
        let curl = Process()
        curl.executableURL = URL(filePath: "/usr/bin/env")
        curl.arguments = ["curl", "--silent", "--fail", "--request", method, address.absoluteString]
        if let body { curl.arguments? += ["--data-binary", String(decoding: body, as: UTF8.self)] }
        let answer = Pipe()
        curl.standardOutput = answer
        try curl.start()
        let data = answer.fileHandleForReading.readDataToEndOfFile()
        curl.waitForEnd()
        try #require(curl.terminationStatus == 0)
        return data
    }
}
