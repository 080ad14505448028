"""What every format of a report shows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from orgflow.check import Checked
from orgflow.finding import Finding, Severity
from orgflow.rules.engine import Crash
from orgflow.settings import Settings


@dataclass(frozen=True)
class Report:
    """The roots that were checked, the day that counts as today, how many rules were to be run, and the settings of the
    projects that say anything."""

    checked: Sequence[Checked]
    today: date
    rules: int
    settings: Sequence[Settings] = ()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings by root, a fault in a fragment that several roots import only once."""
        return _each_once(finding for checked in self.checked for finding in checked.findings)

    @cached_property
    def accepted(self) -> tuple[Finding, ...]:
        """What was found and somebody has accepted."""
        return _each_once(finding for checked in self.checked for finding in checked.accepted)

    @property
    def files(self) -> int:
        """How many files were read, each once."""
        return len({source.file or source.path for checked in self.checked for source in checked.loaded.sources})

    @property
    def inputs(self) -> list[Path]:
        """The files that were read: nothing may be written over them."""
        sources = [source for checked in self.checked for source in checked.loaded.sources]
        sources += [settings.source for settings in self.settings if settings.source]
        return list(dict.fromkeys(source.file for source in sources if source.file))

    def count(self, severity: Severity) -> int:
        """Findings of one severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def crashes(self) -> list[Crash]:
        """Rules that failed, once for each root that they failed on."""
        return [crash for checked in self.checked for crash in checked.crashes]

    def refused(self) -> Iterator[Checked]:
        """Roots on which, or on a variant of which, no rule could be run."""
        return (checked for checked in self.checked if checked.loaded.refused)


def _each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    seen: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        place = (finding.at.source.file, *finding.order)
        seen.setdefault((finding.fingerprint, place, finding.severity, finding.problem.say, finding.accepted), finding)
    return tuple(seen.values())
