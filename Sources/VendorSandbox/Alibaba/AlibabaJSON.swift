/// JSON as the media services answer it, with names that are theirs.
enum AlibabaJSON: Encodable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([AlibabaJSON])
    case object([String: AlibabaJSON])

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }
}

extension SandboxAnswer {
    /// A success of the media services whose fields stand in `Data`.
    static func alibaba(
        _ request: SandboxRequest, data: [String: AlibabaJSON], job: String? = nil
    ) -> SandboxAnswer {
        .json(
            AlibabaJSON.object([
                "RequestId": .text(request.id.uppercased()), "Success": .flag(true), "Data": .object(data),
            ]), job: job)
    }
}
