#!/usr/bin/env bash
# Builds everything and runs every test. Installs from Debian what the tests need beside .NET and Node, where it can.
# Usage: bash tests/run.sh            Last line: "N passed, N failed". Exit code 0 only where nothing failed.
set -uo pipefail
cd "$(dirname "$0")/.."

# command, Debian package, what it is for
needs=(
  "chromium chromium the-viewer-in-a-real-browser"
  "dot graphviz reading-DOT-exports-back"
  "xmllint libxml2-utils checking-XML-exports"
  "rapper raptor2-utils reading-RDF-exports-back"
  "/usr/bin/python3 python3-networkx reading-GraphML-and-GEXF-exports-back"
  "/usr/bin/python3 python3-igraph checking-the-graph-algorithms"
)

missing_packages() {
  local command package purpose
  while read -r command package purpose; do
    if ! command -v "$command" >/dev/null 2>&1; then
      echo "$package"
    elif [[ "$package" = python3-* ]] && ! /usr/bin/python3 -c "import ${package#python3-}" >/dev/null 2>&1; then
      echo "$package"
    fi
  done < <(printf '%s\n' "${needs[@]}")
}

for tool in dotnet node npm; do
  command -v "$tool" >/dev/null 2>&1 || { echo "Missing: $tool. See README.md for what a build needs."; echo "0 passed, 1 failed"; exit 1; }
done

packages=$(missing_packages)
if [ -n "$packages" ]; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo -n"
  if command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || $as_root true >/dev/null 2>&1; }; then
    echo "Installing" $packages
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -q >/dev/null 2>&1
    # shellcheck disable=SC2086 # a list of words
    $as_root apt-get install -y -q --no-install-recommends $packages >/dev/null 2>&1
  fi
  for package in $(missing_packages); do
    purpose=$(printf '%s\n' "${needs[@]}" | awk -v package="$package" '$2 == package { gsub("-", " ", $3); print $3 }')
    echo "Missing: $package ($purpose). The tests that need it will fail. Install it with: sudo apt-get install $package"
  done
fi

dotnet build EntityGraph.sln -c Release -v q -nologo || { echo "The build failed."; echo "0 passed, 1 failed"; exit 1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
for project in tests/*.Tests/*.csproj; do
  dotnet test "$project" -c Release --no-build -v q -nologo 2>&1 | tee -a "$log"
  [ "${PIPESTATUS[0]}" = 0 ] || status=1
done

count() { grep -oE "$1: +[0-9]+" "$log" | grep -oE '[0-9]+' | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(count Passed)
failed=$(count Failed)
skipped=$(count Skipped)
# A test that did not run shows nothing: it counts as failed.
[ "$skipped" = 0 ] || { echo "$skipped skipped"; failed=$((failed + skipped)); }
# A test host that dies counts no failure of its own.
[ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
