"""The clean process that boxes are forked from: it has read nothing foreign, and imports a library only once.

It is started with a socket; each request is the length of a task, the task and two descriptors. It answers with the
status of the box, as ``os.wait`` has it, and the processor seconds it took.
"""

import os
import pickle
import select
import signal
import socket
import struct
import sys

from mezanprint.project.boxes.budget import Task
from mezanprint.project.boxes.inside import run
from mezanprint.project.confinement.confine import program_places

HEAD = struct.Struct("!Q")
TAIL = struct.Struct("!id")


def main() -> None:
    """Serve until nobody asks any more."""
    # Ctrl-C of the terminal reaches every process in it; whoever asked ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    program_places()  # looked up once
    with socket.socket(fileno=int(sys.argv[1])) as requests:
        while request := _received(requests):
            task, descriptors = request
            ended = _served(requests, task, *descriptors)
            if ended is None:
                return
            requests.sendall(TAIL.pack(*ended))


def _received(requests: socket.socket) -> tuple[Task, list[int]] | None:
    head, descriptors, _, _ = socket.recv_fds(requests, HEAD.size, 2)
    if len(head) < HEAD.size:
        return None
    length, data = HEAD.unpack(head)[0], bytearray()
    while len(data) < length:
        piece = requests.recv(length - len(data))
        if not piece:
            return None
        data += piece
    # Who asks is the program itself: the functions that it names are imported here, once for all boxes.
    return pickle.loads(data), descriptors  # noqa: S301


def _served(requests: socket.socket, task: Task, output: int, complaints: int) -> tuple[int, float] | None:
    """Return the status and the seconds of a box; None, and there is no box any more, if nobody waits for it."""
    ending, held = os.pipe()
    server = os.getpid()
    box = os.fork()
    if box == 0:
        run(task, server, (output, complaints, held))
    for each in (output, complaints, held):
        os.close(each)
    # Nothing is ever written: the one ends with the box, the other with whoever asked.
    ready, _, _ = select.select((ending, requests.fileno()), (), ())
    is_lost = requests.fileno() in ready
    if is_lost:
        os.kill(box, signal.SIGKILL)
    os.close(ending)
    _, status, taken = os.wait4(box, 0)
    return None if is_lost else (status, taken.ru_utime + taken.ru_stime)


if __name__ == "__main__":
    main()
