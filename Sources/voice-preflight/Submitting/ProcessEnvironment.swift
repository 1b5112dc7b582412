import Foundation
import VendorClients
import VoicePreflight

/// What the process was started with, and the small files of credentials that it may read.
enum ProcessEnvironment {
    static var variables: [String: String] { ProcessInfo.processInfo.environment }

    static var home: String { variables["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() }

    /// Where the vendors' own tools keep credentials.
    static var credentialSources: CredentialSources {
        CredentialSources(environment: variables, home: home, read: readCredentials)
    }

    /// No file of credentials is larger than this.
    private static let greatestSize = 1 << 20

    private static func readCredentials(_ path: String) -> CredentialSources.File? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            attributes[.type] as? FileAttributeType == .typeRegular,
            let size = attributes[.size] as? NSNumber, size.intValue <= greatestSize,
            let data = FileManager.default.contents(atPath: path)
        else { return nil }
        let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        return CredentialSources.File(
            text: String(decoding: data, as: UTF8.self), isReadableByOthers: permissions & 0o077 != 0)
    }
}
