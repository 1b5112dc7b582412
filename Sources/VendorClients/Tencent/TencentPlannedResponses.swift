extension ApplyUpload: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response {
        Response(
            storageBucket: "<StorageBucket>", storageRegion: "<StorageRegion>",
            vodSessionKey: plan.placeholder("VodSessionKey"),
            mediaStoragePath: "/" + plan.placeholder("MediaStoragePath"),
            temporaryCredentials: TencentCredentials(
                secretID: "<SecretId>", secretKey: Secret("<SecretKey>"), token: Secret("<Token>")))
    }
}

extension CommitUpload: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response { Response(fileID: plan.placeholder("FileId")) }
}

extension CreateAigcAudioClone: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response { Response(taskID: plan.placeholder("TaskId")) }
}

extension DescribeTasks: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response { Response(tasks: []) }
}

extension COSPutObject: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response {
        Response(entityTag: plan.placeholder("ETag"), crc64: crc64)
    }
}
