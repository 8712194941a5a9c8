"""A place in the code as evidence: the disassembly around the instruction that decides."""

from auditor.code.classes.program import Program
from auditor.code.classes.values import Site
from auditor.dex.disassembly import disassemble
from auditor.model.evidence import Evidence, Line
from auditor.model.vocabulary import EvidenceKind

_LONGEST = 200
"""Characters of an excerpt."""


def evidence_at(program: Program, site: Site, *, context: int = 6) -> Evidence:
    """Return the disassembly around a place, as evidence."""
    method, pc = site
    image, row = program.place(method)
    lines = tuple(
        Line(text, mark) for text, mark in disassemble(image, row, around=pc, context=context)
    )
    marked = [line.text for line in lines if line.mark]
    return Evidence(
        EvidenceKind.CODE,
        image.name,
        symbol=program.text(method),
        offset=pc,
        excerpt=marked[0][:_LONGEST] if marked else "",
        lines=lines,
    )
