// The address of a mock server in; what twilio-node makes of it, or the first assertion that fails, out.

const assert = require("node:assert");
const twilio = require("twilio");

const base = process.argv[2];
const account = "AC0123456789abcdef0123456789abcdef";
const chatServiceSid = "IS0123456789abcdef0123456789abcdef";

// Sends everything to the mock server. It is all that a test has to add.
class MockClient extends twilio.RequestClient {
  request(options) {
    return super.request({ ...options, uri: options.uri.replace("https://flex-api.twilio.com", base) });
  }
}

async function main() {
  const client = twilio(account, "token", { httpClient: new MockClient() });
  const { flexFlow, interaction, plugins } = client.flexApi.v1;

  const made = [];
  for (let n = 0; n < 5; n++) {
    made.push(await flexFlow.create({ friendlyName: `node ${n}`, chatServiceSid, channelType: "web" }));
  }
  const [flow] = made;
  assert.strictEqual(flow.accountSid, account);
  assert.ok(flow.dateCreated instanceof Date && !isNaN(flow.dateCreated));
  // A record that twilio-node has just created does not know its own SID when it is fetched.
  const context = flexFlow(flow.sid);
  assert.strictEqual((await context.fetch()).friendlyName, "node 0");
  const updated = await context.update({ enabled: false, "integration.timeout": 60 });
  assert.deepStrictEqual([updated.enabled, updated.integration.timeout], [false, 60]);
  assert.strictEqual((await context.fetch()).enabled, false);

  const sids = (list) => list.map((one) => one.sid);
  const listed = await flexFlow.list({ pageSize: 2 });
  assert.deepStrictEqual(sids(listed).filter((sid) => sids(made).includes(sid)), sids(made));
  assert.deepStrictEqual(sids(await flexFlow.list({ friendlyName: "node 3" })), [made[3].sid]);
  assert.strictEqual(await context.remove(), true);
  await assert.rejects(context.fetch(), { status: 404, code: 20404 });
  await assert.rejects(flexFlow.create({ friendlyName: "x", chatServiceSid: "wrong", channelType: "web" }),
    { status: 400, code: 20001 });

  const started = await interaction.create({ channel: { type: "web", initiated_by: "api" } });
  const [channel] = await interaction(started.sid).channels.list();
  assert.strictEqual(channel.sid, started.channel.sid);
  const participants = interaction(started.sid).channels(channel.sid).participants;
  const participant = await participants.create({ type: "agent", mediaProperties: { type: "email" } });
  assert.deepStrictEqual(sids(await participants.list()), [participant.sid]);

  const plugin = await plugins.create({ uniqueName: "node-plugin" });
  assert.strictEqual((await plugins("node-plugin").fetch()).sid, plugin.sid);
  const chat = await client.flexApi.v2.webChannels.create({ addressSid: "IG0123456789abcdef0123456789abcdef" });
  assert.ok(chat.conversationSid.startsWith("CH") && chat.identity);
  console.log("twilio-node: create, list, fetch, update, delete");
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
