package import PreflightModel

extension Vendor {
    /// Tencent Cloud VOD, and COS.
    package static let tencent = Vendor(rawValue: "tencent")
}
