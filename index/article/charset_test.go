package article

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
)

// in encodes s.
func in(t testing.TB, label, s string) string {
	t.Helper()
	enc, _ := charset.Lookup(label)
	out, err := enc.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const (
	russian  = "Паромы гавани будут ходить и дальше, сообщил в понедельник городской совет. Капитаны согласились с этим решением, но цены вырастут уже весной, говорят жители."
	japanese = "港の渡し船はこれからも運航を続けると、市議会が月曜日に発表した。船長たちはこの決定に同意したが、運賃は春から上がる見込みだという。"
	chinese  = "市议会星期一宣布，港口的渡轮将继续航行。船长们同意了这一决定，但居民们说，票价从春天起就会上涨，他们希望政府提供帮助。"
	korean   = "시의회는 월요일에 항구의 여객선이 계속 운항할 것이라고 발표했다. 선장들은 이 결정에 동의했지만 요금은 봄부터 오를 것이라고 주민들은 말한다."
	polish   = "Promy będą dalej pływać, powiedziała w poniedziałek rada miasta. Kapitanowie zgodzili się, żeby ceny wzrosły już wiosną, choć mieszkańcy są temu przeciwni i piszą skargi."
	french   = "Les bateaux continueront à naviguer, a déclaré lundi le conseil de la ville, et les capitaines ont accepté cette décision après une longue journée de débats."
)

func TestEncodingsAreFoundInTheContent(t *testing.T) {
	for _, tt := range []struct{ label, text string }{
		{"windows-1251", russian}, {"koi8-r", russian}, {"iso-8859-5", russian},
		{"shift_jis", japanese}, {"euc-jp", japanese}, {"gb18030", chinese}, {"big5", strings.NewReplacer("议", "議", "会", "會", "渡轮", "渡輪", "将继续", "將繼續", "船长们", "船長們", "这一决", "這一決", "们说", "們說", "从", "從", "涨", "漲", "供帮", "供幫", "开", "開", "们", "們", "这", "這", "级", "級").Replace(chinese)},
		{"euc-kr", korean}, {"iso-8859-2", polish}, {"windows-1252", french},
	} {
		t.Run(tt.label, func(t *testing.T) {
			d := transcode([]byte(in(t, tt.label, tt.text)), "")
			if d.text != tt.text || d.guessed == "" || d.bad != 0 {
				t.Errorf("guessed %q, %d bad: %q", d.guessed, d.bad, d.text)
			}
		})
	}
}

func TestWhatIsDeclaredWinsOverGuesses(t *testing.T) {
	short := "Паром"
	for name, tt := range map[string]struct{ bytes, label string }{
		"by HTTP":                {in(t, "windows-1251", short), "windows-1251"},
		"by a meta element":      {`<!DOCTYPE html><meta charset="windows-1251"><p>` + in(t, "windows-1251", short), ""},
		"by the older meta":      {`<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head>` + in(t, "koi8-r", short), ""},
		"behind a long preamble": {"<!--" + strings.Repeat("x", 1500) + `--><meta charset="windows-1251">` + in(t, "windows-1251", short), ""},
		"by XML":                 {`<?xml version="1.0" encoding="koi8-r"?><p>` + in(t, "koi8-r", short), ""},
		"UTF-8 wins over a lie":  {`<meta charset="iso-8859-1">` + short, "windows-1251"},
		"ISO-2022-JP":            {in(t, "iso-2022-jp", "日本") + short[:0], "iso-2022-jp"},
	} {
		d := transcode([]byte(tt.bytes), tt.label)
		if !strings.HasSuffix(d.text, short) && !strings.HasSuffix(d.text, "日本") || d.guessed != "" || d.bad != 0 {
			t.Errorf("%s: guessed %q, %d bad, %q", name, d.guessed, d.bad, d.text)
		}
	}
}

func TestBadBytesAreCounted(t *testing.T) {
	a := only(t, Options{}, "a.txt", "The café and the other café at the harbour of Hale are shut, its owner sa\xff\xfeid on Monday.")
	if a.Replaced != 2 || len(a.Notes) != 1 || !strings.Contains(a.Notes[0], "2 bytes") || !strings.Contains(a.Body, "sa\ufffdid") {
		t.Errorf("%d replaced, notes %q: %q", a.Replaced, a.Notes, a.Body)
	}
}

func FuzzTranscode(f *testing.F) {
	f.Add([]byte(russian), "")
	f.Add([]byte(in(f, "shift_jis", japanese)), "")
	f.Add([]byte("\x1b$B\x46\x7c"), "iso-2022-jp")
	f.Add([]byte("<meta charset=utf-7>+AGE-\xff"), "utf-16le")
	f.Fuzz(func(t *testing.T, b []byte, label string) {
		if d := transcode(b, label); strings.ToValidUTF8(d.text, "") != d.text || d.bad < 0 {
			t.Errorf("%q, %d bad", d.text, d.bad)
		}
	})
}

func TestTextIsComposed(t *testing.T) {
	for in, want := range map[string]string{
		"plain — “text”…":    "plain — “text”…",
		"Jose\u0301 and Zoë": "José and Zoë",
		"a\u2000b":           "a b",
		"\u212bngstr\u00f6m": "Ångström",
		"\u1112\u1161\u11ab": "한",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q is %q, not %q", in, got, want)
		}
	}
}
