//! Keys of session lists, grouped by meaning: English, and the languages in which dates are parsed.

use crate::import::common::case_fold::is_wordy;
use crate::text::unaccented;

/// Keys with the same meaning, separated by spaces, in order of precedence: in lower case, without accents and
/// separators.
pub(in crate::import) type Words = &'static str;

pub(in crate::import) const TITLE: Words = "title name label sessiontitle talktitle sessionname talkname subject topictitle eventtitle heading titel titre \
    intitule titulo nombre название 标题 题目 名称 العنوان عنوان";
pub(in crate::import) const SUBTITLE: Words = "subtitle tagline subheading untertitel soustitre subtitulo";
pub(in crate::import) const ID: Words = "id sessionid talkid guid uuid code key slug";
pub(in crate::import) const START: Words = "startsat start starttime startdatetime datestart timestart begin beginsat begintime from starts startat \
    dtstart startdate datetime startson beginn anfang von startzeit anfangszeit debut heuredebut inicio comienzo horainicio horadeinicio \
    начало начала времяначала 开始时间 开始 وقتالبدء البداية بداية";
pub(in crate::import) const END: Words = "endsat end endtime enddatetime dateend timeend finish finishtime to until ends endat dtend enddate endson ende \
    bis endzeit fin finalizacion heurefin horafin horadefin final конец окончание окончания 结束时间 结束 وقتالانتهاء النهاية نهاية";
pub(in crate::import) const DATE: Words = "date day sessiondate conferencedate startdate eventdate datum tag jour fecha dia дата день 日期 التاريخ تاريخ \
    اليوم";
/// The one of them that names the day of the event under which a session is listed, such as that of a heading.
pub(in crate::import) const DAY_OF_HEADING: Words = "conferencedate";
pub(in crate::import) const TIME: Words = "time timeslot slot timerange times hours when uhrzeit zeit heure horaire heures hora horario время 时间 الوقت \
    وقت";
pub(in crate::import) const DAY: Words = "conferenceday day daynumber dayname weekday tag jour dia день";
pub(in crate::import) const LENGTH: Words = "duration length durationminutes durationmin durationinminutes minutes mins lengthminutes dauer duree duracion \
    длительность продолжительность 时长 المدة";
pub(in crate::import) const HOURS: Words = "durationhours durationinhours durationhrs lengthhours lengthinhours";
pub(in crate::import) const SECONDS: Words = "durationseconds durationinseconds seconds";
pub(in crate::import) const ROOM: Words = "room roomname roomtitle roomid location locationname locationid stage stagename stageid hall hallname venue \
    venuename venueid microlocation place placename where auditorium theatre theater rooms roomids locations \
    stages halls venues places raum raumname saal buhne horsaal ort veranstaltungsort salle scene lieu \
    amphitheatre amphi sala salon lugar escenario aula ubicacion auditorio зал место сцена аудитория площадка \
    комната помещение 房间 会议室 地点 会场 场地 القاعة قاعة المكان مكان الغرفة المسرح";
/// Keys that only a session has.
pub(in crate::import) const ROOM_ONLY: Words = "room roomname roomid";
pub(in crate::import) const TRACK: Words = "track trackname tracktitle trackid tracks trackids topic topicname category categoryname categoryid theme \
    themename themes thematic stream streamname area strand strands pillar subjectarea thema themenbereich \
    kategorie strang schwerpunkt thematique parcours categorie tema categoria eje секция направление поток трек \
    категория 分论坛 专题 المسار مسار المحور";
pub(in crate::import) const FORMAT: Words = "format sessiontype sessionformat talktype kind formatid type";
pub(in crate::import) const TAGS: Words = "tags keywords labels topics categories tag keyword schlagworter etiquetas motscles";
pub(in crate::import) const LEVEL: Words = "level difficulty audiencelevel experience complexity niveau nivel";
pub(in crate::import) const LANGUAGE: Words =
    "language lang languages locale spokenlanguage sprache langue idioma язык 语言 اللغة";
pub(in crate::import) const ABSTRACT: Words = "abstract description desc summary synopsis blurb content body details longdescription shortdescription \
    overview beschreibung kurzbeschreibung inhalt resume descripcion resumen описание аннотация 简介 摘要 内容 الوصف \
    الملخص";
/// Keys of descriptions, as opposed to the content of a page.
pub(in crate::import) const ABOUT: Words = "abstract description desc summary synopsis";
pub(in crate::import) const STATUS: Words =
    "status state sessionstatus talkstatus estado zustand etat statut stato статус состояние 状态";

/// Keys of participants, each list with the role that it implies. The keys of one list are alternatives (names
/// beside ids), so the first that names anybody counts; different lists are combined.
pub(in crate::import) const PEOPLE: &[(Words, &str)] = &[
    ("speakers speakerids speaker speakerid speakernames speakername speakerslist speakerlist who", ""),
    ("presenters presenterids presenter presenterid presenternames presentername presentedby", ""),
    ("people persons person", ""),
    ("lecturers lecturer lecturerids", ""),
    ("instructors instructor instructorids", ""),
    ("facilitators facilitator facilitatedby", ""),
    ("trainers trainer teachers teacher", ""),
    ("performers performer artists artist", ""),
    ("guests guest", ""),
    ("referenten referent referentin referentinnen referierende vortragende vortragender redner rednerin", ""),
    ("sprecher sprecherin sprecherinnen sprechende dozent dozentin dozenten", ""),
    ("intervenants intervenant intervenante intervenantes intervenantee intervenantees", ""),
    ("orateurs orateur oratrice conferenciers conferencier conferenciere animateurs animateur animatrice", ""),
    ("ponentes ponente oradores orador oradora conferenciantes conferenciante conferencistas conferencista", ""),
    ("expositores expositor expositora talleristas tallerista", ""),
    ("докладчики докладчик спикеры спикер выступающие выступающий лектор лекторы", ""),
    ("演讲者 演讲人 讲者 主讲人 讲师 嘉宾 报告人", ""),
    ("المتحدثون المتحدثين المتحدث المحاضر المحاضرون المحاضرين", ""),
    ("moderators moderatorids moderator moderatorid moderatornames moderatorname moderation moderatedby", "moderator"),
    ("chairs chair sessionchair sessionchairs chairperson chairpersons convener conveners convenors", "moderator"),
    ("moderatorin moderatoren moderateur moderateurs moderatrice moderador moderadores moderadora", "moderator"),
    ("модератор модераторы ведущий ведущие 主持人 مديرالجلسة منسقالجلسة", "moderator"),
    ("panelists panellists panelist panellist panelistas panelista", "panelist"),
    ("discussants discussant", "discussant"),
    ("hosts host hostedby emcee mc gastgeber anfitrion anfitriones", "host"),
];

/// Keys of session lists.
pub(in crate::import) const SESSIONS: Words = "sessions talks events schedule agenda program programme items presentations timetable entries slots timeslots \
    data days rooms tracks lectures workshops activities blocks rows records nodes edges value embedded results stages venues locations halls streams \
    programm sitzungen vortrage termine tage raume seances conferences jours salles sesiones charlas programa dias \
    salas сессии доклады программа расписание 日程 议程 会议 الجلسات البرنامج";
/// Keys of lists of definitions that sessions refer to.
pub(in crate::import) const SPEAKERS: Words = "speakers presenters people persons panelists moderators facilitators instructors referenten sprecher \
    intervenants orateurs ponentes oradores докладчики спикеры 演讲者 嘉宾 المتحدثون";
pub(in crate::import) const ROOMS: Words = "rooms locations stages venues places halls microlocations raume sale buhnen salles lieux salas lugares залы 会场 \
    القاعات";
pub(in crate::import) const TRACKS: Words =
    "tracks topics themes streams categories strands themen thematiques temas секции المسارات";
pub(in crate::import) const OTHERS: Words = "formats types sessiontypes levels languages tags";
pub(in crate::import) const DAYS: Words = "days tage jours dias дни";

/// Words in room names.
const ROOM_NAMES: Words = "room hall stage auditorium theatre theater ballroom foyer lobby lab studio raum saal buhne horsaal salle amphi \
    scene sala salon aula auditorio escenario зал сцена аудитория";
/// Words in day labels.
const DAY_NAMES: Words = "day tag jour dia день monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch \
    donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles \
    jueves viernes sabado domingo";

/// Normalizes a key: `Start Time` to `starttime`, `Bühne` to `buhne`.
pub(in crate::import) fn folded(key: &str) -> String {
    unaccented(key).chars().filter(|&c| is_wordy(c)).collect()
}

/// Whether a text is the label of a day and nothing else: `Friday`, `Day 1`.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
pub(in crate::import) fn is_day_label(text: &str) -> bool {
    let text = unaccented(text);
    let words = || text.split(|c: char| !is_wordy(c)).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    words().any(|word| is_any(DAY_NAMES, word)) && words().all(|word| is_number(word) || is_any(DAY_NAMES, word))
}

/// Whether a text says yes or no: `yes`, `x`, `1`.
pub(in crate::import) fn flag(text: &str) -> Option<bool> {
    match unaccented(text.trim()).as_str() {
        "true" | "yes" | "y" | "x" | "1" | "on" | "ja" | "oui" | "si" | "sim" | "да" | "是" | "✓" | "✔" | "✅" => {
            Some(true)
        }
        "false" | "no" | "n" | "0" | "off" | "nein" | "non" | "nao" | "нет" | "否" => Some(false),
        _ => None,
    }
}

/// Whether a word is in a list.
#[inline(never)]
pub(in crate::import) fn is_any(words: &str, word: &str) -> bool {
    // Most words are in no list, which a substring search finds out faster than a split.
    let mut from = 0;
    while !word.is_empty()
        && let Some(at) = words[from..].find(word).map(|at| from + at)
    {
        let end = at + word.len();
        if (at == 0 || words.as_bytes()[at - 1] == b' ') && words.as_bytes().get(end).is_none_or(|byte| *byte == b' ') {
            return true;
        }
        from = end;
    }
    false
}

fn names_any(text: &str, words: Words) -> bool {
    let text = unaccented(text);
    let mut parts = text.split(|c: char| !is_wordy(c) || c.is_ascii_digit());
    parts.any(|part| !part.is_empty() && is_any(words, part))
}

/// Whether a key is a room name: `Hall 2`.
pub(in crate::import) fn is_room_name(key: &str) -> bool {
    names_any(key, ROOM_NAMES)
}

/// Whether a key is a day label: `Day 1`, `saturday`.
pub(in crate::import) fn is_day_name(key: &str) -> bool {
    names_any(key, DAY_NAMES)
}

/// Whether a key is one that a session has for its own values.
pub(in crate::import) fn is_of_session(word: &str) -> bool {
    let lists: [Words; 15] =
        [TITLE, SUBTITLE, ID, START, END, DATE, TIME, LENGTH, ROOM, TRACK, FORMAT, TAGS, LEVEL, LANGUAGE, ABSTRACT];
    lists.iter().any(|words| is_any(words, word)) || PEOPLE.iter().any(|(words, _)| is_any(words, word))
}
