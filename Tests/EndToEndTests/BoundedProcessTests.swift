import Foundation
import TestSupport
import Testing

@Suite("A process with a bounded life", .timeLimited)
struct BoundedProcessTests {
    private func process(_ arguments: String...) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        return process
    }

    @Test("that does not end is killed, and fails its test by its arguments")
    func endless() throws {
        let process = process("sleep", "1000000")
        try process.start(life: .zero)
        withKnownIssue {
            process.waitForEnd()
        } matching: {
            $0.comments == ["env sleep 1000000 did not end, and was killed"]
        }
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL)
    }

    @Test("that ends is not felt")
    func ending() throws {
        let process = process("true")
        try process.start()
        process.waitForEnd()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    }
}
