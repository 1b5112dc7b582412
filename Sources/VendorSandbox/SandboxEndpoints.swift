package import Foundation

/// What a client has to know, as the line of JSON that `vendor-sandbox` prints.
package struct SandboxEndpoints: Sendable, Encodable {
    /// `vendor-sandbox/endpoints/1`.
    package var schema = "vendor-sandbox/endpoints/1"
    /// Where each service is, as `http://127.0.0.1:49152`.
    package var endpoints: [SandboxName: String]
    /// What it accepts.
    package var credentials: SandboxCredentials

    /// One line of JSON, with the newline.
    package var line: Data {
        get throws { try JSONText.encoder.encode(self) + Data("\n".utf8) }
    }
}
