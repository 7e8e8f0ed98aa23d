"""The account of boxes: all that was composed is on a page, whole, uncovered, and with what it belongs to.

``source`` is the tree as it was before layout, ``lost`` what of it stands on no page, ``covered`` what lies on
something else, ``parted`` what a page break tears from what it belongs to.
"""
