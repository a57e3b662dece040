"""A real OpenID Connect provider on this machine, as a broker or a municipality would have.

Discovery, the authorization code with PKCE (S256), a signed ID token and the keys to check it.
It signs everybody in at once as the person it was told to.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET, KEY_ID = "uitdaagloket", "only-for-tests", "key-1"
_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider(ThreadingHTTPServer):
    """Remembers which code was given for which challenge."""

    def __init__(self, claims: dict[str, Any]) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.claims = claims
        self.issued: dict[str, dict[str, str]] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answers(BaseHTTPRequestHandler):
    server: Provider

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(place.query).items()}
        if place.path == "/.well-known/openid-configuration":
            self._json(
                {
                    "issuer": self.server.url,
                    "authorization_endpoint": f"{self.server.url}/authorize",
                    "token_endpoint": f"{self.server.url}/token",
                    "userinfo_endpoint": f"{self.server.url}/userinfo",
                    "jwks_uri": f"{self.server.url}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        elif place.path == "/authorize":
            assert asked["code_challenge_method"] == "S256"
            code = f"code-{len(self.server.issued)}"
            self.server.issued[code] = asked
            query = urlencode({"code": code, "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{query}")
            self.end_headers()
        elif place.path == "/userinfo":
            self._json(self.server.claims)
        elif place.path == "/keys":
            key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(_KEY.public_key()))
            self._json({"keys": [{**key, "kid": KEY_ID, "alg": "RS256", "use": "sig"}]})

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        sent = {n: v[0] for n, v in parse_qs(self.rfile.read(length).decode()).items()}
        asked = self.server.issued.pop(sent["code"])
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (challenge, sent["client_secret"]) != (asked["code_challenge"], CLIENT_SECRET):
            self.send_error(400)
            return
        now = int(time.time())
        claims = {
            **self.server.claims,
            "iss": self.server.url,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 60,
        }
        token = jwt.encode(claims, _KEY, algorithm="RS256", headers={"kid": KEY_ID})
        self._json({"access_token": "access", "token_type": "Bearer", "id_token": token})

    def _json(self, data: dict[str, Any]) -> None:
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running(**claims: Any) -> Iterator[Provider]:
    """A provider that says that these are the claims of whoever comes."""
    server = Provider(claims)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
