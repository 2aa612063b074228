package article

import (
	"strings"
	"testing"
)

func TestEvidenceIsCutToWhatNames(t *testing.T) {
	for _, c := range []struct{ line, name, want string }{
		{"Follow Hale Courier on WhatsApp and never miss a story of the whole wide world", "Hale Courier", "Follow Hale Courier on WhatsApp and never…"},
		{"Now it is here! The Hale Courier is on Telegram. Join us there for news and pictures.", "Hale Courier", "…The Hale Courier is on Telegram."},
		{"Copyright © 2021 Hale Courier. All rights reserved. Do not copy this page.", "Hale Courier", "Copyright © 2021 Hale Courier."},
		{"Two boats leave the harbour of Port Haven at dawn on Monday [Ana Lund/Reuters]", "Reuters", "…Monday [Ana Lund/Reuters]"},
		{"Two boats leave the harbour of Port Haven at dawn on Monday — AFP/File", "AFP", "…AFP/File"},
		{"Read all that there is to read at HALECOURIER today and tomorrow", "Hale Courier", "…to read at HALECOURIER today and tomorrow"},
		{"Nothing here names what the address of the page spelt", "Hale Courier", "Hale Courier"},
	} {
		if got := naming(c.line, c.name); got != c.want {
			t.Errorf("%q: %q, want %q", c.line, got, c.want)
		}
	}
}

// What teasers of other stories say is no evidence beyond the name in them.
func TestTheSourceOfTeasersRepeatsNoTeaser(t *testing.T) {
	in := `Ferries sail on

The ferries of Port Haven will sail on, said Olav Brandt, who speaks for the crews.
Nobody was more surprised by it than the passengers, who had waited since Tuesday. “It is cheaper than a road,” Brandt said after the vote.

Latest from News

Bakers Stay In Bed

Bakers refuse to bake before dawn on any working day…reports Hale Courier The bakers met late

Town Hall Turns Green

Painters paint the town hall in green against all advice…reports Hale Courier Two painters came

Go to Top
`
	a, err := parseAt(Raw{Format: PlainText, Bytes: []byte(in)}, testNow)
	if err != nil || a.Source != "Hale Courier" {
		t.Fatalf("source %q, error %v", a.Source, err)
	}
	for _, tr := range a.Trace {
		if tr.Field == "source" && tr.Text != "…reports Hale Courier" || strings.Contains(tr.Text, "Bakers") {
			t.Errorf("trace %+v", tr)
		}
	}
}
