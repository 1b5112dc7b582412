/// What COS says instead of an answer (document/product/436/7730).
struct COSRefusal: Error {
    let status: Int
    let code: String
    let message: String

    init(_ status: Int, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    static let noSignature = COSRefusal(403, "AccessDenied", "Access Denied.")
    static let malformed = COSRefusal(400, "InvalidArgument", "The header Authorization is not of the documented form.")
    static let unknownID = COSRefusal(403, "InvalidAccessKeyId", "The Access Key Id you provided does not exist.")
    static let wrongSignature = COSRefusal(
        403, "SignatureDoesNotMatch", "The Signature you specified is invalid.")
    static let expired = COSRefusal(403, "AccessDenied", "Request has expired")
    static let expiredToken = COSRefusal(403, "ExpiredToken", "The provided token has expired.")
    static let wrongToken = COSRefusal(403, "InvalidToken", "The provided token is malformed or otherwise invalid.")
    static let otherObject = COSRefusal(
        403, "AccessDenied", "Access Denied: the credential is for another object.")
    static let badDigest = COSRefusal(
        400, "BadDigest", "The Content-MD5 you specified did not match what was received.")
    static let noSuchKey = COSRefusal(404, "NoSuchKey", "The specified key does not exist.")
    static let noSuchUpload = COSRefusal(
        404, "NoSuchUpload", "The specified multipart upload does not exist.")
    static let notAllowed = COSRefusal(405, "MethodNotAllowed", "The specified method is not allowed here.")
    static let partNumber = COSRefusal(400, "InvalidArgument", "partNumber must be from 1 to 10000.")
    static let malformedXML = COSRefusal(400, "MalformedXML", "The XML you provided was not well-formed.")
    static let slowDown = COSRefusal(503, "SlowDown", "Reduce your request rate.")
    static let broken = COSRefusal(500, "InternalError", "We encountered an internal error. Please try again.")

    init(_ mistake: MultipartMistake) {
        switch mistake {
        case .noSuchUpload: self = .noSuchUpload
        case .invalidPart(let number):
            self.init(400, "InvalidPart", "Part \(number) could not be found, or its entity tag does not match.")
        case .invalidPartOrder: self.init(400, "InvalidPartOrder", "The list of parts was not in ascending order.")
        case .tooSmall(let size):
            self.init(400, "EntityTooSmall", "A part of \(size) bytes is smaller than the minimum allowed size.")
        case .storage: self = .broken
        }
    }
}
