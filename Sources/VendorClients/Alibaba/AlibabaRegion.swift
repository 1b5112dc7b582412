/// A region of Alibaba Cloud, such as `cn-shanghai`, and where its services listen.
public struct AlibabaRegion: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name, as in `cn-shanghai`.
    public let rawValue: String

    /// A region by its name; every name is allowed, since regions are added.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Shanghai, where all of the documents' examples of voice cloning are.
    public static let shanghai = AlibabaRegion(rawValue: "cn-shanghai")

    /// The regions whose Intelligent Media Services have an endpoint in the document "Endpoints".
    public static let known = [
        "cn-shanghai", "cn-beijing", "cn-hangzhou", "cn-shenzhen", "ap-southeast-1", "us-west-1",
    ].map(AlibabaRegion.init(rawValue:))

    /// The regions for which `CreateUploadMedia` is documented.
    public static let withServiceStorage = ["cn-shanghai", "cn-beijing", "cn-shenzhen"]
        .map(AlibabaRegion.init(rawValue:))

    /// Where Intelligent Media Services listens.
    public var mediaServices: Endpoint { Endpoint(host: "ice.\(rawValue).aliyuncs.com") }

    /// Where OSS listens.
    public var objectStorage: Endpoint { Endpoint(host: "oss-\(rawValue).aliyuncs.com") }

    /// Whether the name has the form of a region's: small letters, digits and hyphens.
    public var isWellFormed: Bool { rawValue.wholeMatch(of: /[a-z]+(-[a-z0-9]+)+/) != nil }

    /// The name.
    public var description: String { rawValue }
}
