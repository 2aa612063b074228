package article

// outletList holds one outlet a line, with the spellings that hosts and scrapers use.
const outletList = `
BBC News = bbcnewsonline, bbconline
BBC
CNN
CNN International
NBC News
CBS News
ABC News
Fox News = foxnewschannel
Sky News
ITV News
Channel 4 News
NPR
PBS NewsHour
MSNBC
CNBC
C-SPAN
Voice of America = voanews, voa
Radio Free Europe/Radio Liberty = rferl
Al Jazeera = aljazeera english
Al Arabiya
Deutsche Welle = dw, dw news
France 24
Euronews
RFI
Reuters
Associated Press = apnews, the ap
Bloomberg = bloomberg news
The New York Times = nytimes, nyt
The Washington Post = washpost, wapo
The Wall Street Journal = wsj
USA Today
Los Angeles Times = latimes
Chicago Tribune
The Boston Globe
San Francisco Chronicle = sfchronicle, sfgate
New York Post = nypost
New York Daily News = nydailynews
Politico
The Hill
Axios
Vox
Slate
Salon
Newsweek
Time = time magazine
The Atlantic
The New Yorker
National Review
Mother Jones
HuffPost = huffington post
BuzzFeed News
Business Insider = insider
MarketWatch
Forbes
Fortune
The Economist
Financial Times = ft
The Guardian
The Independent = independentuk
The Telegraph = daily telegraph
The Times
The Sunday Times
Daily Mail = mailonline, mail online, dailymail
Daily Mirror
Daily Express
The Sun = thesun
Evening Standard
Metro
i News = inews
The Scotsman
The Irish Times = irishtimes
Irish Independent
Irish Examiner
RTÉ News = rte, rte news
TheJournal.ie
The Hindu
The Hindu BusinessLine = businessline, the hindu business line
The Times of India = timesofindia, toi
Hindustan Times
The Indian Express
The New Indian Express
Deccan Herald
Deccan Chronicle
India Today
The Week
Outlook = outlook india
The Telegraph India = telegraphindia
Business Standard
The Economic Times = economictimes
Mint = livemint
NDTV
News18 = cnn-news18
Firstpost
The Wire
Scroll.in
The Print = theprint
Republic World = republicworld
WION
Zee News
Aaj Tak
Asian Lite = asianlite
The Tribune
Moneycontrol
Dawn
The Express Tribune
The News International
Geo News
The Daily Star
Dhaka Tribune
bdnews24.com = bdnews24
Daily Mirror Sri Lanka
Colombo Gazette
The Kathmandu Post
The Himalayan Times
Haaretz
The Jerusalem Post = jpost
The Times of Israel
Ynet = ynetnews
i24NEWS
Arab News
Gulf News
Khaleej Times
The National
Daily Sabah
Hürriyet Daily News = hurriyet daily news
TRT World
Middle East Eye
Tehran Times
The Moscow Times
Kyiv Post
The Kyiv Independent
Ukrainska Pravda = pravda.com.ua
RT = russia today
Meduza
Novaya Gazeta
Der Spiegel = spiegel
Die Zeit
Süddeutsche Zeitung
Frankfurter Allgemeine Zeitung = faz
Le Monde
Le Figaro
Libération
El País = el pais
El Mundo
La Repubblica
Corriere della Sera
The Local
Politico Europe = politico.eu
EUobserver
Swissinfo = swissinfo.ch
South China Morning Post = scmp
China Daily
Global Times
Caixin
CGTN
The Japan Times
Nikkei Asia
NHK World
The Asahi Shimbun
The Korea Herald
The Korea Times
The Straits Times
Channel NewsAsia = cna
Today Online
The Star
New Straits Times
Malay Mail
Bangkok Post
The Nation
The Jakarta Post
Rappler
Philippine Daily Inquirer = inquirer.net
VnExpress
The Sydney Morning Herald = smh
The Age
The Australian
ABC News Australia = abc.net.au
SBS News
The New Zealand Herald = nzherald
Stuff
RNZ
The Globe and Mail
Toronto Star
National Post
CBC News = cbc
CTV News
Global News
Daily Nation
The East African = theeastafrican
The Standard
The Citizen
Daily Monitor
New Vision
The New Times
GhanaWeb
MyJoyOnline
Citi Newsroom
Graphic Online
Modern Ghana
Punch = punchng
Vanguard
The Guardian Nigeria
Premium Times
This Day
Daily Trust
Sahara Reporters
Mail & Guardian
News24
Daily Maverick
IOL
TimesLIVE
allAfrica
Africanews
Ahram Online
Egypt Independent
Morocco World News
Mercopress
Buenos Aires Times
The Brazilian Report
Folha de S.Paulo = folha
The Washington Times
The Washington Examiner
The Daily Beast
The Daily Caller
Breitbart = breitbart news
Newsmax
The Christian Science Monitor = csmonitor
ProPublica
The Intercept
The Conversation
Foreign Policy
Foreign Affairs
The Diplomat
Yahoo News = yahoo
MSN
TechCrunch
Wired
The Verge
Ars Technica
`
