"""The tags of a PDF: what screen readers, converters and copying read instead of the page.

WeasyPrint makes a tag of every box. Here its tree is put right while it is still known which box became which tag:
``wrap`` lets that happen when a document is written, ``tree`` holds the tags under way, ``leaves`` ties them to the
marked content of the pages, ``artifacts`` takes out what is no content, ``flow`` keeps the elements that mean
something, ``roles``, ``lists``, ``contents``, ``tables``, ``figures``, ``links`` and ``notes`` say of each kind what
the standards ask for, ``lines`` knows what text stands between two lines, ``words`` gives text in its order,
``languages`` knows in which language it is, ``traits`` says languages and directions, ``second`` says what PDF/UA-2 has
otherwise. Sources: ISO 32000-1, 14.6 to 14.9; ISO 14289-1. What was chosen where they leave a choice, and why:
docs/accessibility.md.
"""
