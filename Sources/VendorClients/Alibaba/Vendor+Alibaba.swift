package import PreflightModel

extension Vendor {
    /// Alibaba Cloud Intelligent Media Services, and OSS.
    package static let alibaba = Vendor(rawValue: "alibaba")
}
