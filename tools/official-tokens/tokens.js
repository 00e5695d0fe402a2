// A case in JSON per line in; a token that twilio-node made of it, or what it reads in a token, as JSON per line out.
"use strict";

const readline = require("node:readline");
const jsonwebtoken = require("jsonwebtoken");
const twilio = require("twilio");

const { AccessToken } = twilio.jwt;

const GRANTS = {
  chat: (grant) =>
    new AccessToken.ChatGrant({
      serviceSid: grant.service_sid,
      endpointId: grant.endpoint_id,
      deploymentRoleSid: grant.deployment_role_sid,
      pushCredentialSid: grant.push_credential_sid,
    }),
  data_sync: (grant) =>
    new AccessToken.SyncGrant({ serviceSid: grant.service_sid, endpointId: grant.endpoint_id }),
  video: (grant) => new AccessToken.VideoGrant({ room: grant.room }),
  task_router: (grant) =>
    new AccessToken.TaskRouterGrant({
      workspaceSid: grant.workspace_sid,
      workerSid: grant.worker_sid,
      role: grant.role,
    }),
  player: (grant) => new AccessToken.PlaybackGrant({ grant }),
  voice: (grant) =>
    new AccessToken.VoiceGrant({
      incomingAllow: grant.incoming?.allow,
      outgoingApplicationSid: grant.outgoing?.application_sid,
      outgoingApplicationParams: grant.outgoing?.params,
      pushCredentialSid: grant.push_credential_sid,
      endpointId: grant.endpoint_id,
    }),
};

function accessToken(test) {
  const now = Math.floor(Date.now() / 1000);
  const token = new AccessToken(test.account, test.key, test.secret, {
    identity: test.grants.identity,
    nbf: test.nbf,
    ttl: test.exp - now,
    region: test.region ?? undefined,
  });
  for (const [name, grant] of Object.entries(test.grants)) {
    if (name in GRANTS) token.addGrant(GRANTS[name](grant));
  }
  if (test.algorithm !== "none") return token.toJwt(test.algorithm);
  // The library refuses to make one without a signature.
  const { payload, header } = jsonwebtoken.decode(token.toJwt(), { complete: true });
  return jsonwebtoken.sign(payload, null, { algorithm: "none", header: { ...header, alg: "none" } });
}

// The header and the claims of a token, if the library accepts it.
function read(test) {
  try {
    const { header, payload } = jsonwebtoken.verify(test.token, test.secret, {
      algorithms: ["HS256"],
      complete: true,
    });
    return { header, claims: payload };
  } catch {
    return null;
  }
}

const ACTIONS = { make: accessToken, read };

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const test = JSON.parse(line);
  console.log(JSON.stringify(ACTIONS[test.action](test)));
});
