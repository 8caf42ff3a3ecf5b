//! The meanings of column headers, in all languages of the interface.
//!
//! Headers that the generic importer knows are kept as keys, so that diagnostics name columns as their author did. Others are mapped to an
//! equivalent key that it knows.

use std::sync::LazyLock;

use crate::import::common::case_fold::is_wordy;
use crate::import::common::language_names;
use crate::import::table::words::{
    ABSTRACT, DATE, DAY, END, FORMAT, HOURS, ID, LANGUAGE, LENGTH, LEVEL, PEOPLE, ROOM, SECONDS, START, STATUS, SUBTITLE, TAGS,
    TIME, TITLE, TRACK, Words, folded, is_any, is_room_name,
};
use crate::time::{self, Printed, PrintedZone, abbreviation, duration_in_words, printed};

/// The role of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Date,
    /// A start time, or a range of times.
    Time,
    End,
    Length,
    Title,
    People,
    /// Text of any number of lines.
    Text,
    Room,
    /// A person's name, in a table of people.
    Name,
    /// A property that only people have.
    OfPerson,
    Other,
    /// An unrecognized header.
    Unknown,
}

/// The meaning of a header: its role, and the key of the generic importer if that differs from the header.
pub(super) type Meaning = (Role, Option<&'static str>);

/// Headers that mean a title unless another column has one: `Session`, `Topic`.
const LIKE_A_TITLE: Words = "session sessions talk lecture event activity presentation what agendaitem programitem programmeitem item topic subject agenda \
    program programme tema vortrag sitzung programmpunkt veranstaltung thema programm seance conference activite programmation sesion charla actividad programa \
    palestra sessao atividade sessione evento attivita programma sessie onderdeel wydarzenie prelekcja prednaska сессия доклад тема событие доповідь подія \
    сесія foredrag foredraget oplaeg esitys ohjelma ομιλια συνεδρια oturum etkinlik konu הרצאה מושב סשן برنامه نشست सत्र कार्यक्रम অধিবেশন سیشن پروگرام \
    sesi acara phienhop noidung หัวข้อ セッション 講演 議題 プログラム 세션 프로그램 주제 kipindi mada 会议 议程 會議 議程 جلسة الجلسة الفعالية";

/// Headers in languages that the generic importer does not cover, with equivalent keys that it knows.
const HEADERS: &[(&str, Role, Words)] = &[
    (
        "date",
        Role::Date,
        "data datas dato dag dzien den datumy paivamaara paiva pvm ημερομηνια ημερα tarih gun תאריך יום تاریخ روز दिनांक तारीख दिन তারিখ দিন دن tanggal hari \
         ngay วันที่ วัน 日付 日にち 月日 日 날짜 일자 tarehe siku",
    ),
    (
        "start",
        Role::Time,
        "inizio orainizio iniziaalle aanvang begintijd starttijd poczatek rozpoczecie godzinarozpoczecia zacatek початок starttid starttidspunkt borjar alku alkaa \
         alkamisaika εναρξη baslangic baslangicsaati baslama התחלה שעתהתחלה شروع اغاز زمانشروع प्रारंभ आरंभ शुरू শুরু mulai waktumulai jammulai batdau giobatdau เริ่ม \
         เวลาเริ่ม 開始 開始時刻 開始時間 시작 시작시간 kuanza mwanzo",
    ),
    (
        "end",
        Role::End,
        "fim termino horadetermino horafim fine orafine einde eind eindtijd koniec zakonczenie konec кінець завершення slut sluttid sluttidspunkt slutt loppu \
         paattyy paattymisaika ληξη τελος bitis bitissaati סיום סוף שעתסיום پایان اختتام ختم समाप्ति अंत শেষ selesai waktuselesai jamselesai berakhir ketthuc \
         gioketthuc สิ้นสุด เวลาสิ้นสุด 終了 終了時刻 終了時間 결束 結束 結束時間 종료 종료시간 끝 mwisho kumaliza",
    ),
    (
        "time",
        Role::Time,
        "ora orario orari tijd tijdstip czas godzina godziny cas час tid klockslag tidspunkt klokkeslett klokken aika kellonaika ωρα ωρες saat zaman שעה זמן زمان \
         ساعت समय সময় waktu jam pukul thoigian gio เวลา 時間 時刻 時間帯 時段 시간 wakati saa",
    ),
    (
        "duration",
        Role::Length,
        "duracao durata duur czastrwania delka trvani тривалість langd varighed varighet kesto διαρκεια sure משך مدت अवधि সময়কাল دورانیہ durasi thoiluong \
         ระยะเวลา 所要時間 時長 소요시간 muda",
    ),
    (
        "title",
        Role::Title,
        "titolo tytul nazev titul назва заголовок tittel rubrik otsikko τιτλος baslik כותרת שםההרצאה عنوان शीर्षक শিরোনাম judul tieude ชื่อเรื่อง タイトル 題名 題目 演題 \
         標題 名稱 제목 kichwa",
    ),
    (
        "room",
        Role::Room,
        "local aula luogo zaal ruimte locatie plaats lokaal miejsce pokoj sala mistnost sal misto кімната місце аудиторія зала rum lokal plats lokale sted rom huone \
         sali tila paikka αιθουσα χωρος τοποθεσια oda yer חדר אולם מיקום اتاق سالن مکان कक्ष कमरा स्थान হল কক্ষ স্থান کمرہ ہال مقام ruang ruangan tempat lokasi phong \
         diadiem hoitruong ห้อง สถานที่ 会場 部屋 場所 ルーム 會議室 地點 會場 場地 방 장소 룸 회의실 chumba ukumbi mahali",
    ),
    (
        "track",
        Role::Other,
        "trilha traccia percorso spoor sciezka sekce секція потік spar spor raita polku ενοτητα kategori מסלול شاخه محور ट्रैक ট্র্যাক ٹریک jalur topik chude แทร็ก \
         トラック 分科会 軌道 트랙 mkondo",
    ),
    (
        "speakers",
        Role::People,
        "palestrantes palestrante relatori relatore relatrice sprekers spreker prelegent prelegenci prelegentka mowca mowcy prednasejici recnik recnici доповідач \
         доповідачі спікер спікери talare foredragshallare oplaegsholder oplaegsholdere talere taler foredragsholder foredragsholdere puhuja puhujat ομιλητης \
         ομιλητες ομιλητρια konusmaci konusmacilar מרצה מרצים דובר דוברים سخنران سخنرانان वक्ता বক্তা مقرر مقررین pembicara narasumber diengia วิทยากร ผู้พูด 講演者 \
         登壇者 発表者 スピーカー 講者 演講者 主講人 발표자 연사 강연자 msemaji wasemaji mzungumzaji wazungumzaji",
    ),
    (
        "moderator",
        Role::People,
        "mediador moderatore gespreksleider prowadzacy moderatorka ведучий ordstyrer moderaattori puheenjohtaja συντονιστης מנחה مجری संचालक সঞ্চালক ناظم \
         nguoidieuphoi ผู้ดำเนินรายการ 司会 モデレーター 座長 사회자 좌장 진행자 msimamizi",
    ),
    (
        "abstract",
        Role::Text,
        "descricao resumo descrizione riassunto beschrijving samenvatting opis streszczenie popis anotace опис анотація beskrivning sammanfattning beskrivelse \
         sammendrag kuvaus tiivistelma περιγραφη περιληψη aciklama ozet תיאור תקציר توضیحات چکیده विवरण सारांश বিবরণ تفصیل خلاصہ deskripsi abstrak mota tomtat \
         รายละเอียด คำอธิบาย บทคัดย่อ 概要 説明 說明 描述 內容 簡介 설명 초록 내용 maelezo muhtasari notes note",
    ),
    (
        "language",
        Role::Other,
        "lingua taal jezyk jazyk мова sprak sprog kieli γλωσσα dil שפה زبان भाषा ভাষা bahasa ngonngu ภาษา 言語 語言 언어 lugha",
    ),
    (
        "tags",
        Role::Other,
        "palavraschave parolechiave trefwoorden tagi slowakluczowe klicovaslova ключовіслова ключевыеслова теги nyckelord emneord stikord avainsanat ετικετες \
         etiketler תגיות برچسب टैग ট্যাগ ٹیگ katakunci tukhoa แท็ก タグ キーワード 标签 標籤 關鍵字 태그 maneno",
    ),
    (
        "link",
        Role::Other,
        "links enlace lien ligacao collegamento odnosnik odkaz посилання ссылка lank linkki lenke συνδεσμος baglanti קישור پیوند लिंक লিংক لنک tautan lienket ลิงก์ リンク \
         链接 連結 링크 kiungo رابط الرابط web website homepage",
    ),
    (
        "kind",
        Role::Other,
        "art typ tipo genre soort rodzaj druh тип вид slags tyyppi τυπος tur סוג نوع النوع प्रकार ধরন قسم jenis loai ประเภท 種類 種別 形式 类型 類型 유형 종류 aina",
    ),
    (
        "status",
        Role::Other,
        "estado statut stato stan stav статус durum מצב وضعیت स्थिति অবস্থা trangthai สถานะ 状态 狀態 状態 상태 hali",
    ),
    (
        "name",
        Role::Name,
        "person speakername fullname nome naam imieinazwisko jmeno имя имяифамилия імя navn namn nimi ονομα ad isim adsoyad שם نام الاسم नाम নাম nama \
         hoten ten ชื่อ 名前 氏名 姓名 이름 성명 jina",
    ),
    ("firstname", Role::Name, "givenname vorname prenom fornavn fornamn etunimi voornaam imie"),
    (
        "lastname",
        Role::Name,
        "familyname surname nachname nomdefamille apellido apellidos cognome sobrenome etternavn efternavn efternamn sukunimi achternaam nazwisko",
    ),
    (
        "bio",
        Role::OfPerson,
        "biography biographie biografie biografia biografi biografija kurzbio vita lebenslauf profil perfil profilo profiel zyciorys zivotopis биография біографія \
         elamakerta βιογραφικο ozgecmis ביוגרפיה بیوگرافی زندگینامه परिचय জীবনী tieusu ประวัติ プロフィール 経歴 個人簡介 약력 wasifu السيرة السيرةالذاتية",
    ),
    (
        "affiliation",
        Role::OfPerson,
        "company organization organisation institution employer firma unternehmen einrichtung organisme entreprise empresa organizacion institucion azienda ente \
         organizzazione instituicao organizacao bedrijf organisatie instelling instytucja firmy organizace компания организация компанія організація foretag \
         virksomhed bedrift organisaatio οργανισμος kurum sirket ארגון חברה سازمان संस्था সংস্থা ادارہ lembaga perusahaan instansi tochuc congty องค์กร บริษัท 所属 会社 \
         单位 公司 机构 單位 機構 소속 회사 shirika kampuni المؤسسة الجهة الشركة",
    ),
    (
        "jobtitle",
        Role::OfPerson,
        "position jobtitle job role funktion beruf poste fonction cargo puesto ruolo functie stanowisko funkce должность посада 職位 役職 직책",
    ),
    (
        "photo",
        Role::OfPerson,
        "photourl picture pictureurl profilepicture image imageurl avatar headshot foto bild imagen imagem immagine zdjecie fotografie фото bilde kuva φωτογραφια \
         fotograf תמונה عکس صورة फ़ोटो ছবি تصویر gambar anh รูปภาพ 写真 照片 사진 picha",
    ),
    ("pronouns", Role::OfPerson, "pronomen pronoms pronombres"),
];

/// The word lists of the generic importer, whose words are kept as keys.
const KNOWN: &[(Role, &[Words])] = &[
    (Role::Title, &[TITLE]),
    (Role::Time, &[START, TIME]),
    (Role::Date, &[DATE, DAY]),
    (Role::End, &[END]),
    (Role::Length, &[LENGTH, HOURS, SECONDS]),
    (Role::Room, &[ROOM]),
    (Role::Text, &[ABSTRACT]),
    (Role::Other, &[SUBTITLE, TRACK, FORMAT, TAGS, LEVEL, LANGUAGE, STATUS, ID, LINKS]),
];

/// Keys of URLs and of the time zone.
const LINKS: Words = "url link website permalink sessionurl video videourl recording recordingurl youtube livestream livestreamurl stream streamurl slides \
    slidesurl presentationurl feedback feedbackurl registration registrationurl signup timezone zeitzone fuseauhoraire zonahoraria";

/// The meaning of a header. Brackets and punctuation are ignored, and a bilingual header is read in either language: `Start / Beginn`.
pub(super) fn meaning(header: &str) -> Meaning {
    let bare = zone_in(header).map_or(header, |(before, _)| before);
    let bare = bare.split(['(', '[', '（']).next().unwrap_or_default();
    let parts = bare.split(['/', '|', '\n', '·']).flat_map(|part| part.split(" - "));
    let all = [header, bare].into_iter().chain(parts).map(folded).filter(|word| !word.is_empty());
    let mut first = None;
    for (index, word) in all.enumerate() {
        if let Some((role, key)) = of_word(&word) {
            if role == Role::Length && is_in_seconds(header) {
                return (role, Some("durationseconds"));
            }
            // Only the whole header can be used as a key unchanged.
            return (role, key.or_else(|| if index == 0 { None } else { canonical(role, &word) }));
        }
        first = first.or(Some(word));
    }
    if let Some((before, _)) = unit_in(header)
        && meaning(before).0 == Role::Length
    {
        return (Role::Length, Some("duration"));
    }
    if let Some(meaning) = of_words(bare) {
        return meaning;
    }
    if is_room_name(header) { (Role::Room, None) } else { (Role::Unknown, None) }
}

/// Particles in multi-word headers.
const SMALL: Words = "de du des d la le di da do del of the der";

/// The combined meaning of several words for times: `Heure de début`, `Uhrzeit Beginn`.
fn of_words(header: &str) -> Option<Meaning> {
    let words = header.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '_')).map(folded);
    let words: Vec<String> = words.filter(|word| !word.is_empty() && !is_any(SMALL, word)).collect();
    let roles: Vec<Role> = words.iter().map(|word| of_word(word).map(|meaning| meaning.0)).collect::<Option<_>>()?;
    let is_timed = words.len() > 1 && roles.iter().all(|role| matches!(role, Role::Date | Role::Time | Role::End));
    let is_start =
        |word: &String| is_any(START, word) || HEADERS.iter().any(|(key, _, words)| *key == "start" && is_any(words, word));
    match () {
        () if !is_timed => None,
        () if roles.contains(&Role::End) => Some((Role::End, Some("end"))),
        () if words.iter().any(is_start) => Some((Role::Time, Some("start"))),
        () => None,
    }
}

/// The language in brackets of a header, as in `Title (FR)`, and the text before it.
pub(super) fn language_in(header: &str) -> Option<(&str, String)> {
    let (before, rest) = header.split_once(['(', '[', '（'])?;
    let inside = rest.split([')', ']', '）']).next()?.trim();
    let is_code = inside.len() == 2 && inside.bytes().all(|byte| byte.is_ascii_alphabetic());
    let tags = language_names::tags(inside).filter(|tags| tags.len() == 1 && (is_code || inside.len() > 3))?;
    Some((before.trim(), tags[0].to_string()))
}

/// The time zone in a header, and the text before it: `Start (UTC)`, `Time ET`.
pub(super) fn zone_in(header: &str) -> Option<(&str, &str)> {
    let brackets = || {
        let (before, rest) = header.split_once(['(', '[', '（'])?;
        Some((before, rest.split([')', ']', '）']).next()?.trim()))
    };
    // Without brackets, abbreviations have to be in capitals: `at` is not a zone.
    let behind = || header.trim().rsplit_once(' ').filter(|(_, word)| !word.contains(char::is_lowercase));
    [brackets(), behind()].into_iter().flatten().find(|(_, zone)| is_zone(zone))
}

/// The unit of lengths that a header names, and what is before it: `Duration (h)`, `Dauer in Stunden`.
pub(super) fn unit_in(header: &str) -> Option<(&str, &str)> {
    let brackets = || {
        let (before, rest) = header.split_once(['(', '[', '（'])?;
        Some((before, rest.split([')', ']', '）']).next()?))
    };
    let behind = || header.trim().rsplit_once([' ', '_', '-']);
    let (before, unit) = [brackets(), behind()].into_iter().flatten().find_map(|(before, unit)| {
        let unit = ["in ", "en "]
            .into_iter()
            .find_map(|word| unit.trim().strip_prefix(word))
            .unwrap_or(unit.trim())
            .trim_end_matches('.');
        duration_in_words(&["1 ", unit].concat()).is_some().then_some((before.trim(), unit))
    })?;
    let before = [" in", "_in", "-in", " en"].into_iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    Some((before, unit)).filter(|(_, unit)| !unit.is_empty())
}

/// Whether a header says in brackets that its lengths are seconds.
fn is_in_seconds(header: &str) -> bool {
    let inside = header.split(['(', '[', '（']).nth(1).map(folded);
    inside.is_some_and(|word| is_any("s sec secs seconds inseconds sekunden insekunden sek secondes segundos", &word))
}

/// Whether a text is an offset, a zone abbreviation, or a zone name.
fn is_zone(text: &str) -> bool {
    let is_known = |zone: &PrintedZone| match zone {
        PrintedZone::Offset(_) => true,
        PrintedZone::Name(name) => name.contains('/') || !matches!(abbreviation(name), time::Meaning::Unknown),
    };
    !text.is_empty() && matches!(printed(&["9:00 ", text].concat()), Ok(Printed { zone: Some(zone), .. }) if is_known(&zone))
}

/// All words with a meaning, sorted.
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let people = PEOPLE.iter().map(|(words, _)| *words);
    let known = KNOWN.iter().flat_map(|(_, lists)| lists.iter().copied());
    let lists = people.chain(known).chain(HEADERS.iter().flat_map(|(key, _, words)| [*key, *words]));
    let mut words: Vec<&str> = lists.flat_map(|words| words.split(' ')).collect();
    words.sort_unstable();
    words
});

fn of_word(word: &str) -> Option<Meaning> {
    let plain = word.trim_end_matches(|c: char| c.is_ascii_digit());
    // Most cells are not headers. One binary search through all words rejects them faster than searching each list.
    if [word, plain].iter().all(|word| WORDS.binary_search(word).is_err()) {
        return None;
    }
    if PEOPLE.iter().any(|(words, _)| is_any(words, plain)) {
        return Some((Role::People, None));
    }
    let known = KNOWN.iter().find(|(_, lists)| lists.iter().any(|words| is_any(words, word))).map(|(role, _)| (*role, None));
    known.or_else(|| {
        let (key, role, _) = HEADERS.iter().find(|(key, _, words)| *key == word || is_any(words, word))?;
        Some((*role, Some(*key)))
    })
}

/// The key for a word of the generic importer's lists that is part of a longer header.
fn canonical(role: Role, word: &str) -> Option<&'static str> {
    let of = |lists: &[(Words, &'static str)]| lists.iter().find(|(words, _)| is_any(words, word)).map(|(_, key)| *key);
    let plain = word.trim_end_matches(|c: char| c.is_ascii_digit());
    match role {
        Role::People => PEOPLE.iter().find(|(words, _)| is_any(words, plain))?.0.split(' ').next(),
        Role::Title => Some("title"),
        Role::Date => Some("date"),
        Role::Room => Some("room"),
        Role::Text => Some("abstract"),
        _ => of(&[
            (START, "start"),
            (TIME, "time"),
            (END, "end"),
            (LENGTH, "duration"),
            (TRACK, "track"),
            (FORMAT, "kind"),
            (TAGS, "tags"),
            (LANGUAGE, "language"),
            (LEVEL, "level"),
            (STATUS, "status"),
            (SUBTITLE, "subtitle"),
            (ID, "id"),
        ]),
    }
}

/// Whether a header means a title unless another column has one.
pub(super) fn is_like_a_title(header: &str) -> bool {
    header.split(['/', '|', '(']).any(|part| is_any(LIKE_A_TITLE, &folded(part)))
}

/// Whether a text contains any letters or digits.
pub(super) fn has_words(text: &str) -> bool {
    text.chars().any(is_wordy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_as_headers_are_folded() {
        let lists = HEADERS.iter().map(|(.., words)| *words).chain([LIKE_A_TITLE, LINKS]);
        let odd: Vec<String> = lists
            .flat_map(|words| words.split(' '))
            .filter(|word| !word.is_empty() && folded(word) != *word)
            .map(|word| format!("{word} {}", folded(word)))
            .collect();
        assert_eq!(odd, [""; 0]);
    }

    #[test]
    fn headers_are_known_in_all_languages() {
        for (role, headers) in [
            (Role::Date, "Date|Datum|Data|Fecha|Дата|日付|날짜|التاريخ|Tarih|Päivämäärä|תאריך|วันที่|Ngày|तारीख"),
            (Role::Time, "Start|Beginn|Début|Start time|Inizio|Początek|開始|시작|Begin (CEST)|Time / Zeit|Uhrzeit"),
            (Role::Title, "Title|Titel|Titre*|Título|Tytuł|タイトル|Название|العنوان|Titolo"),
            (Role::People, "Speaker(s)|Speakers|Speaker 1|Referent|Relatori|Konuşmacı|講演者|Докладчик|Moderator|司会"),
            (Role::Room, "Room|Raum|Salle|Sala|会場|Zaal|Hall A|Room 2"),
            (Role::End, "End|Ende|Fin|終了"),
            (Role::Length, "Duration (min)|Dauer"),
            (Role::Unknown, "Budget|Catering"),
        ] {
            for header in headers.split('|') {
                assert_eq!(meaning(header).0, role, "{header}");
            }
        }
    }

    #[test]
    fn words_for_times_mean_something_together() {
        for (role, headers) in [
            (
                Role::Time,
                "Heure de début|Heure début|Uhrzeit Beginn|Startzeit|Date de début|Hora de inicio|Время начала|Ora di inizio",
            ),
            (Role::End, "Heure de fin|Uhrzeit Ende|Endzeit|Date de fin|Hora de finalización|Время окончания"),
            (Role::Unknown, "Time needed|End of budget"),
        ] {
            for header in headers.split('|') {
                assert_eq!(meaning(header).0, role, "{header}");
            }
        }
    }

    #[test]
    fn headers_name_languages() {
        assert_eq!(language_in("Title (FR)"), Some(("Title", "fr".to_string())));
        assert_eq!(language_in("Abstract [Deutsch]"), Some(("Abstract", "de".to_string())));
        for header in ["Title", "Duration (min)", "Start (UTC)", "Speaker(s)", "Title (h)"] {
            assert_eq!(language_in(header), None, "{header}");
        }
    }

    #[test]
    fn headers_name_units_of_lengths() {
        for (header, unit) in [
            ("Duration (h)", Some("h")),
            ("Duration (hours)", Some("hours")),
            ("Length [h]", Some("h")),
            ("Dauer (Std.)", Some("Std")),
            ("Dauer in Stunden", Some("Stunden")),
            ("Durée (min)", Some("min")),
            ("Duration_hours", Some("hours")),
            ("Duración (en horas)", Some("horas")),
            ("Duration (in hours)", Some("hours")),
            ("Duration (hh:mm)", None),
            ("Duration (approx.)", None),
            ("Duration", None),
        ] {
            assert_eq!(unit_in(header).map(|(_, unit)| unit), unit, "{header}");
            assert_eq!(meaning(header).0, Role::Length, "{header}");
        }
        assert_eq!(meaning("Opening hours").0, Role::Unknown);
    }

    #[test]
    fn headers_name_zones() {
        for (header, zone) in [
            ("Start (UTC)", Some("UTC")),
            ("Time (EST)", Some("EST")),
            ("Begin [CEST]", Some("CEST")),
            ("Start UTC", Some("UTC")),
            ("Time ET", Some("ET")),
            ("Start (GMT+2)", Some("GMT+2")),
            ("Start time (Europe/Paris)", Some("Europe/Paris")),
            ("Start (hh:mm)", None),
            ("Start (local time)", None),
            ("Start at", None),
            ("Start", None),
        ] {
            assert_eq!(zone_in(header).map(|(_, zone)| zone), zone, "{header}");
            assert_eq!(meaning(header).0, Role::Time, "{header}");
        }
    }
}
