//! Aliases of the format's keys, and how to convert the values of such keys.

use crate::import::Kind;

/// How to convert the value of an alias.
#[derive(Clone, Copy)]
pub(super) enum Fix {
    /// The value belongs to another key.
    Key(&'static str),
    /// The value is a URL for another key.
    Address(&'static str),
    /// The value is an item, or the items, of the list at another key.
    List(&'static str),
    /// The value names one or several people with a role.
    Person(&'static str),
    /// The value is a link of a type; empty for a plain link.
    Link(&'static str),
    /// The value is an account name, appended to a URL prefix.
    Account(&'static str),
    /// The value is the start date or start time.
    Start,
    /// The value is a duration in hours.
    Hours,
    /// `true` means a value of another key.
    Flag(&'static str, &'static str),
    /// `true` means that the start is a date without a time.
    AllDay,
    /// The value is a job title or an organization.
    Affiliation,
    /// The key belongs to the event.
    Event(&'static str),
    /// The key belongs to the top level of the feed.
    Top(&'static str),
}

use Fix::{Account, Address, Affiliation, AllDay, Event, Flag, Hours, Key, Link, List, Person, Start, Top};

type Rules = &'static [(Fix, &'static str)];

/// Rules: a fix and its aliases (folded, separated by spaces). The first matching rule wins.
pub(super) static RULES: &[(Kind, Rules)] = &[
    (
        Kind::Feed,
        &[
            (Key("event"), "conference meeting summit info"),
            (Key("rooms"), "venues locations halls stages places room"),
            (Key("tracks"), "streams themes categories track"),
            (Key("people"), "speakers persons presenters participants panelists person speaker"),
            (Key("days"), "dates day"),
            (Key("sessions"), "talks events programme program schedule agenda items session timetable slots"),
            (Event("title"), "title name"),
            (Event("subtitle"), "subtitle tagline"),
            (Event("description"), "description abstract summary about"),
            (Event("timezone"), "timezone tz zone"),
            (Event("start"), "start startdate date begin from"),
            (Event("end"), "end enddate until to"),
            (Event("place"), "place location venue city address"),
            (Event("language"), "language lang locale"),
            (Event("url"), "url website homepage link"),
            (Event("organizers"), "organizers organisers organizer organiser hosts"),
            (Event("links"), "links"),
            (Event("dayStart"), "daystart"),
        ],
    ),
    (
        Kind::Event,
        &[
            (Key("title"), "name"),
            (Key("subtitle"), "tagline slogan motto"),
            (Key("description"), "abstract summary about desc body text"),
            (Key("timezone"), "tz zone timezonename"),
            (Start, "startdate datestart from begin begins startson date when"),
            (Key("end"), "enddate dateend to until endson finish"),
            (Key("place"), "location venue city address where"),
            (Key("language"), "lang locale languages"),
            (Address("url"), "website homepage link web site"),
            (List("organizers"), "organisers organizer organiser hosts host organizedby"),
            (Link("livestream"), "livestream stream webcast broadcast"),
            (Link("recording"), "recording recordings video videos"),
            (Link("registration"), "registration register tickets ticket signup rsvp"),
            (Link("document"), "document documents pdf report programme program"),
            (Account("https://x.com/"), "twitter x"),
            (Top("sessions"), "sessions talks schedule agenda program programme items"),
            (Top("people"), "people speakers presenters"),
            (Top("rooms"), "rooms venues locations"),
            (Top("tracks"), "tracks"),
            (Top("days"), "days"),
        ],
    ),
    (
        Kind::Day,
        &[
            (Start, "day start"),
            (Key("title"), "name label"),
            (Key("description"), "abstract summary body text desc about"),
            (Key("timezone"), "tz zone"),
            (Link("recording"), "recording recordings video videos"),
            (Link("livestream"), "livestream stream"),
            (Link("document"), "document documents pdf"),
            (Link(""), "url link href website"),
            (Key("parts"), "part sections"),
            (Top("sessions"), "sessions talks events items schedule"),
        ],
    ),
    (
        Kind::Part,
        &[
            (Key("part"), "kind"),
            (Key("title"), "name label"),
            (Key("from"), "start begin begins time at starttime"),
            (Link("recording"), "recording recordings video videos"),
            (Link("livestream"), "livestream stream"),
            (Link("document"), "document documents pdf"),
            (Link(""), "url link href website"),
        ],
    ),
    (
        Kind::Room,
        &[
            (Key("id"), "code guid slug key roomid"),
            (Key("name"), "title roomname label"),
            (Key("description"), "location floor building address directions desc summary body text where place venue"),
            (Key("timezone"), "tz zone"),
        ],
    ),
    (
        Kind::Track,
        &[
            (Key("id"), "code guid slug key trackid"),
            (Key("name"), "title trackname label"),
            (Key("color"), "colour hex"),
            (Key("description"), "abstract desc summary body text about"),
        ],
    ),
    (
        Kind::Person,
        &[
            (Key("id"), "code guid slug key personid speakerid"),
            (Key("name"), "fullname displayname publicname"),
            (Affiliation, "title jobtitle job position function role tagline"),
            (Key("name"), "title"),
            (Affiliation, "company org organization organisation employer institution university worksfor affiliations affil"),
            (Key("bio"), "biography description about summary body text desc"),
            (
                Address("picture"),
                "photo image avatar portrait profilepicture img photourl imageurl pictureurl avatarurl headshot",
            ),
            (Key("timezone"), "tz zone"),
            (Link(""), "website url homepage link blog web site page orcid"),
            (Account("https://x.com/"), "twitter x"),
            (Account("https://github.com/"), "github"),
            (Account("https://www.linkedin.com/in/"), "linkedin"),
            (Account("https://www.instagram.com/"), "instagram"),
            (Account("https://bsky.app/profile/"), "bluesky bsky"),
            (Link("social"), "mastodon social facebook youtube"),
        ],
    ),
    (
        Kind::Appearance,
        &[
            (Key("person"), "speaker personid speakerid"),
            (Key("name"), "fullname displayname publicname"),
            (Affiliation, "title jobtitle job position function tagline"),
            (Key("name"), "title"),
            (Affiliation, "company org organization organisation employer institution university worksfor affiliations affil"),
            (Flag("presence", "remote"), "remote online virtual isremote"),
            (Flag("presence", "in-person"), "onsite inperson"),
            (Flag("role", "moderator"), "moderator ismoderator"),
            (Flag("role", "chair"), "chair ischair"),
            (Flag("role", "host"), "host ishost"),
            (Key("presence"), "attendance remote"),
            (Key("role"), "type kind roles function"),
            (Key("bio"), "biography description about summary body text desc"),
            (
                Address("picture"),
                "photo image avatar portrait profilepicture img photourl imageurl pictureurl avatarurl headshot",
            ),
            (Link(""), "website url homepage link blog web site page orcid"),
            (Account("https://x.com/"), "twitter x"),
            (Account("https://github.com/"), "github"),
            (Account("https://www.linkedin.com/in/"), "linkedin"),
            (Link("social"), "mastodon social facebook youtube"),
        ],
    ),
    (
        Kind::Session,
        &[
            (Key("id"), "code guid slug uid key sessionid eventid talkid"),
            (Key("title"), "name headline heading"),
            (Key("subtitle"), "tagline"),
            (
                Start,
                "date dates startsat startat starttime timestart startdate datestart eventdate sessiondate begin begins from",
            ),
            (Start, "datetime startdatetime startsatutc starttimeutc when at hour clock"),
            (Key("end"), "endsat endat endtime timeend enddate dateend enddatetime to until till finish ends"),
            (Key("duration"), "length minutes mins durationminutes lengthminutes"),
            (Hours, "hours"),
            (Key("time"), "printed times timeslot slot hours"),
            (Key("timezone"), "tz zone"),
            (Flag("status", "cancelled"), "cancelled canceled iscancelled iscanceled"),
            (Flag("status", "tentative"), "tentative istentative"),
            (Flag("kind", "break"), "isbreak break"),
            (Flag("kind", "keynote"), "iskeynote keynote"),
            (Flag("kind", "plenary"), "isplenary plenary isplenumsession isplenarysession"),
            (AllDay, "allday isallday wholeday"),
            (Key("status"), "state"),
            (Key("kind"), "type category format sessiontype sessionformat"),
            (Key("track"), "tracks stream trackname theme trackid"),
            (Key("room"), "location locations venue place stage hall roomname rooms where roomid"),
            (Key("language"), "lang locale languages"),
            (List("tags"), "keywords keyword topics topic labels label tag categories subjects subject level audience"),
            (Person("moderator"), "moderator moderators moderatedby moderation"),
            (Person("panelist"), "panelist panelists panellist panellists panel"),
            (Person("host"), "host hosts hostedby"),
            (Person("chair"), "chair chairs chairperson chairedby sessionchair"),
            (Person("mc"), "mc emcee masterofceremonies"),
            (Person("facilitator"), "facilitator facilitators trainer trainers instructor instructors"),
            (Person("organizer"), "organizer organizers organiser organisers"),
            (Person("interpreter"), "interpreter interpreters"),
            (Person("discussant"), "discussant discussants respondent respondents"),
            (Person("keynote"), "keynote keynotes keynotespeaker keynotespeakers"),
            (
                Person(""),
                "speakers speaker presenters presenter participants persons person lecturer lecturers guests guest by who \
                 speakernames speakername speakerids speakerid",
            ),
            (Key("abstract"), "description desc summary body text about content details longdescription shortdescription"),
            (Link("recording"), "recording recordings video videos videourl recordingurl youtube vimeo"),
            (Link("livestream"), "livestream livestreams livestreamurl stream streamurl webcast zoom meetinglink joinurl"),
            (Link("slides"), "slides slide slidesurl presentation deck"),
            (Link("document"), "document documents paper papers pdf attachment attachments file files handout handouts"),
            (Link("code"), "code repo repository github sourcecode"),
            (Link("registration"), "registration register signup rsvp tickets"),
            (Link("discussion"), "discussion forum chat"),
            (Link(""), "url link href website web site homepage page"),
            (Key("sessions"), "children subsessions talks items contributions presentations"),
        ],
    ),
    (
        Kind::Link,
        &[
            (Key("type"), "kind rel"),
            (Key("url"), "href link address uri src"),
            (Key("title"), "name label text description"),
            (Key("language"), "lang locale"),
        ],
    ),
];
