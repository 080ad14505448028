"""Diagrams to scenes: everything gets a place, nothing is left to the writer."""

from orgflow.collector import no_collection
from orgflow.diagram import CardTree, Cover, Diagram, Ladder, Listing, Matrix, OrgChart, Scorecard
from orgflow.layout.cardtree.chart import lay_out_cards
from orgflow.layout.ladder.chart import lay_out_ladder
from orgflow.layout.lanes.chart import lay_out_swimlane, lay_out_whole
from orgflow.layout.matrix.chart import lay_out_matrix
from orgflow.layout.scorecard.chart import lay_out_scorecard
from orgflow.layout.sheet.cover import lay_out_cover
from orgflow.layout.sheet.listing import lay_out_listing
from orgflow.layout.tree.chart import lay_out_chart
from orgflow.scene import SLIDE, Page, Scene

__all__ = ["lay_out", "lay_out_whole"]


def lay_out(diagram: Diagram, paper: Page = SLIDE) -> tuple[Scene, ...]:
    """The pages of a diagram on that paper, at least one.

    Raises ValueError when the solid lines of an org chart are not a forest.
    """
    with no_collection():
        if isinstance(diagram, OrgChart):
            return lay_out_chart(diagram, paper)
        if isinstance(diagram, CardTree):
            return lay_out_cards(diagram, paper)
        if isinstance(diagram, Matrix):
            return lay_out_matrix(diagram, paper)
        if isinstance(diagram, Ladder):
            return lay_out_ladder(diagram, paper)
        if isinstance(diagram, Scorecard):
            return lay_out_scorecard(diagram, paper)
        if isinstance(diagram, Cover):
            return lay_out_cover(diagram, paper)
        return lay_out_listing(diagram, paper) if isinstance(diagram, Listing) else lay_out_swimlane(diagram, paper)
