/// A vendor that packages are handed to.
public struct Vendor: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The name in profiles, the ledger and JSON.
    public let rawValue: String

    /// A vendor by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Alibaba Cloud Intelligent Media Services, and OSS.
    public static let alibaba = Vendor(rawValue: "alibaba")
    /// Huawei Cloud MetaStudio, and OBS.
    public static let huawei = Vendor(rawValue: "huawei")
    /// Tencent Cloud VOD, and COS.
    public static let tencent = Vendor(rawValue: "tencent")

    /// The name.
    public var description: String { rawValue }
}
