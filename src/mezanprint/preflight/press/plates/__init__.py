"""The plates of a page, one for each ink: what a press prints, whatever way the file paints it.

``ghostscript`` makes them, ``plates`` reads them, ``ink`` looks at them, ``look`` does all this for a file.
"""
