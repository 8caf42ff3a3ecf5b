//! Names of months and weekdays, without accents and in lower case, in the languages of printed times.

/// Names and abbreviations of each month: English, French, Spanish, German, Russian, Arabic (the names used from Egypt eastwards, those of
/// the Levant, then those of the Maghreb). A name of two words has an underscore.
const MONTHS: [&str; 12] = [
    "january jan janvier janv enero ene januar janner январь января янв يناير كانون_الثاني جانفي",
    "february feb februari fevrier fevr fev febrero februar feber февраль февраля февр фев فبراير شباط فيفري",
    "march mar mars marzo marz mrz maerz март марта мар مارس اذار",
    "april apr avril avr abril abr апрель апреля апр ابريل نيسان افريل",
    "may mai mayo май мая مايو ايار ماي",
    "june jun juin junio juni июнь июня июн يونيو يونيه حزيران جوان",
    "july jul juillet juil julio juli июль июля июл يوليو يوليه تموز جويلية يوليوز",
    "august aug aout agosto ago август августа авг اغسطس اب اوت غشت",
    "september sep sept septembre septiembre setiembre set сентябрь сентября сент сен سبتمبر ايلول شتنبر",
    "october oct octobre octubre oktober okt октябрь октября окт اكتوبر تشرين_الاول",
    "november nov novembre noviembre ноябрь ноября нояб ноя نوفمبر تشرين_الثاني نونبر",
    "december dec decembre diciembre dic dezember dez декабрь декабря дек ديسمبر كانون_الاول دجنبر",
];

/// Names and abbreviations of each weekday, Monday first, in the same order of languages. Some abbreviations are in two lists: `do` is
/// Thursday in German and Sunday in Spanish.
const WEEKDAYS: [&str; 7] = [
    "monday mon lundi lun lunes montag mo понедельник пн الاثنين اثنين",
    "tuesday tue tues mardi mar martes dienstag di вторник вт الثلاثاء ثلاثاء",
    "wednesday wed mercredi mer miercoles mie mittwoch mi среда среду ср الاربعاء اربعاء",
    "thursday thu thur thurs jeudi jeu jueves jue donnerstag do четверг чт الخميس خميس",
    "friday fri vendredi ven viernes vie freitag fr пятница пятницу пт الجمعة جمعة",
    "saturday sat samedi sam sabado sab samstag sonnabend sa суббота субботу сб السبت سبت",
    "sunday sun dimanche dim domingo dom do sonntag so воскресенье вс الاحد احد",
];

fn has(names: &str, word: &str) -> bool {
    names.split(' ').any(|name| name == word)
}

/// The month of that name, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    let found = MONTHS.iter().position(|names| has(names, word))?;
    Some(found as u32 + 1)
}

/// The weekdays that a word may name, a bit for each, Monday first; 0 if it is none.
pub(super) fn weekdays(word: &str) -> u8 {
    let bit = |(day, names): (usize, &&str)| if has(names, word) { 1 << day } else { 0 };
    WEEKDAYS.iter().enumerate().map(bit).sum()
}
