"""An OpenID Connect provider on loopback: honest by default, and every part of it can be made to lie."""

import base64
import hashlib
import json
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from sahienglish.core import clock

POLL_SECONDS = 0.01
"""How soon a provider notices that it is to stop."""

CLIENT_ID, CLIENT_SECRET = "sahi english", "s3cret/with+signs"
ASHA = {"sub": "248289761001", "email": "asha@example.org", "email_verified": True, "name": "Asha Rao"}


class SigningKey:
    """A private key with an id, and its public half as a JWK."""

    def __init__(self, key_id: str, *, bits: int = 2048) -> None:
        self.key_id = key_id
        self.private = rsa.generate_private_key(65537, bits)

    def public(self, **members: Any) -> dict[str, Any]:
        jwk = jwt.algorithms.RSAAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return jwk | {"kid": self.key_id, "use": "sig", "alg": "RS256"} | members

    def sign(self, claims: dict[str, Any], **header: Any) -> str:
        return jwt.encode(claims, self.private, "RS256", headers={"kid": self.key_id} | header)


@cache
def shared_key() -> SigningKey:
    """Return the key of every provider: making one takes a tenth of a second."""
    return SigningKey("one")


class Provider(ThreadingHTTPServer):
    """Its `user` is the one who signs in; `configuration`, `keys`, `claims` and `sign` are what it says."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.user: dict[str, Any] = dict(ASHA)
        self.key = shared_key()
        self.keys = [self.key.public()]
        self.configuration: dict[str, Any] = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "authorization_response_iss_parameter_supported": True,
            "code_challenge_methods_supported": ["S256"],
        }
        self.claims: dict[str, Any] = {}
        self.sign: Callable[[dict[str, Any]], str] = self.key.sign
        self.token_response: dict[str, Any] = {}
        self.asked: list[str] = []
        self._flows: dict[str, dict[str, str]] = {}

    def settings(self, **changed: str) -> dict[str, dict[str, str]]:
        """Return `OIDC_PROVIDERS` with this provider alone, called acme."""
        parts = {
            "issuer": self.issuer,
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "label": "Acme",
        }
        return {"acme": parts | changed}

    def approve(self, location: str) -> dict[str, str]:
        """Sign the user in at the address the browser was sent to; return what the browser brings back."""
        asked = dict(parse_qsl(urlsplit(location).query))
        assert location.startswith(self.configuration["authorization_endpoint"] + "?"), location
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT_ID)
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self._flows[code] = asked | {"user": json.dumps(self.user)}
        return {"code": code, "state": asked["state"], "iss": self.issuer}

    def id_token(self, code: str) -> str:
        flow = self._flows[code]
        now = int(clock.now().timestamp())
        honest = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": flow["nonce"]}
        claims = honest | json.loads(flow["user"]) | self.claims
        return self.sign({name: value for name, value in claims.items() if value is not ...})

    def redeem(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """Check a request to the token endpoint as RFC 6749 and RFC 7636 say; return its response."""
        client = ":".join(
            (CLIENT_ID.replace(" ", "%20"), CLIENT_SECRET.replace("/", "%2F").replace("+", "%2B"))
        )
        named = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        flow = self._flows.get(form.get("code", ""))
        if named != client or unquote(named).count(":") != 1 or flow is None:
            return None
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != flow["code_challenge"] or form["redirect_uri"] != flow["redirect_uri"]:
            return None
        token = {"access_token": "unused", "token_type": "Bearer", "id_token": self.id_token(form["code"])}
        del self._flows[form["code"]]
        return token | self.token_response


class Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if urlsplit(self.path).path == "/authorize":
            self._approve()
            return
        pages = {
            "/.well-known/openid-configuration": self.server.configuration,
            "/keys": {"keys": self.server.keys},
        }
        self._send(pages.get(self.path))

    def _approve(self) -> None:
        """Sign a browser in without a question, and send it back."""
        address = f"{self.server.issuer}{self.path}"
        returned = self.server.approve(address)
        back = dict(parse_qsl(urlsplit(address).query))["redirect_uri"]
        self.send_response(302)
        self.send_header("Location", f"{back}?{urlencode(returned)}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        self.server.asked.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._send(self.server.redeem(dict(parse_qsl(body)), self.headers.get("Authorization", "")))

    def _send(self, document: dict[str, Any] | None) -> None:
        body = json.dumps(document or {"error": "invalid_request"}).encode()
        self.send_response(200 if document else 400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def running() -> Iterator[Provider]:
    with Provider() as provider:
        threading.Thread(target=provider.serve_forever, args=(POLL_SECONDS,), daemon=True).start()
        yield provider
        provider.shutdown()
