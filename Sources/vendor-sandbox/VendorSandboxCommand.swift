import AACDecoding
import ArgumentParser
import AudioMeasurement
import Foundation
import VendorSandbox

/// `vendor-sandbox`.
@main
struct VendorSandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vendor-sandbox",
        abstract: "Simulate \(Sandbox.titles.joined(separator: ", ")) and their object stores on loopback.",
        discussion: """
            Once all services are listening, one line of JSON on standard output says where, and which throw-away \
            credentials they accept. Signatures, parameters, sizes, checksums and the audio itself are judged as the \
            vendors do. Nothing leaves this machine, and nothing remains: uploads are removed at the end.

            While it runs, every port also answers GET /sandbox/health, GET /sandbox/journal (what it was asked), and \
            GET, POST and DELETE /sandbox/faults with {"faults": ["huawei.commit:drop-answer"]}.

            A fault is VENDOR.OPERATION[@FIRST]:FAULT[*COUNT], for example tencent.put@2:reset*3: from the second PUT on, \
            three are reset. A wrong name lists the valid ones.
              drop-answer            takes effect, then the connection is closed without an answer
              reset                  the connection is closed before anything takes effect
              slow, slow-before      the answer comes byte by byte; or there is a wait before it takes effect
              hang, hang-before      no answer until DELETE /sandbox/faults, after or before it takes effect
              500, throttle          the vendor's own words for "broken" and "too much"; no effect
              bad-crc                the object is stored, but the answer states the checksum of another
              expire-url             the URL or temporary credential is expired
              not-json, redirect     a web page instead of the answer; or 301 to another host
              unknown-state          the job is in a state that no document names
              gone                   what the request is about does not exist, or no longer; no effect
              clock-skew             the vendor's clock is 20 minutes ahead
              end=STATE              the job comes to this end, as alibaba.submit-standard:end=Fail,
                                     huawei.commit:end=SPLIT_FAILED or tencent.clone:end=FINISH/60000

            Exit status: 0 stopped as requested · 64 wrong usage · 73 a port or file is not available.

            EXAMPLE: vendor-sandbox --fault huawei.commit:drop-answer > endpoints.json
            """)

    @Option(
        help: ArgumentHelp(
            "The first service's port; the others follow (default: any free ports).", valueName: "number"))
    var port: UInt16?

    @Option(help: ArgumentHelp("How many times faster jobs run than the vendors' own.", valueName: "factor"))
    var speed = 1000.0

    @Option(help: ArgumentHelp("How long every job takes in total, instead of --speed.", valueName: "seconds"))
    var jobSeconds: Double?

    @Option(help: ArgumentHelp("A fault to simulate. Repeatable.", valueName: "order"))
    var fault: [String] = []

    @Option(
        help: ArgumentHelp("The name of the bucket in Alibaba's OSS; a made-up one, unless given.", valueName: "name"))
    var bucket: String?

    @Option(help: ArgumentHelp("The region of Alibaba; cn-shanghai, unless given.", valueName: "name"))
    var region: String?

    @Option(
        help: ArgumentHelp(
            "A media ID or FileId that the accounts have from the start; its content is accepted as valid. Repeatable.",
            valueName: "id"))
    var media: [String] = []

    @Option(
        help: ArgumentHelp(
            "Also write the journal to this file, one line of JSON for each request.", valueName: "file"))
    var journal: String?

    @Option(help: ArgumentHelp("Stop after this time.", valueName: "seconds"))
    var lifetime: Double?

    @Flag(help: "Stop when standard input closes, as it does when the process that started this one ends.")
    var untilStdinCloses = false

    func validate() throws {
        if let port, port == 0 || port > UInt16.max - 5 {
            throw ValidationError("--port \(port): give a number from 1 to 65530; the services take six in a row.")
        }
        if let bucket, bucket.wholeMatch(of: /[a-z0-9][a-z0-9-]{1,61}[a-z0-9]/) == nil {
            throw ValidationError(
                "--bucket \(bucket): give 3 to 63 lower-case letters, digits and hyphens, with no hyphen at either end."
            )
        }
        if let region, region.wholeMatch(of: /[a-z0-9-]+/) == nil {
            throw ValidationError("--region \(region): give the name of a region, such as cn-beijing.")
        }
        guard speed > 0, speed.isFinite else { throw ValidationError("--speed \(speed): give a number above 0.") }
        for (name, value) in [("--job-seconds", jobSeconds), ("--lifetime", lifetime)] {
            guard value.map({ $0 >= 0 && $0 < 1e9 }) ?? true else {
                throw ValidationError("\(name) \(value ?? 0): give a number of seconds, at least 0.")
            }
        }
    }

    func run() async throws {
        let ending = Ending(lifetime: lifetime, untilStandardInputCloses: untilStdinCloses)
        let sandbox: RunningSandbox
        do {
            sandbox = try await Sandbox.start(
                SandboxOptions(
                    port: port, speed: speed, jobSeconds: jobSeconds, faults: fault, bucket: bucket, region: region,
                    media: media,
                    journalFile: journal.map { URL(filePath: $0) }, aacDecoder: .faad))
        } catch let wrong as WrongFaultOrder {
            throw ValidationError(wrong.description)
        } catch {
            StandardError.write("vendor-sandbox: \(error)\n")
            throw ExitCode(73)
        }
        try FileHandle.standardOutput.write(contentsOf: try sandbox.endpoints.line)
        await ending.wait()
        await sandbox.stop()
    }
}

/// Standard error.
private enum StandardError {
    static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
