"""``mezanprint doctor``."""

import click

from mezanprint.engine.voice import Voice


@click.command(short_help="Say whether this computer has what is needed.")
def command() -> int:
    """Look at tools, libraries and fonts, and say what is missing and how to get it.

    Exit status: 0 if all is there, 1 if not.
    """
    from mezanprint.engine.doctor import examine

    voice, checks = Voice(), examine()
    width = max(len(check.name) for check in checks)
    for check in checks:
        mark = "ok     " if check.ok else "missing" if check.found is None else "wrong  "
        voice.say(f"{mark}  {check.name.ljust(width)}  {check.found or ''}".rstrip() + "\n")
    for remedy in dict.fromkeys(check.remedy for check in checks if not check.ok):
        voice.say(f"remedy: {remedy}\n")
    return 0 if all(check.ok for check in checks) else 1
