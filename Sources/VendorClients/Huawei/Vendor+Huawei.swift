package import PreflightModel

extension Vendor {
    /// Huawei Cloud MetaStudio, and OBS.
    package static let huawei = Vendor(rawValue: "huawei")
}
