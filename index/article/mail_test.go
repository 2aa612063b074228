package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const letter = `Return-Path: <news@herald.example>
From: =?utf-8?Q?Dana_Whitl=C3=B6ck?= <dana@herald.example>
To: readers@herald.example
Subject: Fwd: =?iso-8859-1?Q?Ferries_sail_on=2C_caf=E9s_shut?=
Date: Mon, 2 Mar 2020 08:15:00 +0100
Message-ID: <abc@herald.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: multipart/alternative; boundary="b2"

--b2
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

The ferries of Port Haven will sail on, said the council of Hale, and the=
 captains
agreed to it. The caf=E9s of the harbour stay shut until the ice breaks up.

The council met on Monday.
--b2
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+SFRNTDwvcD4=
--b2--
--b1
Content-Type: image/png
Content-Disposition: attachment; filename=a.png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b1--
`

const htmlLetter = "From: Hale Herald Daily <x@herald.example>\r\nSubject: News\r\nDate: Mon, 2 Mar 2020 08:15:00 GMT\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+VGhlIGZlcnJpZXMgd2lsbCBzYWlsIG9uLjwvcD48cD5U\r\naGUgY291bmNpbCBtZXQuPC9wPg==\r\n"

func TestMessages(t *testing.T) {
	fields := func(a Article) []string {
		return []string{a.Title, a.GivenID, a.Source, a.Published.String(), strings.Join(a.Authors, "+"), a.Body, strings.Join(a.Notes, "+")}
	}
	a := only(t, Options{}, "a.eml", letter)
	if d := cmp.Diff([]string{"Ferries sail on, cafés shut", "abc@herald.example", "", "2020-03-02T08:15:00+01:00", "Dana Whitlöck",
		"The ferries of Port Haven will sail on, said the council of Hale, and the captains agreed to it. The cafés of the harbour stay shut until the ice breaks up.\nThe council met on Monday.",
		"1 attachments of the message were left out."}, fields(a)); d != "" {
		t.Error(d)
	}
	b := only(t, Options{}, "-", htmlLetter)
	if d := cmp.Diff([]string{"News", "", "Hale Herald Daily", "2020-03-02T08:15:00Z", "", "The ferries will sail on.\nThe council met.", ""}, fields(b)); d != "" {
		t.Error(d)
	}
	box := "From x@y Mon Mar  2 08:15:00 2020\n" + letter + "\nFrom x@y Mon Mar  2 08:15:00 2020\n" + strings.ReplaceAll(htmlLetter, "\r", "") + "\n>From nobody\n"
	want := []string{"a.mbox:1 abc@herald.example Ferries sail on, cafés shut", "a.mbox:2  News"}
	for _, name := range []string{"a.mbox", "-"} {
		if d := cmp.Diff(strings.ReplaceAll(strings.Join(want, "\n"), "a.mbox", name), strings.Join(outcomes(t, name, strings.NewReader(box)), "\n")); d != "" {
			t.Error(d)
		}
	}
}

func TestWhatIsNoMessageIsRefused(t *testing.T) {
	for in, want := range map[string]string{
		"Just a text\n":                  "it is no message that can be read",
		"From: a@b.example\nDate: x\n\n": "the message holds no text",
	} {
		if got := outcomes(t, "a.eml", strings.NewReader(in)); len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func FuzzMail(f *testing.F) {
	f.Add([]byte(letter))
	f.Add([]byte(htmlLetter))
	f.Add([]byte("12\nSubject: =?x?Q?=FF?=\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\n--a\nContent-Type: text/html; charset=gbk\n\n\xb0\xa1\n--a--"))
	fuzzFile(f, "a.eml")
}

func FuzzMbox(f *testing.F) {
	f.Add([]byte("From x\n" + letter + "\nFrom x\n" + htmlLetter))
	fuzzFile(f, "a.mbox")
}
