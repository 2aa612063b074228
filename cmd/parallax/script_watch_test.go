package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// found waits until a search of the server at $ADDR has so many results.
func found(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 2, "found WORD NUMBER")
	var last string
	for range 500 {
		res, err := http.Get("http://" + ts.Getenv("ADDR") + "/search.json?q=" + args[0])
		ts.Check(err)
		var out struct{ Total int }
		err = json.NewDecoder(res.Body).Decode(&out)
		res.Body.Close()
		ts.Check(err)
		if last = fmt.Sprint(out.Total); last == args[1] {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	ts.Fatalf("%s finds %s", args[0], last)
}

// watched waits until stats of a data folder say something.
func watched(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 2, "watched DATA PATTERN")
	var out string
	for range 200 {
		ts.Check(ts.Exec("parallax", "stats", "--data", args[0]))
		out = ts.ReadFile("stdout")
		if regexp.MustCompile(args[1]).MatchString(out) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	ts.Fatalf("the stats are\n%s", out)
}
