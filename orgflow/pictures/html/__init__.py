"""A whole deck as one HTML file to click through: it asks nothing of the network and works without scripts, too."""

from orgflow.pictures.html.content import Edition, Tab
from orgflow.pictures.html.document import write_html

__all__ = ["Edition", "Tab", "write_html"]
