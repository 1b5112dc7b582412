/// The configuration of a decoder as CAF files hold it ("magic cookie").
struct CAFCookie {
    /// How much of a cookie is looked at; those of AAC and ALAC have less than 100 bytes.
    static let limit = 4096

    let bytes: [UInt8]

    /// Apple Lossless: the bare ALACSpecificConfig, or with QuickTime's `frma` and `alac` atoms around it.
    var appleLossless: AppleLosslessCookie? {
        bytes.withBytes { bytes in
            AppleLosslessCookie(bytes.extracting(droppingFirst: bytes.has("frma", at: 4) ? 24 : 0))
        }
    }

    /// AAC: the AudioSpecificConfig in an elementary stream descriptor.
    var audioSpecificConfig: [UInt8]? {
        let descriptor = bytes.withBytes { ElementaryStreamDescriptor($0, at: 0) }
        return descriptor.flatMap { $0.configuration.isEmpty ? nil : $0.configuration }
    }
}
