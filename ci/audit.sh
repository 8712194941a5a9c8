#!/usr/bin/env bash
# Audit the packages of a pipeline and leave every report in one folder.
# The GitHub action runs this file. The GitLab template and the Jenkins example bring no file
# along and hold the same loop over options; tests/ci has all three say the same. Its words come from the environment:
#   AUDIT_PATHS     packages, folders or patterns, one a line (patterns with ** work)
#   AUDIT_REPORTS   the folder for reports (audit-reports)
#   AUDIT_FAIL_ON AUDIT_FAIL_VERDICT AUDIT_GATE AUDIT_MIN_CONFIDENCE AUDIT_PACKS AUDIT_MARKET
#   AUDIT_LANG AUDIT_BASELINE AUDIT_WAIVERS AUDIT_CONFIG AUDIT_DATE
#                   the options of `auditor scan` of the same names, left out when empty
#   AUDIT_STRICT    true for --strict
#   AUDITOR         the command (auditor)
# It ends with the exit code of `auditor scan`. On GitHub it also writes the job's summary and
# outputs.
set -uo pipefail
shopt -s globstar nullglob

reports=${AUDIT_REPORTS:-audit-reports}
options=()
for name in FAIL_ON FAIL_VERDICT GATE MIN_CONFIDENCE PACKS MARKET LANG BASELINE WAIVERS CONFIG DATE; do
    variable="AUDIT_$name"
    value=${!variable:-}
    option=${name//_/-}
    [ -z "$value" ] || options+=("--${option,,}=$value")
done
[ "${AUDIT_STRICT:-false}" != true ] || options+=(--strict)

paths=()
while IFS= read -r line; do
    line=${line#"${line%%[![:space:]]*}"}
    line=${line%"${line##*[![:space:]]}"}
    [ -n "$line" ] || continue
    found=()
    [ -e "$line" ] || mapfile -t found < <(compgen -G "$line" || true)
    if [ "${#found[@]}" -gt 0 ]; then paths+=("${found[@]}"); else paths+=("$line"); fi
done <<<"${AUDIT_PATHS:-}"
if [ "${#paths[@]}" -eq 0 ]; then
    echo "audit.sh: AUDIT_PATHS names no package; give a file, a folder or a pattern" >&2
    exit 2
fi

code=0
"${AUDITOR:-auditor}" scan ${options[@]+"${options[@]}"} \
    --report text=- \
    --report "html=$reports/audit.html" \
    --report "json=$reports/audit.json" \
    --report "sarif=$reports/audit.sarif" \
    --report "junit=$reports/audit.junit.xml" \
    --report "gitlab=$reports/gl-code-quality-report.json" \
    --report "markdown=$reports/audit.md" \
    -- "${paths[@]}" || code=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -f "$reports/audit.md" ]; then
    cat "$reports/audit.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
    {
        echo "exit-code=$code"
        echo "reports=$reports"
        for kind in html json sarif junit.xml md; do
            [ ! -f "$reports/audit.$kind" ] || echo "${kind%.xml}=$reports/audit.$kind"
        done
    } >>"$GITHUB_OUTPUT"
fi
exit "$code"
