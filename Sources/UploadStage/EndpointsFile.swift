import PreflightModel
package import VendorClients

/// The line of JSON that `vendor-sandbox` prints, and that `--endpoints` takes.
package struct EndpointsFile: Hashable, Sendable, Decodable {
    /// The name and version of the JSON form.
    package static let schema = "vendor-sandbox/endpoints/1"

    /// Endpoints by the names of the services.
    package var endpoints: [String: Endpoint]
    /// Credentials by vendor and the vendor's name of the field.
    package var credentials: [String: [String: String]]

    private enum CodingKeys: String, CodingKey { case schema, endpoints, credentials }

    /// Reads the JSON form; credentials may be missing.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try values.decode(String.self, forKey: .schema)
        guard schema == Self.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: values,
                debugDescription: "the schema is \"\(schema)\", and this version reads \"\(Self.schema)\"")
        }
        endpoints = try values.decode([String: Endpoint].self, forKey: .endpoints)
        let given = try values.decodeIfPresent([String: [String: Scalar]].self, forKey: .credentials) ?? [:]
        credentials = given.mapValues { $0.mapValues(\.text) }
    }

    /// The bucket of the user's own that exists there; nil where the file names none.
    package var bucket: String? {
        VendorDescription.all.lazy.compactMap { vendor in
            vendor.bucketField.flatMap { credentials[vendor.vendor.rawValue]?[$0] }
        }.first
    }

    /// The credentials as the variables that each vendor's own tools read.
    package var environment: [String: String] {
        var environment: [String: String] = [:]
        for vendor in VendorDescription.all {
            for field in vendor.credentials {
                environment[field.variable] = credentials[vendor.vendor.rawValue]?[field.name]
            }
        }
        return environment
    }

    /// A number or a text, read as text.
    private struct Scalar: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int64.self) {
                text = "\(number)"
            } else {
                text = try container.decode(String.self)
            }
        }
    }
}
