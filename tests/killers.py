"""Work that ends badly, in functions that a worker process can find by name."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from typing import Any

from dragoman import pipeline

AWFUL = {
    "hangs": lambda: time.sleep(600),
    "exits": lambda: os._exit(3),
    "crashes": lambda: ctypes.string_at(0),
    "raises": lambda: 1 // 0,
    "eats": lambda: bytearray(6_000_000_000),
}


def shout(word, config):
    """The word in capitals; a word that names an end comes to it."""
    AWFUL.get(word, lambda: None)()
    return word.upper()


def chat(word, config):
    os.write(1, b"what a library prints\n")
    sys.stdout.write(word)
    return word


def process(_, config):
    return os.getpid()


def read_page(task: Any, config):
    """As the pipeline reads a page, but a page whose text names an end comes to it."""
    for word, end in AWFUL.items():
        if f"it {word}" in task.page.text:
            end()
    return pipeline.read_page(task.page, config, task.sites)
