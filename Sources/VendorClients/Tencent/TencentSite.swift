/// One of the two sites of Tencent Cloud, whose accounts and hosts are separate.
package enum TencentSite: String, Hashable, Sendable, Codable, CaseIterable {
    /// tencentcloud.com.
    case international
    /// cloud.tencent.com.
    case mainland

    /// Where VOD's API listens.
    package var endpoint: Endpoint {
        switch self {
        case .international: Endpoint(host: "vod.intl.tencentcloudapi.com")
        case .mainland: Endpoint(host: "vod.tencentcloudapi.com")
        }
    }

    /// The region that uploads are asked with where the user names none.
    package var region: String {
        switch self {
        case .international: "ap-singapore"
        case .mainland: "ap-guangzhou"
        }
    }
}
