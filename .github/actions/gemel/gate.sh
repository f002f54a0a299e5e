#!/usr/bin/env bash
# The gate: checks the models of a repository in a build, annotates the change, and writes reports.
#
# Runs on GitHub, GitLab and Azure, which it tells by their variables, and anywhere else. It is set up by the environment
# alone: a build never puts text from outside into the text of a script.
#
#   GEMEL_PATHS     what to check, one path a line; everything below the current directory when empty
#   GEMEL_PACKS     packs beside those of the workspace, with spaces or commas between them
#   GEMEL_FAIL_ON   the least severity that fails the build: error (default), warning or note
#   GEMEL_BASE      the commit that the change is compared with, so that findings on changed lines come first
#   GEMEL_AGAINST   what changes of the models are held against (`gemel check --against`): a ref, `latest`, `policy`, or `base`
#                   for the commit that the change comes from; nothing when empty. A ref needs its history: fetch all of it
#   GEMEL_REPORTS   the directory of the reports; gemel-reports by default
#   GEMEL_BINARY    the command, when it is there already; without it, and without a version, the one on the path
#   GEMEL_VERSION   the release to download, such as 0.3.0
#   GEMEL_RELEASES  where releases are: <GEMEL_RELEASES>/v<version>/gemel-<version>-linux-<arch>
#   GEMEL_SHA256    the checksum that the download must have; without it, the one published beside it
#
# Exit codes are those of `gemel check`: 0 clean, 1 findings, 2 bad usage or configuration, 3 could not run.
set -euo pipefail

refuse() { printf 'gate: %s\n' "$2" >&2; exit "$1"; }

# Prints where the downloaded command is.
download() {
  local version=$1 directory=$2 name
  [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || refuse 2 "GEMEL_VERSION is not a version such as 0.3.0"
  [[ -n ${GEMEL_RELEASES:-} ]] || refuse 2 "GEMEL_VERSION needs GEMEL_RELEASES, the address of the releases"
  name=gemel-$version-linux-$(uname -m)
  fetch "$GEMEL_RELEASES/v$version/$name" "$directory/$name"
  if [[ -n ${GEMEL_SHA256:-} ]]; then
    printf '%s  %s\n' "$GEMEL_SHA256" "$name" > "$directory/$name.sha256"
  else
    fetch "$GEMEL_RELEASES/v$version/$name.sha256" "$directory/$name.sha256"
  fi
  (cd "$directory" && sha256sum --check --strict --quiet "$name.sha256" >&2) || refuse 3 "$name has another checksum"
  chmod +x "$directory/$name"
  printf '%s\n' "$directory/$name"
}

fetch() {
  curl --fail --silent --show-error --location --retry 3 --proto '=https,file' --proto-redir '=https' \
    --output "$2" -- "$1" >&2 || refuse 3 "cannot download $1"
}

# Writes the lines that the change touches to a file; an empty one where there is nothing to compare with.
compare() {
  local base=$1 output=$2 commit from
  : > "$output"
  [[ -n $base && $base =~ [^0] ]] || return 0
  # Some agents run as another user than the one that owns the checkout.
  local git=(git -c safe.directory='*')
  if ! commit=$("${git[@]}" rev-parse --verify --quiet --end-of-options "$base^{commit}"); then
    [[ $base =~ ^[0-9a-f]{40,64}$ ]] || return 0
    # A shallow checkout has not got it.
    "${git[@]}" fetch --quiet --no-tags --depth=1 origin "$base" 2>/dev/null || return 0
    commit=$base
  fi
  from=$("${git[@]}" merge-base "$commit" HEAD 2>/dev/null) || from=$commit
  "${git[@]}" diff -U0 --relative --no-color --no-ext-diff --no-textconv "$from" HEAD > "$output" || : > "$output"
}

# `gemel check` in a format, into a file when one is named. A report about findings is no failure.
check() {
  local format=$1 status=0
  "$binary" check "${options[@]}" --format "$format" ${2:+--output "$2"} -- ${paths[@]+"${paths[@]}"} || status=$?
  return "$status"
}

write_report() {
  local status=0
  check "$1" "$2" 2>"$scratch/log" || status=$?
  [[ $status -le 1 ]] || { cat "$scratch/log" >&2; exit "$status"; }
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if [[ -n ${GEMEL_BINARY:-} ]]; then
  binary=$GEMEL_BINARY
elif [[ -n ${GEMEL_VERSION:-} ]]; then
  binary=$(download "$GEMEL_VERSION" "$scratch")
else
  binary=gemel
fi
command -v -- "$binary" >/dev/null || refuse 3 "there is no command $binary"
# A path without a slash would be looked up again, in other places.
binary=$(command -v -- "$binary")

log=text
base=${GEMEL_BASE:-}
if [[ -n ${GITHUB_ACTIONS:-} ]]; then
  log=github
elif [[ -n ${TF_BUILD:-} ]]; then
  log=azure
  target=${SYSTEM_PULLREQUEST_TARGETBRANCH:-}
  [[ -z $target ]] || base=${base:-refs/remotes/origin/${target#refs/heads/}}
elif [[ -n ${GITLAB_CI:-} ]]; then
  base=${base:-${CI_MERGE_REQUEST_DIFF_BASE_SHA:-${CI_COMMIT_BEFORE_SHA:-}}}
fi

paths=()
while IFS= read -r path; do
  [[ -z $path ]] || paths+=("$path")
done <<< "${GEMEL_PATHS:-}"
options=(--fail-on "${GEMEL_FAIL_ON:-error}")
read -r -a packs <<< "$(tr ',\n' '  ' <<< "${GEMEL_PACKS:-}")"
for pack in ${packs[@]+"${packs[@]}"}; do options+=(--pack "$pack"); done
if [[ ${GEMEL_AGAINST:-} == base ]]; then
  # A push to a branch that is new has nothing before it.
  [[ ! $base =~ [^0] ]] || options+=(--against "git:$base...")
elif [[ -n ${GEMEL_AGAINST:-} ]]; then
  options+=(--against "$GEMEL_AGAINST")
fi
compare "$base" "$scratch/changes.diff"
[[ ! -s $scratch/changes.diff ]] || options+=(--changed-lines "$scratch/changes.diff")

status=0
check "$log" || status=$?
[[ $status -le 1 ]] || exit "$status"

reports=${GEMEL_REPORTS:-gemel-reports}
mkdir -p -- "$reports"
reports=$(cd -- "$reports" && pwd)
write_report sarif "$reports/findings.sarif"
write_report junit "$reports/junit.xml"
write_report gitlab "$reports/code-quality.json"
write_report markdown "$reports/summary.md"

if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then cat "$reports/summary.md" >> "$GITHUB_STEP_SUMMARY"; fi
if [[ -n ${GITHUB_OUTPUT:-} ]]; then
  [[ $reports != *$'\n'* ]] || refuse 2 "the name of the directory of the reports has more than one line"
  printf 'reports=%s\nsarif=%s\n' "$reports" "$reports/findings.sarif" >> "$GITHUB_OUTPUT"
fi
if [[ -n ${TF_BUILD:-} ]]; then printf '##vso[task.uploadsummary]%s\n' "$reports/summary.md"; fi
exit "$status"
