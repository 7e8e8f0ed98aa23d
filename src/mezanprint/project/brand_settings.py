"""``[brand]`` of the settings: the house's own face."""

from mezanprint.model.brand import Brand, Look
from mezanprint.project.tables import Table


def read_brand(table: Table) -> Brand:
    """Return what a table says of the brand; what is wrong with it goes to its faults."""
    brand = Brand(look=Look(table.choose("look", tuple(Look), Look.SOBER)))
    table.close()
    return brand
