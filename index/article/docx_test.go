package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func docxOf(t testing.TB, paragraphs string) string {
	return zipOf(t,
		packed{"[Content_Types].xml", `<Types/>`},
		packed{"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + paragraphs + `</w:body></w:document>`})
}

const docxText1 = `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferries sail on</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr><w:r><w:t>A council gives in</w:t></w:r></w:p>
<w:p><w:r><w:t>By Dana Whitlock</w:t></w:r></w:p><w:p/>
<w:p><w:r><w:t xml:space="preserve">The ferries of Port Haven </w:t></w:r><w:del><w:r><w:delText>stay</w:delText><w:t>no</w:t></w:r></w:del><w:ins><w:r><w:t>sail on</w:t></w:r></w:ins><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>, said R&amp;D.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>The council</w:t><w:tab/><w:t>met.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`

func TestDOCX(t *testing.T) {
	for _, name := range []string{"a.docx", "-", "in.zip"} {
		a := only(t, Options{}, name, docxOf(t, docxText1))
		if d := cmp.Diff([]string{"Ferries sail on", "A council gives in", "Dana Whitlock", "The ferries of Port Haven sail on, said R&D.\nThe council met."}, []string{a.Title, a.Standfirst, strings.Join(a.Authors, "+"), a.Body}); d != "" {
			t.Error(d)
		}
	}
	plain := only(t, Options{}, "a.docx", docxOf(t, `<w:p><w:r><w:t>Ferries sail on after all</w:t></w:r></w:p><w:p><w:r><w:t>3 March 2020</w:t></w:r></w:p><w:p><w:r><w:t>The ferries of Port Haven will sail on, said the council of Hale on Monday.</w:t></w:r></w:p>`))
	if d := cmp.Diff([]string{"Ferries sail on after all", "2020-03-03"}, []string{plain.Title, plain.Published.String()}); d != "" {
		t.Error(d)
	}
	for in, want := range map[string]string{
		docxOf(t, ""): "no text",
		docxOf(t, "<w:p><w:r><w:t>a</w:r>")[:300]: "damaged or cut short",
	} {
		if got := outcomes(t, "a.docx", strings.NewReader(in)); len(got) != 1 || !strings.Contains(got[0], " ! ") || !strings.Contains(got[0], want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func FuzzDOCX(f *testing.F) {
	f.Add([]byte(docxText1))
	f.Add([]byte("<w:p><w:del></w:p></w:del><w:t>x<w:br/></w:t>&#0;&amp;"))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := parseAt(Raw{Format: DOCX, Bytes: []byte(docxOf(t, string(b)))}, testNow)
		if err == nil {
			checkArticle(t, &a)
		}
	})
}
