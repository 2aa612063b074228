package main

import (
	"slices"
	"testing"
)

func TestNewswireIsReadFromSGML(t *testing.T) {
	const sgml = `<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="NO" NEWID="1">
<PLACES><D>norway</D><D>ussr</D></PLACES>
<PEOPLE><D>holt</D></PEOPLE>
<TEXT>&#2;
<TITLE>SHIP&lt;SHP> SAILS</TITLE>
<AUTHOR>    By Ann Holt</AUTHOR><DATELINE>    OSLO, March 1 - </DATELINE><BODY>The ship
sailed today, caf` + "\xe9" + ` and all.
    It will be back.
 REUTER
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS NEWID="2"><PLACES></PLACES><TEXT TYPE="BRIEF">
<TITLE>SHIP BACK</TITLE>Blah blah blah.
</TEXT></REUTERS>`
	got := stories([]byte(sgml))
	if len(got) != 2 {
		t.Fatalf("%d stories", len(got))
	}
	if a := got[0]; a.Title != "SHIP<SHP> SAILS" || a.Body != "OSLO, March 1 - The ship sailed today, café and all.\nIt will be back." || !slices.Equal(a.places, []string{"norway", "ussr"}) {
		t.Errorf("%+v", a)
	}
	if a := got[1]; a.Title != "SHIP BACK" || a.Body != "" || len(a.places) != 0 {
		t.Errorf("%+v", a)
	}
}

func TestNewswirePlacesHaveCodes(t *testing.T) {
	for place, want := range map[string]string{
		"usa": "US", "uk": "GB", "sri-lanka": "LK", "west-germany": "DE", "congo": "CG", "zaire": "CD", "uae": "AE",
		"trinidad-tobago": "TT", "yemen-arab-republic": "YE", "ivory-coast": "CI", "burma": "MM", "us-virgin-islands": "VI",
	} {
		if got, ok := reutersCountry(place); !ok || got != want {
			t.Errorf("%s is %q", place, got)
		}
	}
	if got, ok := reutersCountry("no-such-land"); ok || got != "no such land" {
		t.Errorf("an unknown place is %q, %v", got, ok)
	}
}

func TestLegislatorsGoByAllTheirNames(t *testing.T) {
	const yaml = `- id:
    bioguide: X1
    wikipedia: Annie Holt (politician)
  name:
    first: Anna
    middle: B.
    last: Holt
    nickname: Annie
    official_full: Anna B. Holt
  terms:
  - type: rep
    url: https://holt.example
- id:
    wikipedia: 'Piet Maas'
  name:
    first: Piet (Pete)
    last: Maas
- id:
  name:
    first: J.
    middle: Olav
    last: Berg
`
	got := legislators(yaml)
	if len(got) != 3 || !slices.Equal(got[0].names, []string{"Anna Holt", "Anna B. Holt", "Annie Holt"}) || got[0].family != "holt" || !slices.Equal(got[1].names, []string{"Piet Maas"}) || !slices.Equal(got[2].names, []string{"J. Olav Berg"}) {
		t.Errorf("%+v", got)
	}
}

func TestPagesAreScoredFieldByField(t *testing.T) {
	html := []byte(`<html><head><title>The ship sails</title><meta property="article:published_time" content="2021-03-04T08:00:00Z"></head>
<body><article><h1>The ship sails</h1><p>The ship sailed from the harbour this morning with two hundred people on board, the owner said.</p></article></body></html>`)
	const body = "The ship sailed from the harbour this morning with two hundred people on board, the owner said."
	var s pageScore
	s.add(page{file: "a.html", body: body, date: "2021-03-04"}, html)
	s.add(page{file: "b.html", body: body, date: "2021-03-05", author: "Ann Holt"}, html)
	s.add(page{file: "c.html", body: body}, nil)
	if s.pages != 3 || s.unreadable != 1 || s.dated != 2 || s.dateRight != 1 || s.dateWrong != 1 || s.signed != 1 || s.authorRight != 0 {
		t.Errorf("%+v", s)
	}
	if !slices.Equal(s.f, []float64{1, 1, 0}) {
		t.Errorf("F1 %v", s.f)
	}
}
