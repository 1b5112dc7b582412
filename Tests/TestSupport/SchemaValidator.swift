import Foundation

/// Holds JSON against the part of JSON Schema that our schemas use.
package struct SchemaValidator {
    private let schema: [String: Any]

    /// Reads a schema.
    package init(_ text: String) throws {
        schema = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    /// What does not agree, with its place; empty when all does.
    package func mistakes(in text: String) throws -> [String] {
        check(try JSONSerialization.jsonObject(with: Data(text.utf8)), schema, at: "$")
    }

    private func check(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            let definitions = (self.schema["$defs"] ?? self.schema["definitions"]) as? [String: Any]
            guard let target = definitions?[name] as? [String: Any] else {
                return ["\(place): no definition \(name)"]
            }
            return check(value, target, at: place)
        }
        var mistakes: [String] = []
        if let choices = schema["anyOf"] as? [[String: Any]] {
            let results = choices.map { check(value, $0, at: place) }
            if !results.contains(where: \.isEmpty) { mistakes += results.min { $0.count < $1.count } ?? [] }
        }
        if let choices = schema["oneOf"] as? [[String: Any]] {
            let count = choices.count { check(value, $0, at: place).isEmpty }
            if count != 1 { mistakes.append("\(place): agrees with \(count) of the choices, not with one") }
        }
        if let constant = schema["const"] as? String, value as? String != constant {
            mistakes.append("\(place): not \(constant)")
        }
        if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") {
            mistakes.append("\(place): \(value) is not one of \(allowed)")
        }
        let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] }
        if let types, !types.contains(where: { Self.has(value, type: $0) }) {
            return mistakes + ["\(place): \(value) is not \(types)"]
        }
        if let minimum = schema["minimum"] as? Double, let number = value as? Double, number < minimum {
            mistakes.append("\(place): \(number) is below \(minimum)")
        }
        if let maximum = schema["maximum"] as? Double, let number = value as? Double, number > maximum {
            mistakes.append("\(place): \(number) is above \(maximum)")
        }
        if let least = schema["minItems"] as? Int, let array = value as? [Any], array.count < least {
            mistakes.append("\(place): \(array.count) items are fewer than \(least)")
        }
        if schema["uniqueItems"] as? Bool == true, let array = value as? [Any],
            Set(array.map { "\($0 as AnyObject)" }).count < array.count
        {
            mistakes.append("\(place): has an item twice")
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            mistakes.append("\(place): \(text) does not match \(pattern)")
        }
        if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
            for (index, item) in array.enumerated() { mistakes += check(item, items, at: "\(place)[\(index)]") }
        }
        if let object = value as? [String: Any] { mistakes += check(object, schema, at: place) }
        return mistakes
    }

    private func check(_ object: [String: Any], _ schema: [String: Any], at place: String) -> [String] {
        let properties = schema["properties"] as? [String: Any] ?? [:]
        var mistakes = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
            .map { "\(place): \($0) is missing" }
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            if let property = properties[key] as? [String: Any] {
                mistakes += check(value, property, at: "\(place).\(key)")
            } else if schema["additionalProperties"] as? Bool == false {
                mistakes.append("\(place): \(key) is not in the schema")
            } else if let other = schema["additionalProperties"] as? [String: Any] {
                mistakes += check(value, other, at: "\(place).\(key)")
            }
        }
        return mistakes
    }

    private static func has(_ value: Any, type: String) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": value is Bool
        case "null": value is NSNull
        case "integer": (value as? Double).map { $0 == $0.rounded() } ?? false
        case "number": value is Double
        default: false
        }
    }
}
