extension WrongFaultOrder {
    static func form(_ order: String) -> WrongFaultOrder {
        WrongFaultOrder(
            description: "fault \"\(order)\": not of the form VENDOR.OPERATION:FAULT, such as "
                + "huawei.commit:drop-answer.")
    }

    static func vendor(_ order: String, _ vendor: String, _ known: [String]) -> WrongFaultOrder {
        WrongFaultOrder(
            description:
                "fault \"\(order)\": there is no vendor \"\(vendor)\". There are: \(known.sorted().joined(separator: ", "))."
        )
    }

    static func operation(
        _ order: String, _ name: String, vendor: String, _ known: [SandboxOperation]
    ) -> WrongFaultOrder {
        let names = known.map { $0.shortName == $0.name ? $0.name : "\($0.shortName) (\($0.name))" }
        return WrongFaultOrder(
            description:
                "fault \"\(order)\": \(vendor) has no operation \"\(name)\". It has: \(names.joined(separator: ", ")).")
    }

    static func fault(
        _ order: String, _ name: String, vendor: String, _ operation: SandboxOperation
    ) -> WrongFaultOrder {
        let known = operation.faults.map(\.text).joined(separator: ", ")
        return WrongFaultOrder(
            description:
                "fault \"\(order)\": \(vendor).\(operation.shortName) has no fault \"\(name)\". It has: \(known).")
    }

    static func number(_ order: String, _ mark: Character) -> WrongFaultOrder {
        let meaning =
            mark == "*"
            ? "the number of requests that the fault strikes, as in throttle*3"
            : "the number of the first request that the fault strikes, as in put@2"
        return WrongFaultOrder(description: "fault \"\(order)\": after \(mark) comes \(meaning).")
    }
}
