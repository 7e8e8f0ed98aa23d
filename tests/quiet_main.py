"""Runs commands one after the other, and ends with what the process had to do with foreign bytes and other programs.

Arguments are the commands, each one word with spaces. Prints JSON: exit statuses, parsers that were imported, programs.
"""

import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

PARSERS = ("weasyprint", "pydyf", "PIL", "pikepdf", "pypdfium2", "fontTools", "zxingcpp", "jpype", "openpyxl")
STARTING = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty")


def main() -> None:
    started: list[str] = []
    sys.addaudithook(lambda event, arguments: started.append(f"{event} {arguments}") if event in STARTING else None)
    from mezanprint.cli.main import main as mezanprint

    ended = {}
    for command in sys.argv[1:]:
        with redirect_stdout(StringIO()) as out, redirect_stderr(out):
            sys.argv[1:] = command.split()
            try:
                mezanprint()
            except SystemExit as end:
                ended[command] = end.code
        if ended.get(command):
            print(out.getvalue(), file=sys.stderr)
    print(
        json.dumps({"ended": ended, "parsers": [name for name in PARSERS if name in sys.modules], "started": started})
    )


if __name__ == "__main__":
    main()
