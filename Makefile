# Every target is one job; 'make' lists them. Nothing is done anywhere else.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help build run test check generate generated vet fmt lint vuln race soak bench quality browser screenshots fuzz clean

DATA ?= ./data
FUZZTIME ?= 10s
# Where goroutines share something: the packages that are tested with the race detector.
SHARED := ./index/bleveindex/... ./index/ingest/... ./web/...

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build bin/parallax
	go build -o bin/parallax ./cmd/parallax

run: build ## build, and serve ./data at http://localhost:8080; an empty folder begins with the demo collection
	@bin/parallax serve --demo --data "$(DATA)"

# All programs that the browser tests can drive.
BROWSERS := chromium,chromium-browser,google-chrome,google-chrome-stable,/Applications/Google Chrome.app/Contents/MacOS/Google Chrome

test: ## run all tests, those in a real browser too
	@.ci/need "$(BROWSERS)" chromium
	go test -tags browser ./...

check: generated vet fmt lint vuln race test ## everything that must hold: generated files, vet, format, staticcheck, known vulnerabilities, races, tests

generate: ## make the Go files of the templates
	go tool templ generate -path templates

generated: ## check that the generated files are what the templates give
	@before=$$(find templates -name '*_templ.go' | sort | xargs cat | cksum); \
	go tool templ generate -path templates -log-level error || exit 1; \
	after=$$(find templates -name '*_templ.go' | sort | xargs cat | cksum); \
	[ "$$before" = "$$after" ] || { echo "the generated files were not up to date: they are now, look at them and commit them" >&2; exit 1; }

vet: ## run go vet
	go vet -tags browser ./...

fmt: ## check that all Go files are in gofmt's form
	@odd=$$(gofmt -l cmd index static templates web); [ -z "$$odd" ] || { echo "not in gofmt's form: $$odd" >&2; exit 1; }

lint: ## run staticcheck
	go tool staticcheck -tags browser ./...

vuln: ## look for known vulnerabilities in what we use; skipped, aloud, where the database is out of reach
	@out=$$(timeout 120 go tool govulncheck ./... 2>&1); code=$$?; case $$code in \
	0) echo "govulncheck: nothing known" ;; \
	3) printf '%s\n' "$$out"; exit 1 ;; \
	*) echo "govulncheck: skipped, it could not run here: $$(printf '%s' "$$out" | tail -n 1 | cut -c 1-200)" ;; esac

race: ## run the tests of what is shared between goroutines with the race detector
	@.ci/need cc gcc $$(command -v apt-get >/dev/null 2>&1 && echo libc6-dev; command -v apk >/dev/null 2>&1 && echo musl-dev)
	CGO_ENABLED=1 go test -race $(SHARED)

KILLS ?= 500
soak: ## kill the program KILLS (500) times in the middle of what it does, and cut the power a quarter as often where root may mount a disk
	go test -v -count=1 -timeout 3h -run 'TestKilled|TestPowerCut|TestCrashTests' ./index/bleveindex -kills $(KILLS)
	go test -v -count=5 -timeout 1h -run TestKilled ./cmd/parallax

bench: ## run the benchmarks
	go test -run '^$$' -bench . -benchmem ./...

quality: ## print how well articles are read, searched and compared, measured on ../shared (ARGS=--json for programs)
	go run ./cmd/quality $(ARGS)

browser: ## run the journeys in a real browser
	@.ci/need "$(BROWSERS)" chromium
	go test -tags browser ./web/browsertest

SHOTS ?= .cache/screenshots
screenshots: ## take pictures of every page and state, light and dark, 390 and 1280 px, into .cache/screenshots
	@.ci/need "$(BROWSERS)" chromium
	go run ./cmd/screenshots "$(SHOTS)"

fuzz: ## fuzz every boundary that reads strangers' bytes, FUZZTIME (10s) each
	@for pkg in $$(go list ./...); do \
		for name in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
			echo "$$pkg $$name"; go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) $$pkg || exit 1; \
		done; \
	done

clean: ## remove what was built; the collection in ./data stays
	rm -rf bin .cache
