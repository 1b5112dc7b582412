import PreflightModel
import VendorClients

/// Makes a job of the parameters of a package.
enum HuaweiParameters {
    /// The job, checked.
    ///
    /// - Throws: `SubmissionFailure` of kind `usage` with everything that is missing or forbidden.
    static func job(of package: SubmissionPackage) throws -> CreateTrainingJob {
        guard let edition = edition(of: package.manifest.profile.vendorProfile) else {
            throw SubmissionFailure(.usage, HuaweiSubmissionWords.noEdition(package.manifest.profile.vendorProfile))
        }
        var details = HuaweiTrainingDetails(voiceName: package.parameter("voice_name"))
        details.tag = package.parameter("tag")
        details.description = package.parameter("description")
        details.sex = package.parameter("sex")
        details.language = package.parameter("language")
        details.phone = package.parameter("phone")
        details.outputLanguage = package.parameter("output_language")
        details.customText = package.parameter("custom_text")
        var job = CreateTrainingJob(edition, details: details)
        job.createType = package.parameter("create_type") ?? "PACKAGE"
        job.avatarJobID = package.parameter("dhtms_job_id")
        job.batchName = package.parameter("batch_name")
        job.supportedServices = package.parameter("supported_service")?
            .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        job.appUserID = package.parameter("X-App-UserId")
        var messages = job.mistakes.map { "\($0.parameter): \($0.message)" }
        switch package.parameter("is_ondemand_resource") {
        case nil: break
        case "true": job.isOnDemand = true
        case "false": job.isOnDemand = false
        case let other?: messages.append(HuaweiSubmissionWords.noBoolean("is_ondemand_resource", other))
        }
        if job.createType == "SEGMENT", edition != .advance { messages.append(HuaweiSubmissionWords.packageOnly) }
        guard messages.isEmpty else { throw SubmissionFailure(.usage, messages) }
        return job
    }

    private static func edition(of profile: String) -> HuaweiEdition? {
        switch profile {
        case "huawei-metastudio-premium": .advance
        case "huawei-metastudio-middle": .middle
        case "huawei-metastudio-basic": .basic
        default: nil
        }
    }
}
