"""A case in JSON per line in; a token that twilio-python made of it, or what it reads in a token, as JSON per line out."""

import json
import sys
import warnings

warnings.simplefilter("ignore")

import jwt  # noqa: E402
from twilio.jwt.access_token import AccessToken, grants  # noqa: E402
from twilio.jwt.taskrouter import capabilities  # noqa: E402

CAPABILITIES = {
    "worker": capabilities.WorkerCapabilityToken,
    "task_queue": capabilities.TaskQueueCapabilityToken,
    "workspace": capabilities.WorkspaceCapabilityToken,
}


def access_token(case):
    voice = case["grants"].get("voice", {})
    outgoing = voice.get("outgoing", {})
    make = {
        "chat": grants.ChatGrant,
        "data_sync": grants.SyncGrant,
        "video": grants.VideoGrant,
        "task_router": grants.TaskRouterGrant,
        "player": lambda **grant: grants.PlaybackGrant(grant),
        "voice": lambda **_: grants.VoiceGrant(
            incoming_allow=voice.get("incoming", {}).get("allow"),
            outgoing_application_sid=outgoing.get("application_sid"),
            outgoing_application_params=outgoing.get("params"),
            push_credential_sid=voice.get("push_credential_sid"),
            endpoint_id=voice.get("endpoint_id"),
        ),
    }
    token = AccessToken(
        case["account"],
        case["key"],
        case["secret"],
        identity=case["grants"].get("identity"),
        grants=[make[name](**grant) for name, grant in case["grants"].items() if name in make],
        nbf=case["nbf"],
        valid_until=case["exp"],
        region=case["region"],
    )
    if case["algorithm"] == "HS256":
        return token.to_jwt()
    secret = None if case["algorithm"] == "none" else case["secret"]
    return jwt.encode(token.payload, secret, algorithm=case["algorithm"], headers=token._generate_headers())


def read(case):
    """The header and the claims of a token, if the library accepts it."""
    try:
        token = AccessToken.from_jwt(case["token"], case["secret"])
    except Exception:
        return None
    return {"header": token.headers, "claims": token.payload}


def capability(case):
    arguments = [case["account"], case["secret"], case["workspace"]]
    if case["kind"] != "workspace":
        arguments.append(case["channel"])
    token = CAPABILITIES[case["kind"]](*arguments, **{option: True for option in case["options"]})
    return token.payload


ACTIONS = {"make": access_token, "read": read, "capability": capability}

for line in sys.stdin:
    case = json.loads(line)
    print(json.dumps(ACTIONS[case["action"]](case)), flush=True)
