"""nginx in front of the page, set up by the README's recipe, so that the browser speaks HTTP/2 with it."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.browser import ROOT, free_port, wait_for_port
from benchmarks.rows import Missing

_AROUND = """daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{ access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen {port} ssl http2; ssl_certificate {folder}/certificate; ssl_certificate_key {folder}/key;
    {recipe} }} }}
"""


@contextmanager
def http2(server: str) -> Iterator[str]:
    """An https address that leads to the server, with a certificate nobody vouches for.

    Raises Missing where nginx or openssl is not installed.
    """
    nginx, openssl = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin"), shutil.which("openssl")
    if nginx is None or openssl is None:
        raise Missing(f"{'nginx' if nginx is None else 'openssl'} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        certify = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout key -out certificate"
        subprocess.run([openssl, *certify.split()], cwd=folder, check=True, capture_output=True)
        settings = Path(folder, "settings")
        settings.write_text(_AROUND.format(folder=folder, port=port, recipe=_recipe(server)), encoding="utf-8")
        process = subprocess.Popen([nginx, "-c", settings], stderr=subprocess.DEVNULL)
        try:
            wait_for_port(f"http://127.0.0.1:{port}/")
            yield f"https://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait()


def _recipe(server: str) -> str:
    """The README's `location` for nginx, for a server whose pages stand at the root."""
    found = re.search(r"^location /playground/ \{.*?^\}", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    if found is None:
        raise Missing("the README has no recipe for nginx")
    return found[0].replace("http://127.0.0.1:8501/playground/", server).replace("/playground/", "/")
