"""What spreadsheet programs call a cell."""


def name_of_cell(column: int, row: int) -> str:
    """Return the name of a cell, ``C14``; both count from one."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
