// Cases in, one per line as JSON; for each, what twilio-node makes of it out.
"use strict";

const querystring = require("querystring");
const readline = require("readline");
const webhooks = require("twilio/lib/webhooks/webhooks");

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { secret, url, form, body, signature } = JSON.parse(line);
  const isForm = form !== null;
  const fields = isForm ? querystring.parse(form) : {};
  console.log(
    JSON.stringify({
      signature: webhooks.getExpectedTwilioSignature(secret, url, fields),
      hash: isForm ? null : webhooks.getExpectedBodyHash(body),
      accepts: isForm
        ? webhooks.validateRequest(secret, signature, url, fields)
        : webhooks.validateRequestWithBody(secret, signature, url, body),
    }),
  );
});
