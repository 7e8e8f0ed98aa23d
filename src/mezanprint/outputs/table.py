"""The table of outputs."""

from mezanprint.outputs.output import media_of
from mezanprint.outputs.print_pdf import PRINT
from mezanprint.outputs.reading_pdf import READING
from mezanprint.outputs.refused import REFUSED

OUTPUTS = (REFUSED, PRINT, READING)
MEDIA = media_of(OUTPUTS)
