import Foundation
import PreflightModel
public import UploadStage
import VendorClients

extension SubmissionTarget {
    /// The vendors themselves, with the credentials that each vendor's own tools would find.
    ///
    /// - Parameters:
    ///   - region: The vendor's region, by its name there; nil for the vendor's usual one.
    ///   - bucket: The user's own bucket at the vendor; nil for the service's storage.
    ///   - environment: The variables that credentials are looked for in, such as `HUAWEICLOUD_SDK_AK`; nil for those of
    ///     the process.
    ///   - home: The folder below which the vendors' tools keep their files; nil for the user's.
    public static func vendors(
        region: String? = nil, bucket: String? = nil, environment: [String: String]? = nil, home: String? = nil
    ) -> SubmissionTarget {
        SubmissionTarget(
            region: region, bucket: bucket,
            credentials: CredentialSources(
                environment: environment ?? ProcessEnvironment.variables, home: home ?? ProcessEnvironment.home))
    }

    /// Other endpoints, such as those of the sandbox.
    ///
    /// Where the line brings credentials, they are used and no others: nobody's real ones go to a rehearsal.
    /// - Parameters:
    ///   - line: The line of JSON that `vendor-sandbox` prints when it is ready (`vendor-sandbox/endpoints/1`).
    ///   - region: The vendor's region, by its name there; nil for the vendor's usual one.
    ///   - bucket: The user's own bucket at the vendor; nil for the service's storage.
    ///   - environment: The variables that credentials are looked for in where the line brings none; nil for those of the
    ///     process.
    ///   - home: The folder below which the vendors' tools keep their files; nil for the user's.
    /// - Throws: `SubmissionFailure` of kind `usage` where the line is not such a line.
    public static func endpoints(
        _ line: some Sequence<UInt8>, region: String? = nil, bucket: String? = nil,
        environment: [String: String]? = nil, home: String? = nil
    ) throws(SubmissionFailure) -> SubmissionTarget {
        let file: EndpointsFile
        do {
            file = try JSONDecoder().decode(EndpointsFile.self, from: Data(line))
        } catch {
            throw SubmissionFailure(
                .usage,
                "the endpoints are not a line of \(EndpointsFile.schema): \(DecodingWords.text(error)). Give the line "
                    + "that vendor-sandbox prints.")
        }
        return endpoints(file, region: region, bucket: bucket, environment: environment, home: home)
    }

    /// The endpoints of a file that was read.
    package static func endpoints(
        _ file: EndpointsFile, region: String? = nil, bucket: String? = nil, environment: [String: String]? = nil,
        home: String? = nil
    ) -> SubmissionTarget {
        var target = vendors(region: region, bucket: bucket, environment: environment, home: home)
        if !file.credentials.isEmpty {
            target.credentials = CredentialSources(
                environment: file.environment, home: "/nonexistent", read: { _ in nil })
        }
        target.endpoints = file.endpoints
        target.rehearsalBucket = file.bucket
        return target
    }
}
