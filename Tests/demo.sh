#!/usr/bin/env bash
# The main job on the example workspace, step by step. Expects the command in $GEMEL.
set -euo pipefail
gemel=${GEMEL:-gemel}
workspace=Ontologies/examples/campus
out=out/demo

step() { printf '\n== %s\n' "$1"; shift; printf '$ gemel %s\n' "$*"; "$gemel" "$@"; }

rm -rf "$out"
step "Check the models: names, types, units, inheritance" check "$workspace"
step "Compile every package into a registry artifact" build "$workspace" -o "$out/artifacts"
step "Write the documentation" docs "$workspace" -o "$out/docs"
step "Draw what a type is connected to, with links to its pages" \
  diagram com.example.hvac.AirHandlingUnit "$workspace" --kind relationships --site docs -o "$out/air-handling-unit.svg"

image=$(ls "$out"/artifacts/com.example.campus/*/model.image)
step "Open an artifact in the runtime library" lookup "$image"
step "Look up a type with its inherited members" lookup "$image" com.example.hvac.AirHandlingUnit
step "Look up one member" lookup "$image" com.example.hvac.AirHandlingUnit/supplyAirTemperature
step "Convert a value by the units of the model" \
  lookup "$image" 21.5 org.gemel.quantities.degreeCelsius org.gemel.quantities.degreeFahrenheit

# Some of the data is wrong, which is what the exit code would say.
step "Hold messages of the plant to the model" \
  conform "$out/artifacts/com.example.campus"/* "$workspace/data/messages.ndjson" --min-conforming 50%
step "Hold twins and what links them to it" \
  conform "$out/artifacts/com.example.campus"/* --graph "$workspace/data/graph.ndjson" --min-conforming 40%

registry=$workspace/registry
step "Who released what, when, and on whose approval" registry log com.example.hvac --registry "$registry"
step "What a release asks of whom" registry changelog com.example.hvac@2.0.0 --migration --registry "$registry"
step "Whether all of the registry is as it was published" registry verify --registry "$registry"

step "Write down what share of messages conforms" conform "$out/artifacts/com.example.campus"/* "$workspace/data/messages.ndjson" \
  --min-conforming 50% --format json -o "$out/messages.json"
step "How all of it stands, as a page" \
  report "$workspace" --data "$out/messages.json" --as-of 2026-11-27 --format html -o "$out/report.html"
step "The same in short, with what to look at first" \
  report "$workspace" --data "$out/messages.json" --as-of 2026-11-27

printf '\nThe site is in %s/docs/index.html, the artifacts are in %s/artifacts.\n' "$out" "$out"
