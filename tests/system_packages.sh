#!/usr/bin/env bash
# Install what the tests need beside Python: a JDK, npm, Chromium with Chinese fonts, and the
# libraries that tests/real builds apps with (OkHttp, Gson, RxJava).
# On Debian and its kin with apt-get; elsewhere it says what is missing and goes on.
set -euo pipefail

missing=()
command -v javac >/dev/null || missing+=(default-jdk-headless)
command -v npm >/dev/null || missing+=(npm)
command -v chromium >/dev/null || missing+=(chromium fonts-noto-cjk)
for library in okhttp:libokhttp-java gson:libgoogle-gson-java rxjava:librx-java; do
    [ -e "/usr/share/java/${library%%:*}.jar" ] || missing+=("${library#*:}")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "tests need: ${missing[*]} (Debian's names); install them with your system's packages" >&2
    exit 0
fi
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
