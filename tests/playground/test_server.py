"""A running server: work ends with its client and with the server, and one visitor's work does not block the others."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds, for slow machines
MOST_AT_THE_END = 8  # seconds
TRAININGS = "/live/digits?epochs=60&batch_size=1&seeds=10&optimizers=adam,prodigy,lion"
RACE = "/live/race?optimizers=prodigy,prodigy,prodigy,prodigy&steps=2000"


class Server:
    """A server of the page and the connections to it."""

    def __init__(self, process, port):
        self.process, self.port, self.asking = process, port, []

    def ask(self, path):
        """An open connection that asks for this and reads nothing."""
        connection = socket.create_connection(("127.0.0.1", self.port))
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.asking.append(connection)
        return connection

    def get(self, path):
        """The whole answer."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
            return answer.read()

    def processor_seconds(self):
        """The processor time that it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def is_busy(self):
        """Whether it is busy: it has used more than a third of half a second."""
        before = self.processor_seconds()
        sleep(0.5)
        return self.processor_seconds() - before > 0.17


@contextmanager
def serving():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = Server(process, port)
    try:
        until(lambda: answers(server))
        yield server
    finally:
        for connection in server.asking:
            connection.close()
        process.kill()
        process.wait()


def answers(server):
    try:
        return server.get("/_stcore/health") == b"ok"
    except OSError:
        return False


def until(true):
    """Wait until true() returns True."""
    deadline = monotonic() + PATIENCE
    while not true():
        assert monotonic() < deadline
        sleep(0.1)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads the processor time from /proc")
def test_work_ends_when_nobody_listens_and_meanwhile_others_are_answered():
    with serving() as server:
        until(lambda: not server.is_busy())  # all is compiled
        for _ in range(3):
            server.ask(TRAININGS)
        until(server.is_busy)
        assert server.get("/_stcore/health") == b"ok"
        assert len(server.get(RACE)) > 1_000
        assert server.is_busy()
        for connection in server.asking:
            connection.close()
        until(lambda: not server.is_busy())


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_server_ends_at_once_with_streams_open_and_work_under_way(ending):
    with serving() as server:
        streams = [server.ask(TRAININGS + f"&adam.beta1=0.{digit}") for digit in range(1, 4)]
        for digit in range(1, 9):
            server.ask(f"{RACE}&seed={digit}")
        assert streams[0].recv(1_000).startswith(b"HTTP/1.1 200")
        server.process.send_signal(ending)
        server.process.wait(MOST_AT_THE_END)
