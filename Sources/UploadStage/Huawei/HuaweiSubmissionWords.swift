import PreflightModel
import VendorClients

/// The words of submissions to Huawei, in one place.
enum HuaweiSubmissionWords {
    static func noEdition(_ profile: String) -> String { "packages for \(profile) cannot be submitted to MetaStudio." }

    static func noBoolean(_ name: String, _ value: String) -> String {
        "\(name): \"\(value)\" is neither true nor false."
    }

    static let packageOnly =
        "create_type: submitting sentence by sentence (SEGMENT) is not supported. Set PACKAGE, or leave it out."

    static let noZip = "the package has no zip, but MetaStudio requires one. Package again."
    static let noLetter = "the package has no authorization letter. Package again with letter=FILE."

    static func noQuota(_ edition: HuaweiEdition, _ left: Int64) -> String {
        "Huawei has \(left.counted("job")) of the edition \(edition) left for this project (ShowVoiceTrainingQuotas), "
            + "but one is needed. Buy one, or pay per use with --parameter is_ondemand_resource=true. Nothing was "
            + "created."
    }

    static func tooShort(_ total: TotalDuration, _ least: Int64, _ edition: HuaweiEdition) -> String {
        let missing = TotalDuration(seconds: least) - total
        return
            "the recordings last \(seconds(total)) in total, but Huawei requires at least \(least) s from this tenant "
            + "for the edition \(edition) (ShowTenantDurationCfg; \(seconds(missing)) short). Record more. Nothing was "
            + "created."
    }

    static func tooLong(_ total: TotalDuration, _ most: Int64, _ edition: HuaweiEdition) -> String {
        let over = total - TotalDuration(seconds: most)
        return
            "the recordings last \(seconds(total)) in total, but Huawei accepts at most \(most) s from this tenant for "
            + "the edition \(edition) (ShowTenantDurationCfg; \(seconds(over)) over). Leave some out. Nothing was "
            + "created."
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
    static let noType = "it does not say which Content-Type to send."

    static let noAsset = "the job is done, but Huawei has not named an asset_id yet. Ask again later."

    static func attachment(_ name: String) -> String {
        "the auditors attached \(name); it can be downloaded in the MetaStudio console."
    }
}
