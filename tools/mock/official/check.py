"""The address of a mock server in; what twilio-python makes of it, or the first assertion that fails, out."""

import sys

from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

BASE = sys.argv[1]
ACCOUNT = "AC0123456789abcdef0123456789abcdef"
CHAT_SERVICE = "IS0123456789abcdef0123456789abcdef"


class MockHttpClient(TwilioHttpClient):
    """Sends everything to the mock server. It is all that a test has to add."""

    def request(self, method, url, *args, **kwargs):
        return super().request(method, url.replace("https://flex-api.twilio.com", BASE), *args, **kwargs)


client = Client(ACCOUNT, "token", http_client=MockHttpClient())
flows = client.flex_api.v1.flex_flow

made = [flows.create(friendly_name=f"python {n}", chat_service_sid=CHAT_SERVICE, channel_type="web") for n in range(5)]
flow = made[0]
assert flow.account_sid == ACCOUNT and flow.sid.startswith("FO") and flow.date_created is not None
assert flow.fetch().friendly_name == "python 0"
assert flow.update(enabled=False, integration_timeout=60).integration["timeout"] == 60
assert flows(flow.sid).fetch().enabled is False

listed = flows.list(page_size=2)
assert [one.sid for one in listed] == [one.sid for one in made], "each record once, over three pages"
assert [one.sid for one in flows.list(friendly_name="python 3")] == [made[3].sid]
assert flow.delete() is True
try:
    flow.fetch()
    raise AssertionError("a deleted flow is fetched")
except TwilioRestException as error:
    assert (error.status, error.code) == (404, 20404), error
try:
    flows.create(friendly_name="x", chat_service_sid="wrong", channel_type="web")
    raise AssertionError("a wrong SID is taken")
except TwilioRestException as error:
    assert (error.status, error.code) == (400, 20001), error

interaction = client.flex_api.v1.interaction.create(channel={"type": "web", "initiated_by": "api"})
(channel,) = interaction.channels.list()
assert channel.interaction_sid == interaction.sid and interaction.channel["sid"] == channel.sid
participant = channel.participants.create(type="agent", media_properties={"type": "email"})
assert [one.sid for one in channel.participants.list()] == [participant.sid]

plugin = client.flex_api.v1.plugins.create(unique_name="python-plugin")
version = plugin.plugin_versions.create(resource_version="1.0.0", plugin_url="https://example.com/plugin.js")
assert version.plugin_sid == plugin.sid
chat = client.flex_api.v2.web_channels.create(address_sid="IG0123456789abcdef0123456789abcdef")
assert chat.conversation_sid.startswith("CH") and chat.identity
question = client.flex_api.v1.insights_questionnaires_question.create(
    category_sid="FY0123456789abcdef0123456789abcdef", question="How?", answer_set_id="a", allow_na=True)
assert question.category["category_sid"] == "FY0123456789abcdef0123456789abcdef"
print("twilio-python: create, list, fetch, update, delete")
