/// A region of Alibaba Cloud, such as `cn-shanghai`, and where its services listen.
package struct AlibabaRegion: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name, as in `cn-shanghai`.
    package let rawValue: String

    /// A region by its name; every name is allowed, since regions are added.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Shanghai, where all of the documents' examples of voice cloning are.
    package static let shanghai = AlibabaRegion(rawValue: "cn-shanghai")

    /// The regions whose Intelligent Media Services have an endpoint in the document "Endpoints".
    package static let known = [
        "cn-shanghai", "cn-beijing", "cn-hangzhou", "cn-shenzhen", "ap-southeast-1", "us-west-1",
    ].map(AlibabaRegion.init(rawValue:))

    /// The regions for which `CreateUploadMedia` is documented.
    package static let withServiceStorage = ["cn-shanghai", "cn-beijing", "cn-shenzhen"]
        .map(AlibabaRegion.init(rawValue:))

    /// Where Intelligent Media Services listens.
    package var mediaServices: Endpoint { Endpoint(host: "ice.\(rawValue).aliyuncs.com") }

    /// Where OSS listens.
    package var objectStorage: Endpoint { Endpoint(host: "oss-\(rawValue).aliyuncs.com") }

    /// Whether the name has the form of a region's: small letters, digits and hyphens.
    package var isWellFormed: Bool { rawValue.wholeMatch(of: /[a-z]+(-[a-z0-9]+)+/) != nil }

    /// The name.
    package var description: String { rawValue }
}
