"""Reads Android packages into values: archive, manifest, resources, layouts, signers.

The only room that imports androguard.
"""

from auditor.apk.package import open_package

__all__ = ["open_package"]
