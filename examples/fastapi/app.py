"""Documents as a service: content that is posted as JSON comes back as a PDF, or with what is wrong with it.

pip install mezanprint fastapi uvicorn
uvicorn app:app
curl --json @lamps.json http://127.0.0.1:8000/lamps/ar --output lamps.pdf
"""

from os import cpu_count
from pathlib import Path
from threading import BoundedSemaphore

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse

import mezanprint

PROJECT = mezanprint.Project(settings=Path(__file__).with_name("mezanprint.toml").read_text("utf-8"))
PLACES = BoundedSemaphore(cpu_count() or 1)
"""Each build has a process of its own: not more of them than there are processors."""
app = FastAPI()


@app.post("/{name}/{locale}")
def make(name: str, locale: str, content: dict[str, object], language: str = "ar") -> Response:
    """Return the PDF of a document; 422 with findings, in Arabic or English, where it has errors."""
    # No `async`: the server runs this in a thread, and goes on meanwhile.
    project = PROJECT.with_document(name, {**content, "editions": [locale]})
    try:
        with PLACES:
            result = mezanprint.build(project, mezanprint.Edition(name, locale))
    except mezanprint.MisuseError as misuse:
        return JSONResponse(list(map(str, misuse.diagnostics)), 404)
    if result.data is None:
        return JSONResponse([_finding(each, language) for each in result.diagnostics], 422)
    return Response(result.data, media_type=result.media_type)


def _finding(diagnostic: mezanprint.Diagnostic, language: str) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "message": mezanprint.localized(diagnostic.message, language),
        "hints": [mezanprint.localized(hint, language) for hint in diagnostic.hints],
        "excerpt": diagnostic.span.excerpt if diagnostic.span else None,
    }
