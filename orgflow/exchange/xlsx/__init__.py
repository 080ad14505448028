"""A team as a workbook: duties, measures, skills and findings as tables that can be sorted and filtered."""

from orgflow.exchange.xlsx.sheets import Sheet, sheets
from orgflow.exchange.xlsx.workbook import write_workbook

__all__ = ["Sheet", "sheets", "write_workbook"]
