"""SARIF 2.1.0: the form in which code scanning, editors and dashboards read findings.

Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0",
2020-03-27, with Errata 01 (2023-08-28); section numbers in comments are its own.
"""
