"""Turn a folder of source documents into a site of verbatim, linked briefings."""

__version__ = "0.1.0"
