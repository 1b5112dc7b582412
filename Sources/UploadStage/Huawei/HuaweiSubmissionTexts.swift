import PreflightModel
import VendorClients

/// The words of submissions to Huawei, in one place.
enum HuaweiSubmissionTexts {
    static func noEdition(_ profile: String) -> String { "packages of \(profile) do not go to MetaStudio." }

    static func noBoolean(_ name: String, _ value: String) -> String {
        "\(name): \"\(value)\" is neither true nor false."
    }

    static let packageOnly =
        "create_type: sentence by sentence (SEGMENT) is not submitted from here. Set PACKAGE, or leave it out."

    static let noZip = "the package has no zip, and MetaStudio takes one. Package again."
    static let noLetter = "the package has no authorization letter. Package again with letter=FILE."

    static func noQuota(_ edition: HuaweiEdition, _ left: Int64) -> String {
        "Huawei has \(left) jobs of the edition \(edition) left for this project (ShowVoiceTrainingQuotas), and one is "
            + "needed. Buy one, or pay per use with --parameter is_ondemand_resource=true. Nothing was created."
    }

    static func tooShort(_ total: TotalDuration, _ least: Int64, _ edition: HuaweiEdition) -> String {
        let missing = TotalDuration(seconds: least) - total
        return
            "the recordings last \(seconds(total)) in all, and Huawei wants at least \(least) s of this tenant for the "
            + "edition \(edition) (ShowTenantDurationCfg; \(seconds(missing)) short). Record more. Nothing was created."
    }

    static func tooLong(_ total: TotalDuration, _ most: Int64, _ edition: HuaweiEdition) -> String {
        let over = total - TotalDuration(seconds: most)
        return
            "the recordings last \(seconds(total)) in all, and Huawei takes at most \(most) s of this tenant for the "
            + "edition \(edition) (ShowTenantDurationCfg; \(seconds(over)) over). Leave some out. Nothing was created."
    }

    /// To the millisecond, rounded up, so that what is missing is never shown as nothing.
    private static func seconds(_ duration: TotalDuration) -> String {
        let rounded = -(-duration).frameCount(at: 1000)
        let fraction = String(1000 + rounded % 1000).dropFirst()
        return rounded.isMultiple(of: 1000) ? "\(rounded / 1000) s" : "\(rounded / 1000).\(fraction) s"
    }

    static func severalJobs(_ name: String, _ jobs: [String]) -> String {
        "it cannot be told whether Huawei created the job: \(jobs.count) jobs named \"\(name)\" wait for their files or "
            + "may do so (\(jobs.prefix(5).joined(separator: ", "))). Delete those that nobody needs in the console of "
            + "MetaStudio, then submit again."
    }

    static func tooManyJobs(_ name: String) -> String {
        "it cannot be told whether Huawei created the job: more than \(HuaweiJobSearch.pages * 100) jobs like "
            + "\"\(name)\" wait for their files. Delete those that nobody needs, then submit again."
    }

    static func noAddress(_ kind: String) -> String { "the service names no address for the \(kind)." }
    static let noType = "no Content-Type is known to send."

    static let auditFailed =
        "the audit failed, and Huawei waits for better files. Mend what its findings say, and submit a new package."
    static let reviewResult = "Huawei waits for you to review the voice in the console of MetaStudio."
    static let splitFailed =
        "Huawei could not cut the recording into sentences, and does not say whether that is the end. Leave 2 to 3 s "
        + "between sentences, and ask its support about this job."
    static let noAsset = "the job is done, but Huawei names no asset_id yet. Look again."

    static let failedWithoutWords = "the job failed, and Huawei gives no reason"

    static func attachment(_ name: String) -> String {
        "the auditors attached \(name); it can be fetched in the console of MetaStudio."
    }
}
