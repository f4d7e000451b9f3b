"""The markup of a web page -> what it states about itself: JSON-LD, meta tags, <time>. Nothing is guessed."""

from generator.model import Metadata, Stated
from generator.readers.markup import Element

def page_facts(root: Element) -> Metadata:
    return Metadata()

def page_title(root: Element, facts: Metadata) -> Stated | None:
    return None
