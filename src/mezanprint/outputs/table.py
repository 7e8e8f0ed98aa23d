"""The table of outputs."""

from mezanprint.outputs.output import media_of
from mezanprint.outputs.print_pdf import PRINT
from mezanprint.outputs.reading_pdf import READING
from mezanprint.outputs.refused import REFUSED
from mezanprint.outputs.web import WEB_PAGE

OUTPUTS = (REFUSED, PRINT, READING, WEB_PAGE)
MEDIA = media_of(OUTPUTS)
