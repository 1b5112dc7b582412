import PreflightModel

extension PreparedTake {
    /// The conversions as steps of a plan, each with the rules that ask for it.
    func conversionSteps(of source: RecordingMeasurement, findings: [Finding]) -> [PlannedStep] {
        let wrong = findings.filter { $0.severity > .note && ($0.outcome == .fail || $0.outcome == .open) }
        func rules(_ kinds: [String], _ faults: [SoundFault] = [], curing: Bool = false) -> [String] {
            let cured =
                curing
                ? Set(source.defects.filter { $0.cure == .rewriting || $0.cure == .decoding }.map(\.code.rawValue)) : []
            return wrong.filter { finding in
                kinds.contains(finding.limit?.kind ?? "") || faults.contains { FindingCode($0) == finding.code }
                    || cured.contains(finding.rule)
            }.map(\.rule).unique
        }
        let channels: [SoundFault] = [.channelDead, .phaseInverted]
        return operations.map { operation in
            let (code, facts, rules): (PlannedStep.Code, [String: Fact], [String]) =
                switch operation {
                case .repairHeader: (.repairHeader, [:], rules([], curing: true))
                case .selectChannel(let channel):
                    (
                        .selectChannel,
                        ["channel": .integer(Int64(channel)), "channels": .integer(Int64(source.channelCount))],
                        rules([NumberCodes.channels.kind], channels)
                    )
                case .mixToMono:
                    (
                        .mixToMono, ["channels": .integer(Int64(source.channelCount))],
                        rules([NumberCodes.channels.kind], channels)
                    )
                case .gain(let decibels):
                    (
                        .gain, ["gainDB": .number(decibels)],
                        rules([NumberCodes.loudness, .rms, .peak, .truePeak].map(\.kind))
                    )
                case .resample(let rate):
                    (
                        .resample,
                        ["sampleRate": .integer(Int64(source.sampleRate)), "goalSampleRate": .integer(Int64(rate))],
                        rules([NumberCodes.sampleRate.kind])
                    )
                case .reduceBitDepth(let bits, let dithered):
                    (
                        .reduceBitDepth,
                        [
                            "bitDepth": .integer(Int64(source.bitDepth ?? 0)), "goalBitDepth": .integer(Int64(bits)),
                            "dithered": .text(dithered ? "yes" : "no"),
                        ], rules([NumberCodes.bitDepth.kind, "codec", NumberCodes.size.kind])
                    )
                case .rewrap(let container):
                    (
                        .rewrap,
                        [
                            "container": .text(source.container.rawValue), "codec": .text(source.codec.rawValue),
                            "goalContainer": .text(container.rawValue),
                        ], rules(["container", "codec"], curing: true)
                    )
                case .decode:
                    (
                        .decode, ["codec": .text(source.codec.rawValue)], rules(["container", "codec"], curing: true)
                    )
                case .encode(.flac):
                    (.encode, ["codec": "flac"], rules(["container", "codec", NumberCodes.size.kind]))
                case .encode(.mp3(let bitRate)):
                    (
                        .encode, ["codec": "mp3", "bitRate": .integer(Int64(bitRate))],
                        rules(["container", "codec", NumberCodes.size.kind])
                    )
                }
            return PlannedStep(code, facts, rules: rules, cost: operation.cost)
        }
    }
}

extension PlannedStep {
    /// The same step about other frames of its source, the parts of its take, where it names frames.
    func about(_ parts: [Range<Int64>], of source: RecordingMeasurement) -> PlannedStep {
        guard let first = parts.first, let last = parts.last else { return self }
        func seconds(_ frames: Int64, _ decimals: Int = 6) -> Fact {
            .number((Double(frames) / Double(source.sampleRate)).rounded(toDecimals: decimals))
        }
        var step = self
        for name in facts.keys {
            switch name {
            case "startSeconds", "fromSeconds": step.facts[name] = seconds(first.lowerBound)
            case "endSeconds": step.facts[name] = seconds(source.frameCount - last.upperBound)
            case "toSeconds": step.facts[name] = seconds(last.upperBound)
            case "removedSeconds":
                let gaps = zip(parts, parts.dropFirst()).map { $1.lowerBound - $0.upperBound }
                step.facts[name] = seconds(gaps.reduce(0, +), 3)
            default: break
            }
        }
        return step
    }
}
