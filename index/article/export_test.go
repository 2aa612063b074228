package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const nexisOld = `



                               1 of 2 DOCUMENTS


                                 The Hale Herald

                           March 3, 2020 Tuesday
                              Late Edition

Ferries sail on as council
gives in

BYLINE: By DANA WHITLOCK and PETER OSGOOD

SECTION: Section A; Column 0; Metropolitan Desk; Pg. 1

LENGTH: 42 words

DATELINE: PORT HAVEN

HIGHLIGHT: A council gives in to its captains.

The ferries of Port Haven will sail on, said Olav
Brandt on Monday, and the captains agreed to it.

The council of Hale met: it voted until midnight.

URL: http://www.herald.example

SUBJECT: FERRIES (91%); CITY GOVERNMENT (78%)

PERSON: OLAV BRANDT (58%)

GEOGRAPHIC: PORT HAVEN, NORLAND (92%); VESTRIA (50%)

LOAD-DATE: March 4, 2020

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: A boat

PUBLICATION-TYPE: Newspaper


                       Copyright 2020 The Hale Herald Company
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                                  Coast Wire

                              4 March 2020

Lighthouse has a new lamp

LENGTH: 17 words

The lighthouse has a new lamp, and its keeper a new lease of ten years.

LOAD-DATE: March 4, 2020
`

const nexisUni = `Ferries sail on as council gives in
The Hale Herald
March 3, 2020 Tuesday

Copyright 2020 The Hale Herald All Rights Reserved

Section: NEWS; Pg. 3
Length: 42 words
Byline: Dana Whitlock

Body

The ferries of Port Haven will sail on, said Olav Brandt on Monday, and the captains agreed to it.

The council of Hale met.

Classification

Language: ENGLISH

Publication-Type: Newspaper

Load-Date: March 4, 2020

End of Document

Lighthouse has a new lamp
Coast Wire
4 March 2020

Copyright 2020 Coast Wire
Length: 17 words

Body

The lighthouse has a new lamp, and its keeper a new lease of ten years.

Load-Date: March 4, 2020

End of Document
`

const factivaCodes = `SE   News
HD   Ferries sail on as council gives
     in
BY   By Dana Whitlock
WC   42 words
PD   3 March 2020
ET   08:15
SN   Hale Herald
SC   HALEH
PG   3
LA   English
CY   Copyright 2020, Hale Herald.

LP
The ferries of Port Haven will sail on, said Olav Brandt on Monday,
and the captains agreed to it.

TD
The council of Hale met.

IN the end it voted.

CO   hlfr : Hale Ferries | prtc : Port Captains
NS   gferr : Ferries
RE   norl : Norland | eurz : Europe
PUB  Hale Herald Ltd
AN   Document HALEH00020200303eg3300001

HD   Lighthouse has a new lamp
WC   17 words
PD   4 March 2020
SN   Coast Wire
LA   English
LP
The lighthouse has a new lamp, and its keeper a new lease of ten years.
AN   Document CWIRE00020200304eg3400002
`

const factivaPlainText = `Local News
Ferries sail on as council gives in
By Dana Whitlock
42 words
3 March 2020
08:15 AM
Hale Herald
HALEH
3
English
Copyright 2020 Hale Herald.

The ferries of Port Haven will sail on, said Olav Brandt on Monday,
and the captains agreed to it.

The council of Hale met.

Document HALEH00020200303eg3300001

Lighthouse has a new lamp

17 words
4 March 2020
Coast Wire
CWIRE
English
(c) 2020 Coast Wire

The lighthouse has a new lamp, and its keeper a new lease of ten years.

Document CWIRE00020200304eg3400002

Search Summary
Text: ferries
`

func TestExports(t *testing.T) {
	body := "The ferries of Port Haven will sail on, said Olav Brandt on Monday, and the captains agreed to it.\nThe council of Hale met"
	for _, tt := range []struct {
		name, in string
		want     []string // title, source, published, authors, standfirst, language, id, body
		given    []Given
		keys     string
	}{
		{"Nexis", nexisOld, []string{"Ferries sail on as council gives in", "The Hale Herald", "2020-03-03", "Dana Whitlock+Peter Osgood", "A council gives in to its captains.", "en", "", body + ": it voted until midnight."},
			[]Given{{"topic", "FERRIES"}, {"topic", "CITY GOVERNMENT"}, {"person", "OLAV BRANDT"}, {"place", "PORT HAVEN, NORLAND"}, {"place", "VESTRIA"}}, "+"},
		{"Nexis Uni", nexisUni, []string{"Ferries sail on as council gives in", "The Hale Herald", "2020-03-03", "Dana Whitlock", "", "en", "", body + "."}, nil, "+"},
		{"Factiva with codes", factivaCodes, []string{"Ferries sail on as council gives in", "Hale Herald", "2020-03-03", "Dana Whitlock", "", "en", "HALEH00020200303eg3300001", body + ".\nIN the end it voted."},
			[]Given{{"company", "Hale Ferries"}, {"company", "Port Captains"}, {"topic", "Ferries"}, {"place", "Norland"}, {"place", "Europe"}}, "HALEH00020200303eg3300001+CWIRE00020200304eg3400002"},
		{"Factiva", factivaPlainText, []string{"Ferries sail on as council gives in", "Hale Herald", "2020-03-03", "Dana Whitlock", "", "en", "", body + "."}, nil, "HALEH00020200303eg3300001+CWIRE00020200304eg3400002"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var all []Article
			var keys []string
			for raw, err := range Split("export.txt", strings.NewReader(tt.in)) {
				if err != nil {
					t.Fatal(err)
				}
				a, err := parseAt(raw, testNow)
				if err != nil {
					t.Fatalf("%s: %v", raw.Name, err)
				}
				checkArticle(t, &a)
				all, keys = append(all, a), append(keys, raw.Key)
			}
			if len(all) != 2 {
				t.Fatalf("%d articles", len(all))
			}
			a := all[0]
			if d := cmp.Diff(tt.want, []string{a.Title, a.Source, a.Published.String(), strings.Join(a.Authors, "+"), a.Standfirst, a.Language, a.GivenID, a.Body}); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(tt.given, a.Given); d != "" {
				t.Error(d)
			}
			b := all[1]
			if d := cmp.Diff([]string{"Lighthouse has a new lamp", "Coast Wire", "2020-03-04", "The lighthouse has a new lamp, and its keeper a new lease of ten years."}, []string{b.Title, b.Source, b.Published.String(), b.Body}); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(tt.keys, strings.Join(keys, "+")); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestAnExportInADocumentIsCut(t *testing.T) {
	var p strings.Builder
	for line := range strings.Lines(nexisUni) {
		p.WriteString("<w:p><w:r><w:t>" + strings.TrimSpace(line) + "</w:t></w:r></w:p>")
	}
	got := outcomes(t, "a.docx", strings.NewReader(docxOf(t, p.String())))
	if d := cmp.Diff([]string{"a.docx:1  Ferries sail on as council gives in", "a.docx:2  Lighthouse has a new lamp"}, got); d != "" {
		t.Error(d)
	}
}

func TestATextAboutDocumentsIsNoExport(t *testing.T) {
	in := "Document 4 of 5 was missing\n\nThe council of Hale said on Monday that it had lost a document of 300 words.\n\nLength: it did not say.\n"
	if got := outcomes(t, "a.txt", strings.NewReader(in)); len(got) != 1 || !strings.HasPrefix(got[0], "a.txt ") {
		t.Error(got)
	}
}

func FuzzExports(f *testing.F) {
	for _, s := range []string{nexisOld, nexisUni, factivaCodes, factivaPlainText} {
		f.Add([]byte(s))
	}
	fuzzFile(f, "a.txt")
}

func FuzzParseNexis(f *testing.F) {
	fuzzFormat(f, Nexis, nexisOld[:1200], nexisUni[:500], "LENGTH: 1 words", "A\n3 March 2020\n\nLENGTH:\n\n")
}
func FuzzParseFactiva(f *testing.F) {
	fuzzFormat(f, Factiva, factivaCodes[:700], factivaPlainText[:400], "HD x\nLP\nTD\n\nAN", "1 words")
}
