"""Words of a text: found in any form, compared, put into the order in which they are seen."""
