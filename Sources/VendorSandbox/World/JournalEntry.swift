/// Something that the sandbox was asked.
package struct JournalEntry: Hashable, Sendable, Codable {
    /// The vendor: `alibaba`, `huawei`, `tencent`.
    package var vendor: String
    /// The API's own name for it, `PUT` for objects; the method and path where no operation is there.
    package var operation: String
    /// The HTTP status that was answered; 0 where the request was cut off by either side before it could take effect.
    package var status: Int
    /// How many bytes of the request's body arrived.
    package var bytes: Int64
    /// The job that it was about; nil where none was.
    package var job: String?
    /// The service, as `huawei-obs`.
    package var service: SandboxName
    /// The fault that was simulated; nil where all went its way.
    package var fault: String?

    private enum CodingKeys: String, CodingKey { case vendor, operation, status, bytes, job, service, fault }

    /// Writes all keys, also those without a value.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(vendor, forKey: .vendor)
        try values.encode(operation, forKey: .operation)
        try values.encode(status, forKey: .status)
        try values.encode(bytes, forKey: .bytes)
        try values.encode(job, forKey: .job)
        try values.encode(service, forKey: .service)
        try values.encode(fault, forKey: .fault)
    }
}
