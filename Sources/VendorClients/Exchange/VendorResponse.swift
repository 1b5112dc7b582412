import Foundation
package import PreflightModel

/// That a vendor answered a request, whatever it answered, with its number for the request: the vendors' support asks
/// for that number to locate a problem.
package struct VendorResponse: Hashable, Sendable {
    /// The vendor.
    package var vendor: Vendor
    /// The operation, by the vendor's name for it; `PUT` and the like for objects.
    package var operation: String
    /// The HTTP status.
    package var status: Int
    /// The vendor's number for the request, at most 128 characters; nil where it states none.
    package var requestID: String?

    /// An answer from its parts.
    init(_ vendor: Vendor, _ operation: String, _ response: HTTPResponse, requestID: String?) {
        self.vendor = vendor
        self.operation = operation
        status = response.status
        self.requestID = requestID.map { String($0.prefix(128)) }
    }

    /// Told of every answer that arrives while a task runs in it.
    @TaskLocal package static var witness: (@Sendable (VendorResponse) -> Void)?

    /// Tells the witness.
    func arrived() { Self.witness?(self) }
}

extension HTTPResponse {
    /// The member `RequestId` of a JSON object, or of the object `Response` in it; nil if there is none.
    var statedRequestID: String? {
        struct Stated: Decodable {
            var requestID: String?

            enum CodingKeys: String, CodingKey { case requestID = "RequestId" }
        }
        struct Response: Decodable {
            var requestID: String?
            var response: Stated?

            enum CodingKeys: String, CodingKey {
                case requestID = "RequestId"
                case response = "Response"
            }

            init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                requestID = try? values.decode(String.self, forKey: .requestID)
                response = try? values.decode(Stated.self, forKey: .response)
            }
        }
        let answer = try? JSONDecoder().decode(Response.self, from: Data(body))
        return answer?.requestID ?? answer?.response?.requestID
    }
}
