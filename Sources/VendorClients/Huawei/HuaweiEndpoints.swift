import Foundation

/// Where Huawei's services listen.
package enum HuaweiEndpoints {
    /// The region that is used where none is named: MetaStudio's commercial one.
    package static let defaultRegion = "cn-north-4"

    /// The regions that offer MetaStudio ("终端节点"); nothing is shared between them. `cn-east-3` is a test
    /// environment by ticket, `ap-southeast-3` belongs to the international site.
    package static let metaStudioRegions = ["cn-north-4", "cn-east-3", "ap-southeast-3"]

    /// The region of `sources`: `HW_REGION_NAME`, or the default.
    package static func region(_ sources: CredentialSources) -> String {
        sources.variable("HW_REGION_NAME") ?? defaultRegion
    }

    /// MetaStudio in `region`: what `HUAWEICLOUD_SDK_REGION_METASTUDIO_<REGION>` says (the first of a list by commas),
    /// or the service's own host.
    ///
    /// - Throws: `CredentialFailure` where the region or the variable's value is not a host's name.
    package static func metaStudio(_ region: String, _ sources: CredentialSources) throws(CredentialFailure) -> Endpoint
    {
        let variable =
            "HUAWEICLOUD_SDK_REGION_METASTUDIO_" + region.uppercased().replacing("-", with: "_")
        let stated = sources.variable(variable).flatMap { $0.split(separator: ",").first.map(String.init) }
        return try endpoint("metastudio", region, stated: stated, variable: variable)
    }

    /// IAM in `region`, which hands out tokens: `HUAWEICLOUD_SDK_IAM_ENDPOINT`, or the service's own host.
    ///
    /// - Throws: `CredentialFailure` where the region or the variable's value is not a host's name.
    package static func iam(_ region: String, _ sources: CredentialSources) throws(CredentialFailure) -> Endpoint {
        let variable = "HUAWEICLOUD_SDK_IAM_ENDPOINT"
        return try endpoint("iam", region, stated: sources.variable(variable), variable: variable)
    }

    private static func endpoint(
        _ service: String, _ region: String, stated: String?, variable: String
    ) throws(CredentialFailure) -> Endpoint {
        if let stated {
            let text = stated.trimmingCharacters(in: .whitespaces)
            guard let endpoint = Endpoint(text.contains("://") ? text : "https://\(text)") else {
                throw CredentialFailure(HuaweiWords.badEndpoint(stated, variable: variable))
            }
            return endpoint
        }
        guard region.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil else {
            throw CredentialFailure(HuaweiWords.badRegion(region))
        }
        return Endpoint(host: "\(service).\(region).myhuaweicloud.com")
    }
}
