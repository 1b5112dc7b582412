/// The services that the sandbox simulates, each on a port of its own.
package enum SandboxName: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
    /// Alibaba Cloud IMS (ICE 2020-11-09).
    case alibabaIMS = "alibaba-ims"
    /// Alibaba Cloud OSS.
    case alibabaOSS = "alibaba-oss"
    /// Huawei Cloud MetaStudio.
    case huaweiMetaStudio = "huawei-metastudio"
    /// Huawei Cloud OBS.
    case huaweiOBS = "huawei-obs"
    /// Tencent Cloud VOD.
    case tencentVOD = "tencent-vod"
    /// Tencent Cloud COS.
    case tencentCOS = "tencent-cos"
}
