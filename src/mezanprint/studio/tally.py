"""How far a document is translated: the same figures for its card and for the document that is open."""

from collections.abc import Iterable

from mezanprint.model.texts import TextState
from mezanprint.studio.sessions import Session
from mezanprint.studio.strings import state_of


def tally(states: Iterable[TextState]) -> dict[str, int]:
    """Return how many messages are in which state; those that are not translated count nowhere."""
    states = [state for state in states if state is not TextState.SOURCE]
    return {
        "translated": states.count(TextState.TRANSLATED),
        "total": len(states),
        "unconfirmed": states.count(TextState.FUZZY) + states.count(TextState.DISPUTED),
        "missing": states.count(TextState.MISSING),
    }


def counts(session: Session) -> dict[str, int]:
    """Return how many messages of a document are translated: its own and those of shared data, not of templates."""
    return tally(
        session.strings[id_].state if id_ in session.strings else state_of(row, session.rules)
        for id_, row in session.rows.items()
        if row.text is not None and row.catalog is not None
    )
