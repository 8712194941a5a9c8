"""Reads Dalvik executables (dex 035 to 041) as columns of numbers, and single methods on demand.

The front door is `auditor.dex.image.read_dex`; one method is decoded by
`auditor.dex.body.decode_body` and printed by `auditor.dex.disassembly.disassemble`.
Nothing here makes a Python object per instruction unless one method is asked for.
"""
