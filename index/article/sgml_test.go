package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const wire = `<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" OLDID="12" NEWID="1">
<DATE> 3-MAR-1987 09:17:32.30</DATE>
<TOPICS><D>ship</D><D>fuel</D></TOPICS>
<PLACES><D>norland</D><D>west-vestria</D></PLACES>
<PEOPLE><D>brandt</D></PEOPLE>
<ORGS><D>hale-port</D></ORGS>
<EXCHANGES></EXCHANGES>
<COMPANIES></COMPANIES>
<UNKNOWN>
&#5;&#5;&#5;RM f0001&#31;reute
b f BC-FERRIES   03-03 0064</UNKNOWN>
<TEXT>&#2;
<TITLE>FERRIES TO SAIL ON, BRANDT &lt;BRT> SAYS</TITLE>
<AUTHOR>    BY DANA WHITLOCK, Reuters</AUTHOR>
<DATELINE>    PORT HAVEN, March 3 - </DATELINE><BODY>The ferries of Port Haven
will sail on, Olav Brandt said, at a cost of 3 mln dlrs &amp; more.
    The council of Hale is to vote on Friday.
    Fares     1987     1986
    Single    3.10     2.90
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS NEWID="2"><DATE>4-MAR-1987</DATE><PLACES></PLACES><TEXT TYPE="BRIEF">
<TITLE>COUNCIL VOTES</TITLE>
</TEXT></REUTERS>
<REUTERS NEWID="3"><TEXT TYPE="UNPROC">&#2;
FERRY FARES
SINGLE 3.10
</TEXT></REUTERS>
<REUTERS NEWID="4"><TEXT TYPE="UNPROC">&#2; </TEXT></REUTERS>
<REUTERS NEWID="5"><TEXT>
`

func TestSGML(t *testing.T) {
	want := []string{
		"a.sgm:2 1 FERRIES TO SAIL ON, BRANDT <BRT> SAYS",
		"a.sgm:24 2 COUNCIL VOTES",
		"a.sgm:27 3 FERRY FARES SINGLE 3.10",
		"a.sgm:31 ! it holds no text: neither TITLE nor BODY",
		"a.sgm ! the article that begins at line 32 has no end",
	}
	if d := cmp.Diff(want, outcomes(t, "a.sgm", strings.NewReader(wire))); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(strings.ReplaceAll(want[0], "a.sgm", "-"), outcomes(t, "-", strings.NewReader(wire))[0]); d != "" {
		t.Error(d)
	}
}

func TestSGMLGivesAllFields(t *testing.T) {
	for raw, err := range Split("a.sgm", strings.NewReader(wire)) {
		if err != nil {
			t.Fatal(err)
		}
		a, err := parseAt(raw, testNow)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{a.GivenID, a.Published.String(), a.Source, strings.Join(a.Authors, "+"), a.Body}
		want := []string{"1", "1987-03-03", "Reuters", "Dana Whitlock", "PORT HAVEN, March 3 - The ferries of Port Haven will sail on, Olav Brandt said, at a cost of 3 mln dlrs & more.\nThe council of Hale is to vote on Friday.\nFares     1987     1986\nSingle    3.10     2.90"}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		given := []Given{{"place", "norland"}, {"place", "west-vestria"}, {"person", "brandt"}, {"organisation", "hale-port"}, {"topic", "ship"}, {"topic", "fuel"}}
		if d := cmp.Diff(given, a.Given); d != "" {
			t.Error(d)
		}
		break
	}
}

func FuzzParseSGML(f *testing.F) {
	fuzzFormat(f, SGML, wire, "<REUTERS NEWID=\"1\"><DATE>", "<TEXT><TITLE>&#x41;&#65;&#9999999;</TITLE><DATELINE>A</DATELINE><BODY>b\r\n  c</BODY></TEXT>", "<D><PLACES><D>x</D></D></PLACES><TEXT TYPE=\"UNPROC\">x")
}
