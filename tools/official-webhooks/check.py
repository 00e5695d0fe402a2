"""Cases in, one per line as JSON; for each, what twilio-python makes of it out."""

import json
import sys
from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator, get_signature_algorithm


class Fields(dict):
    """A form with several values per name, as web frameworks have it."""

    def getlist(self, name):
        return self[name]


def fields(form):
    parsed = Fields()
    for name, value in parse_qsl(form, keep_blank_values=True):
        parsed.setdefault(name, []).append(value)
    return parsed


for line in sys.stdin:
    case = json.loads(line)
    validator = RequestValidator(case["secret"])
    algorithm = get_signature_algorithm(case["settings"])
    is_form = case["form"] is not None
    content = fields(case["form"]) if is_form else case["body"]
    answer = {
        "signature": validator.compute_signature(case["url"], content if is_form else {}, algorithm),
        "hash": None if is_form else validator.compute_hash(case["body"]),
        "accepts": validator.validate(case["url"], content, case["signature"], algorithm),
    }
    print(json.dumps(answer))
