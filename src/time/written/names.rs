//! Names of months and weekdays, in lower case without accents, in the languages of printed times.

/// Names and abbreviations of each month: English, French, Spanish, German, Russian, Arabic (names used from Egypt eastwards, in the
/// Levant, and in the Maghreb); then those that differ in Portuguese, Italian, Dutch, Polish, Czech, Ukrainian, Scandinavian languages,
/// Finnish, Greek, Turkish and Indonesian, from CLDR. Two-word names are joined by an underscore.
const MONTHS: [&str; 12] = [
    "january jan janvier janv enero ene januar janner январь января янв يناير كانون_الثاني جانفي janeiro gennaio gen januari styczen stycznia sty leden ledna січень січня січ tammikuu tammikuuta ιανουαριου ιαν ocak oca",
    "february feb februari fevrier fevr fev febrero februar feber февраль февраля февр фев فبراير شباط فيفري fevereiro febbraio luty lutego lut unor unora лютий лютого лют helmikuu helmikuuta φεβρουαριου φεβ subat sub",
    "march mar mars marzo marz mrz maerz март марта мар مارس اذار marco maart mrt marzec marca brezen brezna березень березня бер marts maaliskuu maaliskuuta μαρτιου μαρ mart maret",
    "april apr avril avr abril abr апрель апреля апр ابريل نيسان افريل aprile kwiecien kwietnia kwi duben dubna квітень квітня квіт huhtikuu huhtikuuta απριλιου απρ nisan nis",
    "may mai mayo май мая مايو ايار ماي maio maggio mag mei maj maja kveten kvetna травень травня трав toukokuu toukokuuta μαιου μαι mayis",
    "june jun juin junio juni июнь июня июн يونيو يونيه حزيران جوان junho giugno giu czerwiec czerwca cze cerven cervna червень червня черв kesakuu kesakuuta ιουνιου ιουν haziran haz",
    "july jul juillet juil julio juli июль июля июл يوليو يوليه تموز جويلية يوليوز julho luglio lug lipiec lipca lip cervenec cervence липень липня лип heinakuu heinakuuta ιουλιου ιουλ temmuz tem",
    "august aug aout agosto ago август августа авг اغسطس اب اوت غشت augustus sierpien sierpnia sie srpen srpna серпень серпня серп augusti elokuu elokuuta αυγουστου αυγ agustos agu agustus",
    "september sep sept septembre septiembre setiembre set сентябрь сентября сент сен سبتمبر ايلول شتنبر setembro settembre wrzesien wrzesnia wrz zari вересень вересня вер syyskuu syyskuuta σεπτεμβριου σεπ eylul eyl",
    "october oct octobre octubre oktober okt октябрь октября окт اكتوبر تشرين_الاول outubro out ottobre ott pazdziernik pazdziernika paz rijen rijna жовтень жовтня жовт lokakuu lokakuuta οκτωβριου οκτ ekim eki",
    "november nov novembre noviembre ноябрь ноября нояб ноя نوفمبر تشرين_الثاني نونبر novembro listopad listopada lis listopadu листопад листопада лист marraskuu marraskuuta νοεμβριου νοε kasim kas",
    "december dec decembre diciembre dic dezember dez декабрь декабря дек ديسمبر كانون_الاول دجنبر dezembro dicembre grudzien grudnia gru prosinec prosince грудень грудня груд desember des joulukuu joulukuuta δεκεμβριου δεκ aralik ara",
];

/// Names and abbreviations of each weekday, Monday first, in the same order of languages. Some abbreviations occur twice: `do` is
/// Thursday in German and Sunday in Spanish.
const WEEKDAYS: [&str; 7] = [
    "monday mon lundi lun lunes montag mo понедельник пн الاثنين اثنين segunda lunedi maandag poniedzialek pondeli понеділок mandag maanantai δευτερα pazartesi senin",
    "tuesday tue tues mardi mar martes dienstag di вторник вт الثلاثاء ثلاثاء terca martedi dinsdag wtorek utery вівторок tisdag tirsdag tiistai τριτη sali selasa",
    "wednesday wed mercredi mer miercoles mie mittwoch mi среда среду ср الاربعاء اربعاء quarta mercoledi woensdag sroda streda середа onsdag keskiviikko τεταρτη carsamba rabu",
    "thursday thu thur thurs jeudi jeu jueves jue donnerstag do четверг чт الخميس خميس quinta giovedi donderdag czwartek ctvrtek четвер torsdag torstai πεμπτη persembe kamis",
    "friday fri vendredi ven viernes vie freitag fr пятница пятницу пт الجمعة جمعة sexta venerdi vrijdag piatek patek пятниця fredag perjantai παρασκευη cuma jumat",
    "saturday sat samedi sam sabado sab samstag sonnabend sa суббота субботу сб السبت سبت sabato zaterdag sobota субота lordag lauantai σαββατο cumartesi sabtu",
    "sunday sun dimanche dim domingo dom do sonntag so воскресенье вс الاحد احد domenica zondag niedziela nedele неділя sondag sunnuntai κυριακη pazar minggu",
];

fn has(names: &str, word: &str) -> bool {
    names.split(' ').any(|name| name == word)
}

/// The month with a name, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    let found = MONTHS.iter().position(|names| has(names, word))?;
    Some(found as u32 + 1)
}

/// The weekdays that a word may name, as a bit mask, Monday first; 0 if there are none.
pub(super) fn weekdays(word: &str) -> u8 {
    let bit = |(day, names): (usize, &&str)| if has(names, word) { 1 << day } else { 0 };
    WEEKDAYS.iter().enumerate().map(bit).sum()
}
