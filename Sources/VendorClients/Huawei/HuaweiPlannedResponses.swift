extension HuaweiLogin: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> HuaweiCredentials {
        HuaweiCredentials(.token(Secret("<token>")), projectID: projectID)
    }
}

extension ShowVoiceTrainingQuotas: PlannedResponse {
    /// What is left, the service says.
    func plannedResponse(in plan: RequestPlan) -> Response { Response(available: [:]) }
}

extension ShowTenantDurationCfg: PlannedResponse {
    /// The tenant's own limits, the service says.
    func plannedResponse(in plan: RequestPlan) -> Response { Response(seconds: [:]) }
}

extension CreateTrainingJob: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Response {
        Response(
            jobID: plan.placeholder("JobId"), trainingData: OBSAddress(plan.placeholder("training_data_uploading_url")),
            segments: nil, authorizationLetter: OBSAddress(plan.placeholder("authorization_letter_uploading_url")))
    }
}

extension CommitVoiceTrainingJob: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) {}
}

extension OBSPutObject: PlannedResponse {
    func plannedResponse(in plan: RequestPlan) -> Receipt { Receipt(etag: plan.placeholder("ETag"), requestID: nil) }

    /// The request in a plan: whole addresses are named by the vendor, so that the placeholder stands where a host does.
    var planned: HTTPRequest {
        HTTPRequest(
            method: "PUT", endpoint: Endpoint(host: address.reveal()),
            headers: contentType.map { [HTTPRequest.Header("Content-Type", $0)] } ?? [],
            body: .file(file, byteCount: byteCount))
    }
}
