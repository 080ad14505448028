"""BPMN 2.0: workflows out to the tools that draw and run them, and other people's processes in."""

from orgflow.exchange.bpmn.dialects import DIALECTS
from orgflow.exchange.bpmn.importing import Imported, import_bpmn, import_file
from orgflow.exchange.bpmn.places import places
from orgflow.exchange.bpmn.translation import translate
from orgflow.exchange.bpmn.wrapping import wrapped
from orgflow.exchange.bpmn.xml_reader import Unreadable
from orgflow.exchange.bpmn.xml_writer import write_xml
from orgflow.graph import OrgGraph
from orgflow.views import Wording


def write_bpmn(graph: OrgGraph, workflow: str, wording: Wording, dialect: str = "standard") -> bytes:
    """The BPMN file of a workflow, by its id."""
    process, spelt = translate(graph, workflow, wording), DIALECTS[dialect]
    asked = process if spelt.event_processes else wrapped(process)
    # What is wrapped has no place on a swimlane.
    return write_xml(asked, places(process, wording.language) if asked is process else None, spelt)


__all__ = ["DIALECTS", "Imported", "Unreadable", "import_bpmn", "import_file", "write_bpmn"]
