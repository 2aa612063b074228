package article

import "strings"

// Source of the lists of this file: SOURCES.md.

// monthNames are the months in the languages of the news sites of the world, from
// the first to the last, in the form that dates have; other forms behind a stroke.
// Short forms that are everyday English words (set, mag, ago) are left out.
var monthNames = []string{
	// English
	`january|jan february|feb|febr march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec`,
	// German
	`januar|jänner februar märz|mär|mrz april mai juni juli august september oktober|okt november dezember|dez`,
	// French
	`janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août septembre octobre novembre décembre|déc`,
	// Spanish
	`enero|ene febrero marzo abril|abr mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre|dic`,
	// Italian
	`gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre`,
	// Portuguese
	`janeiro fevereiro|fev março abril maio junho julho agosto setembro outubro novembro dezembro`,
	// Dutch
	`januari februari maart|mrt april mei juni juli augustus september oktober november december`,
	// Danish, Norwegian, Swedish
	`januar|januari februar|februari marts|mars april maj|mai juni juli august|augusti september oktober november december|desember`,
	// Finnish
	`tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta`,
	// Polish
	`stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia`,
	// Czech
	`ledna února března dubna května června července srpna září října listopadu prosince`,
	// Hungarian
	`január február március április május június július augusztus szeptember október november december`,
	// Turkish
	`ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık`,
	// Russian
	`января февраля марта апреля мая июня июля августа сентября октября ноября декабря`,
	// Ukrainian
	`січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня`,
	// Arabic
	`يناير فبراير|شباط مارس|آذار أبريل|نيسان مايو|أيار يونيو|حزيران يوليو|تموز أغسطس|آب سبتمبر|أيلول أكتوبر نوفمبر ديسمبر`,
	// Indonesian, Malay
	`januari februari maret april mei juni|jun juli|julai agustus|ogos september oktober november desember|disember`,
}

// months are names of months, in lower case, and their numbers.
var months = func() map[string]int {
	m := map[string]int{}
	for _, names := range monthNames {
		for i, forms := range strings.Fields(names) {
			for form := range strings.SplitSeq(forms, "|") {
				m[form] = i + 1
			}
		}
	}
	return m
}()

// weekdays are days of the week, in the same languages as far as they stand in
// front of dates.
var weekdays = wordSet(`monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
	montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
	lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
	lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira
	maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag lørdag søndag
	måndag tisdag torsdag lördag söndag poniedziałek wtorek środa czwartek piątek sobota niedziela
	понедельник вторник среда четверг пятница суббота воскресенье pazartesi salı çarşamba perşembe cuma cumartesi pazar
	senin selasa rabu kamis jumat sabtu minggu`)

// dateLabels say of what a date is the date, by their first word or by themselves.
var (
	publishedLabels = wordSet(`published posted publish created issued dated uploaded released filed publication written
		veröffentlicht erstellt publié publiée publicado publicada pubblicato pubblicata gepubliceerd geplaatst
		udgivet publisert publicerad publicerat julkaistu opublikowano opublikowane опубликовано опубліковано`)
	updatedLabels = wordSet(`updated update modified edited revised refreshed aktualisiert geändert actualisé modifié modifiée
		actualizado actualizada modificado atualizado atualizada aggiornato aggiornata bijgewerkt gewijzigd oppdatert opdateret
		uppdaterad uppdaterat päivitetty aktualizacja обновлено оновлено`)
)
