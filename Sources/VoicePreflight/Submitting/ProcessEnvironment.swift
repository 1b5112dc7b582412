import Foundation
import PreflightModel
import SystemFiles
import VendorClients

/// What the process was started with, and the small files of credentials that it may read.
package enum ProcessEnvironment {
    /// The environment variables.
    package static var variables: [String: String] { ProcessInfo.processInfo.environment }

    /// The user's home folder.
    package static var home: String { variables["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() }
}

extension CredentialSources {
    /// Where the vendors' own tools keep credentials.
    init(environment: [String: String], home: String) {
        self.init(environment: environment, home: home, read: Self.file)
    }

    /// No file of credentials is larger than this.
    private static let greatestSize = 1 << 20

    private static func file(_ path: String) -> File? {
        guard let descriptor = try? FileDescriptor(reading: RecordingPath(path)),
            let status = try? descriptor.status(), status.kind == .file,
            let bytes = try? descriptor.readToEnd(atMost: greatestSize)
        else { return nil }
        return File(text: String(decoding: bytes, as: UTF8.self), isReadableByOthers: status.isOpenToOthers)
    }
}
