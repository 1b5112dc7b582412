"""Huawei MetaStudio through huaweicloudsdkmetastudio, and OBS by its presigned URLs."""

import hashlib
import urllib.error
import urllib.request

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkmetastudio.v1 import (
    CommitJobReq, CommitVoiceTrainingJobRequest, CreateTrainingAdvanceJobRequest, CreateTrainingBasicJobRequest,
    CreateTrainingJobReq, CreateTrainingMiddleJobRequest, ListVoiceTrainingJobRequest, MetaStudioClient,
    ShowJobAuditResultRequest, ShowJobUploadingAddressRequest, ShowTenantDurationCfgRequest,
    ShowVoiceTrainingJobRequest, ShowVoiceTrainingQuotasRequest)

from .audio import tone, zipped
from .call import Call, Suite, same, until
from .sandbox import spoiled

# API gateway, "Incorrect IAM authentication information".
REFUSED = {"APIG.0301", "APIGW.0301"}
HOUR = 3600


def clients(sandbox, spoil):
    secret = sandbox.credentials["huawei"]
    sk = spoiled(secret["sk"]) if spoil else secret["sk"]
    return (
        MetaStudioClient.new_builder()
        .with_credentials(BasicCredentials(secret["ak"], sk, secret["projectId"]))
        .with_endpoints([sandbox.endpoints["huawei-metastudio"]])
        .build()
    )


def code(error):
    return error.error_code if isinstance(error, ServiceResponseException) else None


def put(url, body, headers):
    """A PUT with these headers, and as few others as Python lets one send: the status, the ETag, the body."""
    request = urllib.request.Request(url, data=body, method="PUT")
    # urllib adds a form's type where none is given; OBS signs the type, so an empty one must be possible.
    request.add_unredirected_header("Content-type", headers.get("Content-Type", ""))
    for name, value in headers.items():
        if name != "Content-Type":
            request.add_unredirected_header(name, value)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers.get("ETag"), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, None, error.read().decode()


def create(kind, method, name):
    def perform(client, _):
        body = CreateTrainingJobReq(
            voice_name=name, sex="FEMALE", language="CN", create_type="PACKAGE", tag="ECOMMERCE",
            description="温柔的女声 + ~*'\"")
        return getattr(client, method)(kind(body=body))

    return perform


def created(job):
    def examine(answer, seen):
        assert answer.job_id, "no job_id"
        assert answer.training_data_uploading_url.startswith("http://127.0.0.1:"), answer
        assert answer.authorization_letter_uploading_url.startswith("http://127.0.0.1:"), answer
        seen[job] = answer.job_id
        seen[job + " zip"] = answer.training_data_uploading_url
        seen[job + " letter"] = answer.authorization_letter_uploading_url

    return examine


def fresh(answer, seen):
    assert answer.package_url.training_data_uploading_url.startswith("http://127.0.0.1:"), answer
    assert answer.authorization_letter_uploading_url.startswith("http://127.0.0.1:"), answer
    seen["premium zip"] = answer.package_url.training_data_uploading_url
    seen["premium letter"] = answer.authorization_letter_uploading_url


def package(seen):
    if "package" not in seen:
        seen["package"] = zipped({"take.wav": tone(HOUR, 16000)})
    return seen["package"]


def forged(url):
    """The URL with another first character of its signature."""
    place = url.index("Signature=") + len("Signature=")
    return url[:place] + ("A" if url[place] != "A" else "B") + url[place + 1 :]


def refused_put(answer, _):
    status, _, body = answer
    same(status, 403, "the status")
    assert "<Code>SignatureDoesNotMatch</Code>" in body, body


def stored(content):
    def examine(answer, seen):
        status, tag, body = answer
        same(status, 200, f"the status (with {body})")
        same(tag, f'"{hashlib.md5(content(seen)).hexdigest()}"', "the ETag")

    return examine


LETTER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def put_letter(_, seen):
    # Which type the letter's URL is signed for is not documented: the documents' order of trying.
    answers = [put(seen["premium letter"], LETTER, {"Content-Type": t}) for t in ["application/pdf", ""]]
    return next((a for a in answers if a[0] == 200), answers[0])


def show(client, seen):
    return client.show_voice_training_job(ShowVoiceTrainingJobRequest(job_id=seen["premium"]))


def succeeded(answer, seen):
    same(str(answer.state), "SUCCEED", f"the state (failed with {answer.job_failed_code} {answer.job_failed_reason})")
    assert answer.asset_id, "no asset_id"
    same(answer.job_id, seen["premium"], "job_id")
    same(answer.job_type, "ADVANCE", "job_type")


def quotas(answer, _):
    assert answer.resource_available_nums.advance > 0, answer


def durations(answer, _):
    assert answer.advance_min > 0, answer


def listed(answer, seen):
    assert seen["premium"] in [job.job_id for job in answer.jobs], answer
    assert answer.count >= 3, answer


SUITE = Suite("huawei", clients, code, [
    Call("ShowVoiceTrainingQuotas",
         lambda c, s: c.show_voice_training_quotas(ShowVoiceTrainingQuotasRequest()), quotas, REFUSED),
    Call("ShowTenantDurationCfg",
         lambda c, s: c.show_tenant_duration_cfg(ShowTenantDurationCfgRequest()), durations, REFUSED),
    Call("CreateTrainingBasicJob",
         create(CreateTrainingBasicJobRequest, "create_training_basic_job", "Basic"), created("basic"), REFUSED),
    Call("CreateTrainingMiddleJob",
         create(CreateTrainingMiddleJobRequest, "create_training_middle_job", "Middle"), created("middle"), REFUSED),
    Call("CreateTrainingAdvanceJob",
         create(CreateTrainingAdvanceJobRequest, "create_training_advance_job", "女声 A+B"), created("premium"),
         REFUSED),
    Call("ShowJobUploadingAddress",
         lambda c, s: c.show_job_uploading_address(ShowJobUploadingAddressRequest(job_id=s["premium"])), fresh,
         REFUSED),
    Call("PUT zip, its type with a charset",
         lambda c, s: put(s["premium zip"], b"zip", {"Content-Type": "application/zip; charset=utf-8"}), refused_put,
         outcome="refused"),
    Call("PUT zip, without a type", lambda c, s: put(s["premium zip"], b"zip", {}), refused_put, outcome="refused"),
    Call("PUT zip, with x-obs-acl",
         lambda c, s: put(s["premium zip"], b"zip", {"Content-Type": "application/zip", "x-obs-acl": "private"}),
         refused_put, outcome="refused"),
    Call("PUT zip, one character of the URL's signature changed",
         lambda c, s: put(forged(s["premium zip"]), b"zip", {"Content-Type": "application/zip"}), refused_put,
         outcome="refused"),
    Call("PUT zip",
         lambda c, s: put(s["premium zip"], package(s), {"Content-Type": "application/zip"}), stored(package)),
    Call("PUT letter", put_letter, stored(lambda _: LETTER)),
    Call("CommitVoiceTrainingJob",
         lambda c, s: c.commit_voice_training_job(
             CommitVoiceTrainingJobRequest(job_id=s["premium"], body=CommitJobReq(description="再次"))),
         None, REFUSED),
    Call("ShowVoiceTrainingJob",
         lambda c, s: until(lambda: show(c, s), lambda a: str(a.state) in ("SUCCEED", "FAILED", "AUDIT_FAILED")),
         succeeded, REFUSED),
    Call("ShowJobAuditResult",
         lambda c, s: c.show_job_audit_result(ShowJobAuditResultRequest(job_id=s["premium"])), None, REFUSED),
    Call("ListVoiceTrainingJob",
         lambda c, s: c.list_voice_training_job(ListVoiceTrainingJobRequest(limit=100)), listed, REFUSED),
])
