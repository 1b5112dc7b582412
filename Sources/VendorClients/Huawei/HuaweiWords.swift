/// The words of what goes wrong with Huawei, in one place.
enum HuaweiWords {
    // MARK: Credentials and endpoints

    static func noCredentials(path: String) -> String {
        "no credentials for Huawei Cloud: neither HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, nor HW_AUTH_TOKEN, nor "
            + "ak and sk in the section [basic] of \(path). Set one of them."
    }

    static func noProject(origin: String, path: String) -> String {
        "the credentials in \(origin) do not name a project, which MetaStudio needs: set HUAWEICLOUD_SDK_PROJECT_ID, "
            + "or project_id in the section [basic] of \(path)."
    }

    static func badProject(_ text: String) -> String {
        "the project ID \"\(text.shown())\" is not 1 to 64 printable characters without spaces or slashes. Copy it from "
            + "My Credentials in the console."
    }

    static func half(missing: String, given: String) -> String {
        "\(given) is set, but \(missing) is not. Set both, or neither."
    }

    static func unprintable(_ name: String, origin: String) -> String {
        "the \(name) in \(origin) contains a space or a character that no key has. Copy it again."
    }

    static func tokenPassedOver(by variable: String) -> String {
        "HW_AUTH_TOKEN is set too and is not used: requests are signed with the key of \(variable)."
    }

    static func readableByOthers(_ path: String) -> String {
        "\(path) can be read by users other than its owner. Run: chmod 600 \(path)"
    }

    static func badEndpoint(_ text: String, variable: String) -> String {
        "\(variable) is \"\(text.shown())\", which is not an endpoint such as https://host."
    }

    static func badRegion(_ region: String) -> String {
        "\"\(region.shown())\" is not a region; MetaStudio is in "
            + "\(HuaweiEndpoints.metaStudioRegions.joined(separator: ", "))."
    }

    // MARK: Requests

    static func length(_ count: Int, _ range: ClosedRange<Int>) -> String {
        "it has \(count) characters, but the vendor accepts \(range.lowerBound) to \(range.upperBound). "
            + (count < range.lowerBound ? "Leave it out, or give it a value." : "Shorten it.")
    }

    static func number(_ number: Int64, _ range: ClosedRange<Int64>) -> String {
        "it is \(number), but the vendor accepts \(range.lowerBound) to \(range.upperBound)."
    }

    static func noSegment(_ text: String, atMost limit: Int) -> String {
        "\"\(text.shown())\" is not 1 to \(limit) printable ASCII characters without spaces or slashes."
    }

    static func notOneOf(_ text: String, _ names: [String]) -> String {
        "\"\(text.shown())\" is not one of \(names.joined(separator: ", "))."
    }

    static let headerCharacters =
        "it may contain only printable ASCII characters, since it is sent in a header. Choose another."

    static func segmentsOnly(by edition: String) -> String {
        "the edition \(edition) accepts only one zip. Set create_type to PACKAGE."
    }

    // MARK: Answers

    static let noJSON = "is not JSON"
    static func noField(_ field: String) -> String { "has no usable \(field)" }

    static let locked =
        "After more than 5 wrong signatures in a row the key is locked for 5 minutes. Correct it, and wait before the "
        + "next try."

    static let clock = "15 minutes apart are allowed."

    // MARK: Uploads

    static let badAddress = "the service's upload address is not an https address."
    static func tooLarge(_ count: Int64) -> String {
        "\(count) bytes are more than the \(OBSPutObject.greatestByteCount) bytes that one PUT may carry."
    }

    static func digestDiffers(etag: String, md5: String) -> String {
        "the store's ETag \(etag.shown()) is not the MD5 \(md5) of what was sent. That does not prove damage, since a "
            + "store that encrypts does the same; the vendor's audit will tell."
    }

    static let noDigest = "the store answered without an ETag, so it is not proven what arrived."
}
