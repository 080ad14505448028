"""A deck: what a specification can show, in the order in which a consultant presents it."""

from orgflow.deck.outline import Outline, Topic, print_outline, read_outline
from orgflow.deck.slides import Slide, slides

__all__ = ["Outline", "Slide", "Topic", "print_outline", "read_outline", "slides"]
