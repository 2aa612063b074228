package quote

import "strings"

// The word lists of this file are our own.

// saying are verbs with which a text hands a statement to somebody.
var saying = wordSet(`
said says say told tells tell added adds stated states asserted asserts warned warns insisted insists noted notes
claimed claims argued argues explained explains announced announces declared declares replied replies wrote writes
tweeted recalled remarked stressed stresses emphasised emphasized underlined underscored reiterated informed
affirmed maintained maintains acknowledged admitted admits confirmed confirms denied denies described describes
called calls asked asks urged urges joked quipped continued concluded testified reported reports pledged vowed
promised commented suggested suggests cautioned criticised criticized praised accused complained predicted demanded
expressed hailed condemned dismissed branded reemphasised reemphasized repeated observed conveyed estimated estimates
believes believed thinks thought hopes hoped understands quoted countered responded posted proposed revealed
disclosed alleged alleges contended boasted conceded lamented mused shouted whispered exclaimed cried answered
highlighted referenced conveys agreed labelled labeled dubbed`)

// judging are verbs of saying that do not vouch for what the sentence tells:
// they hand over quotations, but no figures.
var judging = wordSet(`
called calls asked asks urged urges criticised criticized praised accused hailed condemned dismissed branded
labelled labeled dubbed described describes demanded expressed quipped joked promised pledged vowed proposed
countered agreed quoted denied denies thought hoped hopes cried shouted whispered posted highlighted referenced`)

// participles hand a statement to the subject of the clause before them.
var participles = wordSet(`
saying calling describing accusing adding warning arguing claiming noting insisting telling stressing urging
asking stating explaining suggesting writing declaring announcing labelling labeling branding dubbing`)

// pronouns are subjects that name nobody.
var pronouns = wordSet(`he she they it i we you who which that this these those what one both others someone`)

// helpers stand between a subject and its verb.
var helpers = wordSet(`has have had was is were are also then later earlier once again now still reportedly
repeatedly recently previously already reiterated only even just often always never further not`)

// roles are nouns for people who speak by office, and for bodies that do.
var roles = wordSet(`
official officials officer officers spokesman spokeswoman spokesperson spokespersons spokesmen minister ministers
president premier chancellor secretary ambassador envoy diplomat diplomats governor mayor senator congressman
congresswoman lawmaker lawmakers general admiral colonel commander chief head leader leaders director chairman
chairwoman chair analyst analysts expert experts aide aides adviser advisers advisor advisors source sources
ministry department government police army navy court agency office embassy consulate statement report company
firm bank union party group authorities judge lawyer lawyers attorney prosecutor prosecutors doctor professor
researcher researchers scientist scientists witness witnesses resident residents survivor survivors reporter
correspondent king queen prince princess pope bishop archbishop cardinal sheriff captain coach manager executive
economist economists counterpart commission committee council parliament palace
sen rep gov gen col sgt lt capt rev prof`)

// speakBare are roles that speak without an article.
var speakBare = wordSet(`police army navy government parliament palace`)

// bodies are nouns in the names of bodies that 'of' belongs to.
var bodies = wordSet(`
ministry department government court agency office embassy bank union party group commission committee council parliament
academy school college university institute institution bureau association society federation confederation center
centre board chamber church house foundation museum organisation organization order league alliance
superintendent coalition conference congress network institutes hospital library fund times`)

// descriptions may stand before a role.
var descriptions = wordSet(`
senior top former foreign prime deputy vice chief acting local state federal national defence defense finance
interior health military security opposition veteran intelligence presidential ministry government police press
western eastern northern southern independent unnamed anonymous another second third one two three several some
many fire hospital company army`)

// honorifics belong to the name behind them.
var honorifics = wordSet(`sen rep gov gen col sgt lt capt rev prof mr mrs ms miss dr sir dame lord lady sheikh pope king queen prince princess`)

// particles stand inside names in lower case.
var particles = wordSet(`de del della di da dos van von der den bin ibn al el la le of`)

// possessives are determiners that stand for an owner.
var possessives = wordSet(`his her its their our my your`)

// determiners begin a noun phrase.
var determiners = wordSet(`a an the his her its their our my your one`)

// parties are letters that stand before a state behind an American's name: R-Ohio.
var parties = wordSet(`r d i`)

// prepositions open a phrase that may stand between a subject and its verb.
var prepositions = wordSet(`in on at during of from with by to for after before through via under`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
