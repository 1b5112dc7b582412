import Foundation
import PreflightModel

/// The media services' calls about assets.
struct AlibabaMediaCalls {
    let world: SandboxWorld
    let account: AlibabaAccount

    private struct FileInfo: Decodable {
        var type: String?
        var name: String?
        var ext: String?

        enum CodingKeys: String, CodingKey {
            case type = "Type"
            case name = "Name"
            case ext = "Ext"
        }
    }

    private struct MetaData: Decodable {
        var title: String?
        var businessType: String?

        enum CodingKeys: String, CodingKey {
            case title = "Title"
            case businessType = "BusinessType"
        }
    }

    private struct TargetConfig: Decodable {
        var storageType: String?
        var storageLocation: String?

        enum CodingKeys: String, CodingKey {
            case storageType = "StorageType"
            case storageLocation = "StorageLocation"
        }
    }

    private var region: String { world.credentials.alibaba.region }

    // MARK: The service's own storage

    func createUpload(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        guard let file = try parameters.json("FileInfo", as: FileInfo.self) else {
            throw AlibabaRefusal.missing("FileInfo")
        }
        guard ["video", "image", "audio", "text", "other"].contains(file.type ?? ""), file.name?.isEmpty == false,
            let ext = file.ext, ext.wholeMatch(of: /[A-Za-z0-9]+/) != nil
        else { throw AlibabaRefusal.invalid("FileInfo") }
        guard let data = try parameters.json("MediaMetaData", as: MetaData.self) else {
            throw AlibabaRefusal.missing("MediaMetaData")
        }
        guard let title = data.title, (1...128).contains(title.unicodeScalars.count), data.businessType != nil else {
            throw AlibabaRefusal.invalid("MediaMetaData")
        }
        if let target = try parameters.json("UploadTargetConfig", as: TargetConfig.self) {
            let location = "\(account.serviceBucket).oss-\(region).aliyuncs.com"
            guard target.storageType == "oss", target.storageLocation.map({ $0 == location }) ?? true else {
                throw AlibabaRefusal.invalid("UploadTargetConfig")
            }
        }
        let name = RandomText.hexadecimal(8) + "-" + RandomText.hexadecimal(12)
        let asset = AlibabaAccount.Asset(
            mediaID: RandomText.hexadecimal(32), bucket: account.serviceBucket, key: "sv/\(name)/\(name).\(ext)",
            title: title, inputURL: nil)
        await account.add(asset)
        return await ticket(for: asset, request, hasAddresses: true)
    }

    func refreshUpload(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        let mediaID = try parameters.needed("MediaId")
        guard let asset = await account.asset(mediaID), asset.inputURL == nil else {
            throw AlibabaRefusal.notFound(mediaID)
        }
        return await ticket(for: asset, request, hasAddresses: false)
    }

    private func ticket(
        for asset: AlibabaAccount.Asset, _ request: SandboxRequest, hasAddresses: Bool
    ) async -> SandboxAnswer {
        let key = await account.temporaryKey(
            for: asset, now: world.clock.now(), isExpired: request.fault == .expireURL)
        let address = [
            "Endpoint": world.endpoint(of: .alibabaOSS), "Bucket": asset.bucket, "FileName": asset.key,
        ]
        let authorization = [
            "AccessKeyId": key.accessKeyID, "AccessKeySecret": key.secret, "SecurityToken": key.token,
            "ExpireUTCTime": key.expires.formatted(.iso8601), "Expiration": "3600", "Region": region,
        ]
        var fields = [
            "RequestId": request.id.uppercased(), "MediaId": asset.mediaID, "UploadAddress": Self.base64(address),
            "UploadAuth": Self.base64(authorization),
        ]
        if hasAddresses {
            fields["MediaURL"] = "https://\(asset.bucket).oss-\(region).aliyuncs.com/\(asset.key)"
            fields["FileURL"] = fields["MediaURL"]
        }
        return .json(fields)
    }

    private static func base64(_ fields: [String: String]) -> String {
        ((try? JSONText.encoder.encode(fields)) ?? Data()).base64EncodedString()
    }

    // MARK: The user's own bucket

    func register(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        let inputURL = try parameters.needed("InputURL")
        _ = try parameters.choice("MediaType", of: ["image", "video", "audio", "text"])
        _ = try parameters.choice(
            "BusinessType", of: ["general", "subtitles", "watermark", "opening", "ending", "font"])
        let title = parameters.text("Title") ?? "asset"
        guard title.utf8.count <= 128 else { throw AlibabaRefusal.invalid("Title", "It has more than 128 bytes.") }
        let overwrites = try parameters.choice("Overwrite", of: ["true", "false"]) == "true"
        let token = parameters.text("ClientToken")
        if let token, !(32...36).contains(token.utf8.count) { throw AlibabaRefusal.invalid("ClientToken") }
        guard let address = address(inputURL), address.bucket == world.credentials.alibaba.bucket else {
            throw AlibabaRefusal.invalid("InputURL")
        }
        guard await world.objects.object(address.bucket, address.key) != nil else {
            throw AlibabaRefusal(404, "InvalidMaterial.NotFound", "The material \(inputURL) is not found.")
        }
        let known = await account.asset(registeredWith: inputURL)
        if let known, !overwrites, await !account.isRegistered(token: token) {
            throw AlibabaRefusal.invalid("InputURL", "It is registered already as \(known.mediaID).")
        }
        let asset = await account.register(
            AlibabaAccount.Asset(
                mediaID: RandomText.hexadecimal(32), bucket: address.bucket, key: address.key, title: title,
                inputURL: inputURL),
            token: token, replacing: known)
        return .json(["RequestId": request.id.uppercased(), "MediaId": asset.mediaID])
    }

    // MARK: Assets

    func info(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        let asset: AlibabaAccount.Asset?
        if let mediaID = parameters.text("MediaId") {
            if world.media.contains(mediaID) { return Self.withoutBytes(mediaID, request) }
            asset = await account.asset(mediaID)
        } else {
            let inputURL = try parameters.needed("InputURL")
            asset = await account.asset(registeredWith: inputURL)
        }
        guard let asset else { throw AlibabaRefusal.notFound("of the media asset") }
        let object = await world.objects.object(asset.bucket, asset.key)
        var status = "Init"
        var file: [String: AlibabaJSON]?
        if let object {
            let analysis = JobTimeline(began: object.storedAt, stages: [("Preparing", seconds: 3)], last: "Normal")
            status = world.clock.stage(of: analysis)
            file = facts(of: object)
            if status == "Normal" {
                do {
                    let measured = try await world.inspection.measure(object.file)
                    file = facts(of: object, measured)
                } catch {
                    status = "PrepareFail"
                }
            }
        }
        if request.fault == .unknownState { status = "Pondering" }
        let basic: [String: AlibabaJSON] = [
            "MediaId": .text(asset.mediaID), "InputURL": .text(asset.inputURL ?? ""), "MediaType": .text("audio"),
            "Title": .text(asset.title), "Status": .text(status),
        ]
        let info: [String: AlibabaJSON] = [
            "MediaId": .text(asset.mediaID), "MediaBasicInfo": .object(basic),
            "FileInfoList": .list(file.map { [.object($0)] } ?? []),
        ]
        return .json(
            AlibabaJSON.object(["RequestId": .text(request.id.uppercased()), "MediaInfo": .object(info)]))
    }

    /// Media that are there from the start: nothing is known of them but that they can be used.
    private static func withoutBytes(_ mediaID: String, _ request: SandboxRequest) -> SandboxAnswer {
        let info: [String: AlibabaJSON] = [
            "MediaId": .text(mediaID), "FileInfoList": .list([]),
            "MediaBasicInfo": .object([
                "MediaId": .text(mediaID), "MediaType": .text("audio"), "Status": .text("Normal"),
            ]),
        ]
        return .json(AlibabaJSON.object(["RequestId": .text(request.id.uppercased()), "MediaInfo": .object(info)]))
    }

    /// What is known of an asset's file: all numbers are texts.
    private func facts(of object: StoredObject, _ measured: RecordingMeasurement? = nil) -> [String: AlibabaJSON] {
        var facts: [String: AlibabaJSON] = [
            "FileName": .text(object.file.lastPathComponent), "FileStatus": .text("Normal"),
            "FileType": .text("source_file"), "FileSize": .text("\(object.digests.byteCount)"), "Region": .text(region),
        ]
        guard let measured else { return ["FileBasicInfo": .object(facts), "AudioStreamInfoList": .list([])] }
        let duration = AlibabaJSON.text(String(format: "%.6f", measured.duration.seconds))
        facts["Duration"] = duration
        facts["FormatName"] = .text(measured.container.rawValue)
        let stream: [String: AlibabaJSON] = [
            "SampleRate": .text("\(measured.sampleRate)"), "Channels": .text("\(measured.channelCount)"),
            "CodecName": .text(measured.codec.rawValue), "Duration": duration,
        ]
        return ["FileBasicInfo": .object(facts), "AudioStreamInfoList": .list([.object(stream)])]
    }

    private func address(_ text: String) -> AlibabaObjectAddress? {
        AlibabaObjectAddress(text, region: region, sandbox: world.endpoint(of: .alibabaOSS))
    }
}
