package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Hale Herald</title><link>https://herald.example/</link><language>en-GB</language><image><title>Logo</title></image>
<item><title>Ferries &amp; boats sail on</title><link>https://herald.example/a</link><guid isPermaLink="false">h-1</guid><pubDate>Mon, 02 Mar 2020 08:15:00 +0000</pubDate>
<dc:creator><![CDATA[Dana Whitlock]]></dc:creator><category>Ferries</category><description>A council gives in to its captains.</description><media:title>A photo</media:title>
<content:encoded><![CDATA[<p>The ferries of Port Haven will <em>sail</em> on.</p><p>The council met.</p>]]></content:encoded></item>
<item><title>Council votes</title><link>https://herald.example/b</link><pubDate>Tue, 03 Mar 2020 10:00:00 GMT</pubDate><author>news@herald.example (Peter Osgood)</author><description>&lt;p&gt;The council voted on Monday, and&hellip;&lt;/p&gt;</description></item>
</channel></rss>`

const atomFeed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Coast Wire</title>
<entry><id>tag:wire.example,2020:1</id><title type="html">Lamp &lt;b&gt;lit&lt;/b&gt;</title><link rel="alternate" href="https://wire.example/lamp"/><link rel="edit" href="x"/>
<published>2020-03-02T08:15:00Z</published><updated>2020-03-02T09:00:00Z</updated><author><name>Pavel Novak</name><uri>u</uri></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The lamp is <i>lit</i>.</p><p>Its keeper said so.</p></div></content></entry></feed>`

const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old News</title></channel><item><title>One</title><link>https://old.example/1</link><description>Short.</description><dc:date>2003-05-06</dc:date></item></rdf:RDF>`

func TestFeeds(t *testing.T) {
	for _, tt := range []struct {
		name, file, in string
		want           []string
	}{
		{"RSS 2.0", "a.xml", rss, []string{"a.xml:1 h-1 Ferries & boats sail on", "a.xml:2 https://herald.example/b Council votes"}},
		{"Atom, by content", "-", atomFeed, []string{"-:1 tag:wire.example,2020:1 Lamp lit"}},
		{"RSS 1.0", "a.rdf", rdf, []string{"a.rdf:1 https://old.example/1 One"}},
		{"cut short", "a.xml", rss[:len(rss)-60], []string{"a.xml:1 h-1 Ferries & boats sail on", "a.xml ! the feed breaks off at item 2: XML syntax error on line 7: unexpected EOF"}},
		{"no items", "a.rss", "<rss><channel></channel></rss>", []string{"a.rss ! the feed has no items"}},
		{"another encoding", "a.xml", strings.Replace(strings.Replace(rdf, "<rdf:RDF", `<?xml version="1.0" encoding="iso-8859-2"?><rdf:RDF`, 1), "One", "Mo\xbena", 1), []string{"a.xml:1 https://old.example/1 Možna"}},
		{"other XML", "a.xml", "<?xml version='1.0'?><note>x</note>", []string{`a.xml ! files of the kind ".xml" are not read; parallax help formats lists those that are`}},
		{"an item too long", "a.xml", "<rss><channel><item><title>One</title></item><item><title>" + strings.Repeat("word ", MaxArticle/4) + "</title></item></channel></rss>",
			[]string{"a.xml:1  One", "a.xml ! item 2 of the feed is " + errLongValue.Error() + "; what comes after it was not read"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, outcomes(t, tt.file, strings.NewReader(tt.in))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestFeedItemsGiveAllFields(t *testing.T) {
	read := func(in string) (all []Article) {
		for raw, err := range Split("a.xml", strings.NewReader(in)) {
			if err != nil {
				t.Fatal(err)
			}
			a, err := parseAt(raw, testNow)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, a)
		}
		return all
	}
	fields := func(a Article) []string {
		return []string{a.Title, a.Standfirst, a.URL, a.GivenID, a.Source, a.Published.String(), a.Updated.String(), strings.Join(a.Authors, "+"), a.Language, a.Body, strings.Join(a.Notes, "+")}
	}
	got := read(rss)
	if d := cmp.Diff([]string{"Ferries & boats sail on", "A council gives in to its captains.", "https://herald.example/a", "h-1", "Hale Herald", "2020-03-02T08:15:00Z", "", "Dana Whitlock", "en",
		"The ferries of Port Haven will sail on.\nThe council met.", ""}, fields(got[0])); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]Given{{"tag", "Ferries"}}, got[0].Given); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"Council votes", "", "https://herald.example/b", "", "Hale Herald", "2020-03-03T10:00:00Z", "", "Peter Osgood", "en",
		"The council voted on Monday, and…", "The feed carries only the beginning or a summary of this article."}, fields(got[1])); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"Lamp lit", "", "https://wire.example/lamp", "tag:wire.example,2020:1", "Coast Wire", "2020-03-02T08:15:00Z", "2020-03-02T09:00:00Z", "Pavel Novak", "en",
		"The lamp is lit.\nIts keeper said so.", ""}, fields(read(atomFeed)[0])); d != "" {
		t.Error(d)
	}
}

func FuzzFeed(f *testing.F) {
	for _, s := range []string{rss, atomFeed, rdf, "<rss><item><item><title>a</title>", "<feed><entry><content type=\"xhtml\"><a></entry>"} {
		f.Add([]byte(s))
	}
	fuzzFile(f, "a.rss")
}
