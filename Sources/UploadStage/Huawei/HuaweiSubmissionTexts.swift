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
        "it is unknown whether Huawei created the job: \(jobs.count == 1 ? "a job" : "\(jobs.count) jobs") named \"\(name)\" "
            + "may be it (\(jobs.prefix(5).joined(separator: ", "))). Look in the console of MetaStudio. If one is this "
            + "package's, submit with --job JOBID. Otherwise delete those that nobody needs and run the same command "
            + "again, or submit with --again."
    }

    static func claimedOther(_ job: HuaweiJob) -> String {
        "this job\(job.voiceName.map { " named \"\($0)\"" } ?? "") (\(job.state)) is not one of this package "
            + "that waits for its files. Give the job of this package, or submit with --again."
    }

    static func goneAfterCommit(_ job: String) -> String {
        "it is unknown whether Huawei took the commit of the job \(job): its answer was lost, and Huawei does not know the "
            + "job any more. Look in the console of MetaStudio whether the voice is there or in the making. If it is not, "
            + "submit with --again."
    }

    static func tooManyJobs(_ name: String) -> String {
        "it is unknown whether Huawei created the job: more than \(HuaweiJobSearch.pages * 100) jobs like \"\(name)\" wait "
            + "for their files. Look in the console of MetaStudio. If one is this package's, submit with --job JOBID; if "
            + "none is, submit with --again."
    }

    static func noAddress(_ kind: String) -> String { "the service names no address for the \(kind)." }
    static let noType = "no Content-Type is known to send."

    static let noAsset = "the job is done, but Huawei names no asset_id yet. Look again."

    static func attachment(_ name: String) -> String {
        "the auditors attached \(name); it can be fetched in the console of MetaStudio."
    }
}
