import Foundation

extension TencentVODService {
    /// The kinds of media that VOD takes (document/product/266/2846), audio first.
    private static let mediaTypes: Set<String> = [
        "mp3", "m4a", "flac", "ogg", "wav", "ra", "aac", "amr", "wmv", "wm", "asf", "asx", "rm", "rmvb", "mpg", "mpeg",
        "mpe", "vob", "dat", "mov", "3gp", "mp4", "mp4v", "m4v", "mkv", "avi", "flv", "f4v", "ts", "webm",
    ]
    /// How long a temporary credential is good for, in seconds.
    private static let credentialLife = 7200.0

    func apply(_ body: Data, _ request: SandboxRequest) throws(TencentRefusal) -> SandboxAnswer {
        let parameters = try TencentParameters(
            body,
            known: [
                "MediaType", "SubAppId", "MediaName", "CoverType", "Procedure", "ExpireTime", "StorageRegion",
                "ClassId",
                "SourceContext", "SessionContext", "ExtInfo", "MediaStoragePath",
            ])
        let type = try parameters.requiredText("MediaType").lowercased()
        guard Self.mediaTypes.contains(type) else {
            throw .value("MediaType", "\"\(type)\" is not supported", code: "InvalidParameterValue.MediaType")
        }
        let subAppID = try parameters.application()
        _ = try parameters.text("SourceContext", atMost: 250, code: "InvalidParameterValue.SourceContextTooLong")
        _ = try parameters.text("SessionContext", atMost: 1000, code: "InvalidParameterValue.SessionContextTooLong")
        _ = try parameters.integer("ClassId")
        for name in ["MediaName", "CoverType", "Procedure", "ExtInfo"] { _ = try parameters.text(name) }
        if let expiry = try parameters.text("ExpireTime"), (try? Date(expiry, strategy: .iso8601)) == nil {
            throw .value(
                "ExpireTime",
                "\"\(expiry)\" is not an ISO 8601 "
                    + "time", code: "InvalidParameterValue.ExpireTime")
        }
        if let region = try parameters.text("StorageRegion"), region != world.credentials.tencent.region {
            throw .value(
                "StorageRegion", "there is only \(world.credentials.tencent.region)",
                code: "InvalidParameterValue.StorageRegion")
        }
        let given = try parameters.text("MediaStoragePath")
        guard given?.hasPrefix("/") ?? true else { throw .value("MediaStoragePath", "it does not begin with a slash") }

        let fileID = "5145403" + String((0..<12).map { _ in Character("\(Int.random(in: 0...9))") })
        let front = "\(RandomText.hexadecimal(8))vodcq\(TencentAccount.accountNumber)"
        let path = given ?? "/\(front)/\(RandomText.hexadecimal(8))\(fileID)/\(RandomText.alphanumeric(12)).\(type)"
        let key = String(path.dropFirst())
        let life = request.fault == .expireURL ? -1 : Self.credentialLife
        let credential = TencentAccount.TemporaryCredential(
            secretID: "AKIDtemporary" + RandomText.alphanumeric(40), secretKey: RandomText.alphanumeric(44),
            token: RandomText.alphanumeric(200), expires: request.now.addingTimeInterval(life), key: key)
        let session = RandomText.alphanumeric(190)
        vendor.open(
            TencentAccount.UploadSession(subAppID: subAppID, key: key, fileID: fileID), named: session, with: credential
        )
        return success(
            [
                "StorageBucket": .text(TencentAccount.bucket), "StorageRegion": .text(world.credentials.tencent.region),
                "VodSessionKey": .text(session), "MediaStoragePath": .text(path), "CoverStoragePath": .null,
                "TempCertificate": .object([
                    "SecretId": .text(credential.secretID), "SecretKey": .text(credential.secretKey),
                    "Token": .text(credential.token),
                    "ExpiredTime": .integer(Int64(credential.expires.timeIntervalSince1970)),
                ]),
            ], request)
    }

    func commit(_ body: Data, _ request: SandboxRequest) async throws(TencentRefusal) -> SandboxAnswer {
        let parameters = try TencentParameters(body, known: ["VodSessionKey", "SubAppId"])
        let name = try parameters.requiredText("VodSessionKey")
        let subAppID = try parameters.application()
        guard let session = vendor.uploadSession(name), session.subAppID == subAppID else {
            throw .value("VodSessionKey", "there is no such session", code: "InvalidParameterValue.VodSessionKey")
        }
        let object = await world.objects.object(TencentAccount.bucket, session.key)
        guard session.isCommitted || object != nil else {
            throw TencentRefusal("FailedOperation", "The media file was not uploaded.")
        }
        vendor.commit(name)
        let address = "\(world.endpoint(of: .tencentCOS))/\(session.key)"
        return success(
            ["FileId": .text(session.fileID), "MediaUrl": .text(address), "CoverUrl": .text("")], request)
    }
}
