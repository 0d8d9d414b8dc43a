"""Every error that Dragoman raises on purpose.

DragomanError
 +-- ConfigError     a setting that cannot be: names the setting, its value, what it may be
 +-- WordsError      a word list that cannot be read: names the file, the entry, the fault
 +-- PageError       bytes that cannot be read as a page; becomes a Dropped record in a batch
 +-- StoreError      a ledger file that cannot be opened or written
 +-- NotFound        an id, record type or file that is not there
 +-- MissingPart     something to install, with the command that does it
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors that Dragoman raises on purpose."""


class ConfigError(DragomanError):
    """A setting has a value that it cannot have."""


class WordsError(DragomanError):
    """A word list is malformed."""


class PageError(DragomanError):
    """Bytes cannot be read as a page."""


class StoreError(DragomanError):
    """A ledger cannot be opened or written."""


class NotFound(DragomanError):  # noqa: N818 -- named for what it says, like FileNotFoundError's kin
    """An id, record type or file is not there."""


class MissingPart(DragomanError):  # noqa: N818
    """An optional part is not installed; the message carries the command that installs it."""
