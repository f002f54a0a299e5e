#!/usr/bin/env bash
# Shows the summary as one comment on the pull request: the first run writes it, later ones change it.
#
#   GEMEL_SUMMARY        the file with the comment
#   GEMEL_PULL_REQUEST   the number of the pull request
#   GITHUB_REPOSITORY, GH_TOKEN   as GitHub sets them; the token may write pull requests
#
# A comment is a courtesy: what keeps it from being written (a pull request from a fork has a token that may only read) is a
# warning and fails nothing.
set -euo pipefail

warn() { printf '::warning title=Gemel::%s\n' "$1"; exit 0; }

[[ ${GEMEL_PULL_REQUEST:-} =~ ^[0-9]+$ ]] || exit 0
[[ -s ${GEMEL_SUMMARY:-} ]] || exit 0
command -v gh >/dev/null || warn "no comment was written: there is no command gh"

comments=repos/$GITHUB_REPOSITORY/issues
# Only what a bot wrote: anyone can write a comment that begins in the same way.
mine='.[] | select(.user.type == "Bot" and (.body | startswith("<!-- gemel-check -->"))) | .id'
found=$(gh api --paginate "$comments/$GEMEL_PULL_REQUEST/comments" --jq "$mine") ||
  warn "no comment was written: the comments of the pull request cannot be read"
read -r first <<< "$found" || true
if [[ $first =~ ^[0-9]+$ ]]; then
  gh api --silent --method PATCH "$comments/comments/$first" --field "body=@$GEMEL_SUMMARY" ||
    warn "the comment was not changed; the token needs the permission pull-requests: write"
else
  gh api --silent --method POST "$comments/$GEMEL_PULL_REQUEST/comments" --field "body=@$GEMEL_SUMMARY" ||
    warn "no comment was written; the token needs the permission pull-requests: write"
fi
