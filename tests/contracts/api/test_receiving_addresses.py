"""Messages go to the internet over https only; on a machine of one's own also to itself."""

from __future__ import annotations

import pytest

from contracts.api.receiving_addresses import look_up
from contracts.errors import Refused


def refusal(url):
    with pytest.raises(Refused) as refused:
        look_up(url)
    return refused.value.code


@pytest.fixture
def on_a_server(settings):
    settings.WEBHOOKS_TO_THIS_MACHINE = False


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://192.0.2.1/", "webhook_url_https"),
        ("http://127.0.0.1:8000/", "webhook_url_https"),
        ("https://127.0.0.1/", "webhook_url_internal"),
        ("https://10.1.2.3/", "webhook_url_internal"),
        ("https://192.168.1.1/", "webhook_url_internal"),
        ("https://172.16.0.1/", "webhook_url_internal"),
        ("https://169.254.169.254/latest", "webhook_url_internal"),
        ("https://100.64.0.1/", "webhook_url_internal"),
        ("https://0.0.0.0/", "webhook_url_internal"),
        ("https://224.0.0.1/", "webhook_url_internal"),
        ("https://2130706433/", "webhook_url_internal"),
        ("https://[::1]/", "webhook_url_internal"),
        ("https://[fd00::1]/", "webhook_url_internal"),
        ("https://[::ffff:10.0.0.1]/", "webhook_url_internal"),
        ("https://[2002:7f00:1::]/", "webhook_url_internal"),
        ("https://[64:ff9b::a00:1]/", "webhook_url_internal"),
        ("https://[64:ff9b::a9fe:a9fe]/", "webhook_url_internal"),
        ("https://localhost/", "webhook_url_internal"),
        ("https://bestaat-niet.invalid/", "webhook_url_internal"),
        ("https://" + "a" * 70 + ".example/", "webhook_url_internal"),
        ("https://8.8.8.8:22/", "webhook_url_port"),
        ("https://8.8.8.8:99999/", "webhook_url_invalid"),
        ("https://[::1/", "webhook_url_invalid"),
        ("https://kim:geheim@8.8.8.8/", "webhook_url_invalid"),
        ("ftp://8.8.8.8/", "webhook_url_invalid"),
        ("https:///pad", "webhook_url_invalid"),
        ("niets", "webhook_url_invalid"),
        ("https://8.8.8.8/€", "webhook_url_invalid"),
        ("https://8.8.8.8/a b", "webhook_url_invalid"),
        ("https://8.8.8.8/a\r\nHost: x", "webhook_url_invalid"),
    ],
)
def test_addresses_that_are_refused(on_a_server, url, code):
    assert refusal(url) == code


@pytest.mark.parametrize(
    ("url", "port", "path"),
    [
        ("https://8.8.8.8", 443, "/"),
        ("https://8.8.8.8:8443/haak?a=1", 8443, "/haak?a=1"),
        ("https://[2001:4860:4860::8888]/x", 443, "/x"),
    ],
)
def test_addresses_on_the_internet(on_a_server, url, port, path):
    target = look_up(url)
    assert (target.scheme, target.port, target.path) == ("https", port, path)
    assert target.ip == target.host


def test_this_machine_only_where_the_settings_say_so(settings):
    settings.WEBHOOKS_TO_THIS_MACHINE = True
    assert look_up("http://127.0.0.1/x").port == 80
    assert look_up("http://127.0.0.1:8123/x").port == 8123
    assert refusal("http://10.0.0.1/") == "webhook_url_https"
    assert refusal("https://localhost/") == "webhook_url_internal"
