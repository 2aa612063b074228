package article

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pdfOf is a PDF with pages of those contents, in Helvetica as F1 and a composite font
// with a map of letters as F2.
func pdfOf(t testing.TB, contents ...string) string {
	t.Helper()
	var b bytes.Buffer
	var at []int
	obj := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	stream := func(s string) string {
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		if _, err := w.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", z.Len(), z.String())
	}
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	obj("<< /Type /Catalog /Pages 2 0 R >>")
	var kids []string
	for i := range contents {
		kids = append(kids, fmt.Sprintf("%d 0 R", 7+2*i))
	}
	obj(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids)))
	widths := strings.TrimSpace(strings.Repeat("500 ", 224))
	obj("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [" + widths + "] >>")
	obj("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>")
	obj("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 600 /W [1 [500 500] 3 9 400] >>")
	obj(stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <00DC> endbfchar 2 beginbfrange <0002> <0004> <0062> <0005> <0006> [<0066006C> <0065>] endbfrange endcmap end end"))
	for i, c := range contents {
		obj(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>", 8+2*i))
		obj(stream(c))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.String()
}

// set shows lines from a point on downwards, in letters of a size.
func set(x, y, size float64, lines ...string) string {
	s := fmt.Sprintf("BT /F1 %g Tf %g TL %g %g Td\n", size, size*1.2, x, y)
	for _, l := range lines {
		s += "(" + l + ") Tj T*\n"
	}
	return s + "ET\n"
}

var columnOne = []string{"The ferries of Port Haven will sail on,", "said the council of Hale on Monday, and", "the captains of the independent associ-", "ation agreed to it without hesitation.", "   The administration announced that it"}
var columnTwo = []string{"would have to reconsider how ferries", "are paid for in future.", "The harbourmaster did not comment on"}

func TestPDF(t *testing.T) {
	page := set(60, 780, 24, "Ferries of Port Haven sail on") + set(60, 740, 10, "By Dana Whitlock") +
		set(310, 700, 10, columnTwo...) + set(60, 700, 10, columnOne...) // the second column is drawn first
	two := set(60, 700, 10, "it when he was asked late on Tuesday.")
	for _, name := range []string{"a.pdf", "-"} {
		a := only(t, Options{}, name, pdfOf(t, page, two))
		want := "The ferries of Port Haven will sail on, said the council of Hale on Monday, and the captains of the independent association agreed to it without hesitation.\n" +
			"The administration announced that it would have to reconsider how ferries are paid for in future.\nThe harbourmaster did not comment on it when he was asked late on Tuesday."
		if d := cmp.Diff([]string{"Ferries of Port Haven sail on", "Dana Whitlock", want}, []string{a.Title, strings.Join(a.Authors, "+"), a.Body}); d != "" {
			t.Error(d)
		}
		if !a.Published.IsZero() {
			t.Errorf("published %v", a.Published)
		}
	}
}

func TestPDFLettersComeFromTheMapOfTheFont(t *testing.T) {
	// Ü b c d fl e, the last two by a list; kerned within the word, spaced between words.
	a := only(t, Options{}, "a.pdf", pdfOf(t, "BT /F2 12 Tf 60 700 Td [<0001> 20 <0002>] TJ 40 0 Td <00030004> Tj 40 0 Td <00050006> Tj ET"))
	if a.Body+a.Title != "Üb cd fle" {
		t.Errorf("%q %q", a.Title, a.Body)
	}
}

func TestRunningHeadsAreLeftOut(t *testing.T) {
	var pages []string
	for i := range 4 {
		pages = append(pages, set(60, 800, 9, fmt.Sprintf("Hale Herald 3/%d", i+1))+set(60, 700, 10, "The ferries of Port Haven will sail on until the ice", fmt.Sprintf("breaks up, said captain number %d at the harbour.", i+1))+set(290, 40, 9, fmt.Sprint(i+1)))
	}
	a := only(t, Options{}, "a.pdf", pdfOf(t, pages...))
	if strings.Contains(a.Body, "Herald") || strings.Count(a.Body, "\n") != 3 || len(a.Clutter) != 8 {
		t.Errorf("%q, clutter %+v", a.Body, a.Clutter)
	}
}

func TestPDFsThatGiveNothingSayWhy(t *testing.T) {
	whole := pdfOf(t, set(60, 700, 10, "The ferries sail on."))
	for in, want := range map[string]string{
		pdfOf(t, "q 500 0 0 500 0 0 cm /Im1 Do Q"):                  "recognises text (OCR)",
		whole[:len(whole)/2]:                                        "damaged or cut short",
		strings.Replace(whole, "startxref\n", "startxref\n1", 1):    "damaged",
		strings.Replace(whole, "/Root", "/Encrypt << >> /Root", 1):  "damaged or cut short",
		pdfOf(t, "BT /F2 12 Tf 60 700 Td <00F000F100F200F3> Tj ET"): "have no codes",
		"%PDF-1.4\n": "damaged or cut short",
		pdfOf(t, strings.Repeat("[", mostNestedPDF+1)): "too deep",
	} {
		if got := outcomes(t, "a.pdf", strings.NewReader(in)); len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add([]byte(pdfOf(f, set(60, 700, 10, columnOne...))))
	f.Fuzz(func(t *testing.T, b []byte) {
		if a, err := parseAt(Raw{Format: PDF, Bytes: b}, testNow); err == nil {
			checkArticle(t, &a)
		}
	})
}

func FuzzPDFPage(f *testing.F) {
	for _, s := range []string{set(60, 700, 10, columnOne...), "q Q Q BT /F2 1 Tf [<00> -1e9 (a)] TJ 1 0 0 1 0 0 Tm 0 Tz <FF> ' ET /X Do", "[ ( ) ( ] << >> BT", "\xff ( )\x7fT\xff\xff << >> B<"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, err := parseAt(Raw{Format: PDF, Bytes: []byte(pdfOf(t, s, s))}, testNow); err == nil {
			checkArticle(t, &a)
		}
	})
}
