// A certified OpenID Connect provider on loopback, for tests: node provider.mjs CLIENT_ID SECRET REDIRECT_URI
// Prints its issuer when it listens.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [clientId, clientSecret, redirectUri] = process.argv.slice(2);
const server = createServer();

// Ends with the test that started it, however that ends.
process.stdin.resume().on("end", () => process.exit());

server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    features: { claimsParameter: { enabled: true } },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    // Whoever signs in is known by the name that was typed; "unverified" has an address nobody confirmed.
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: `${id}@example.org`,
        email_verified: id !== "unverified",
        name: `${id} at the provider`,
      }),
    }),
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
