extension ListCustomizedVoiceJobs: PlannedResponse {
    /// No job is like the new one.
    func plannedResponse(in plan: RequestPlan) -> Response { Response(jobs: [], totalCount: 0) }
}

extension CreateUploadMedia: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response {
        Response(
            mediaID: plan.placeholder("MediaId"),
            ticket: AlibabaUploadTicket(
                endpoint: Endpoint(host: "<Endpoint>"), region: .shanghai, bucket: "<Bucket>",
                key: plan.placeholder("FileName"),
                credentials: AlibabaCredentials(
                    accessKeyID: "<AccessKeyId>", accessKeySecret: Secret("<AccessKeySecret>"),
                    securityToken: Secret("<SecurityToken>"))))
    }
}

extension RegisterMediaInfo: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response { Response(mediaID: plan.placeholder("MediaId")) }
}

extension GetMediaInfo: PlannedResponse {
    /// The service has analysed it, and says nothing of its length.
    func plannedResponse(in plan: RequestPlan) -> Response {
        switch key {
        case .mediaID(let mediaID): Response(mediaID: mediaID, status: .normal)
        case .inputURL: Response(mediaID: plan.placeholder("MediaId"), status: .normal)
        }
    }
}

extension CreateCustomizedVoiceJob: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response {
        Response(jobID: plan.placeholder("JobId"), voiceID: voiceID)
    }
}

extension GetDemonstrationForCustomizedVoiceJob: PlannedResponse {
    /// Which sentences there are, the service says.
    func plannedResponse(in plan: RequestPlan) -> Response { Response(sentences: []) }
}

extension DetectAudioForCustomizedVoiceJob: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response { Response(hasPassed: true) }
}

extension SubmitCustomizedVoiceJob: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response {
        Response(jobID: plan.placeholder("JobId"), voiceID: voiceID)
    }
}

extension SubmitStandardCustomizedVoiceJob: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response { Response(jobID: plan.placeholder("JobId")) }
}

extension SubmitCosyVoiceCustomizedVoiceJob: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response { Response(jobID: plan.placeholder("JobId")) }
}

extension OSSPutObject: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response { plan.placeholder("ETag") }
}

extension OSSInitiateMultipartUpload: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response { plan.placeholder("UploadId") }
}

extension OSSUploadPart: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response {
        OSSPart(
            number: number, entityTag: plan.placeholder("ETag"), byteCount: body.byteCount, crc64: expectedCRC64)
    }
}

extension OSSCompleteMultipartUpload: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response { plan.placeholder("ETag") }
}
