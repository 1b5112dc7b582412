public import Foundation

/// What a client has to know, as the line of JSON that `vendor-sandbox` prints.
public struct SandboxEndpoints: Hashable, Sendable, Codable {
    /// `vendor-sandbox/endpoints/1`.
    public var schema = "vendor-sandbox/endpoints/1"
    /// Where each service is, as `http://127.0.0.1:49152`.
    public var endpoints: [SandboxName: String]
    /// What it accepts.
    public var credentials: SandboxCredentials

    /// One line of JSON, with the newline.
    public var line: Data {
        get throws { try JSONText.encoder.encode(self) + Data("\n".utf8) }
    }
}
