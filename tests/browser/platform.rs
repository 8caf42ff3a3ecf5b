//! The platform that the core has in a page, bound once more: the crate keeps its own to itself.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use plenary::platform::{DateForm, Platform};
use plenary::time::{Date, Instant};

#[wasm_bindgen(module = "/src/js/intl-extra.js")]
extern "C" {
    fn later(locale: &str, platform: &Intl) -> js_sys::Object;
}

/// The functions of both scripts for a locale and the address of a feed.
pub fn platform(locale: &str, base: &str) -> Intl {
    let platform = first(locale, base);
    let later = later(locale, &platform);
    js_sys::Object::assign(&platform.unchecked_into(), &later).unchecked_into()
}

#[wasm_bindgen(module = "/src/js/intl.js")]
extern "C" {
    #[wasm_bindgen(js_name = host)]
    fn first(locale: &str, base: &str) -> Intl;

    /// The functions of `intl.js`.
    pub type Intl;

    #[wasm_bindgen(method)]
    fn offset(this: &Intl, zone: &str, seconds: f64) -> Option<i32>;
    #[wasm_bindgen(method)]
    fn clock(this: &Intl, minute: u16) -> String;
    #[wasm_bindgen(method)]
    fn date(this: &Intl, days: i32, form: u8) -> String;
    #[wasm_bindgen(method, js_name = dateRange)]
    fn date_range(this: &Intl, from: i32, to: i32) -> String;
    #[wasm_bindgen(method)]
    fn abbreviation(this: &Intl, zone: &str, seconds: f64) -> String;
    #[wasm_bindgen(method)]
    fn zones(this: &Intl) -> Array;
    #[wasm_bindgen(method)]
    fn places(this: &Intl, words: &str) -> String;
    #[wasm_bindgen(method)]
    fn relative(this: &Intl, number: i32, unit: &str) -> String;
    #[wasm_bindgen(method, js_name = ownZone)]
    fn own_zone(this: &Intl) -> String;
    #[wasm_bindgen(method)]
    fn sort(this: &Intl, texts: Array) -> Vec<u32>;
    #[wasm_bindgen(method)]
    fn fold(this: &Intl, text: &str) -> String;
    #[wasm_bindgen(method)]
    fn plural(this: &Intl, number: u32) -> String;
    #[wasm_bindgen(method)]
    fn number(this: &Intl, number: u32) -> String;
    #[wasm_bindgen(method)]
    fn list(this: &Intl, count: u32) -> String;
    #[wasm_bindgen(method)]
    fn language(this: &Intl, tag: &str) -> String;
    #[wasm_bindgen(method)]
    fn remembered(this: &Intl, name: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn remember(this: &Intl, name: &str, text: &str);
    #[wasm_bindgen(method)]
    fn resolve(this: &Intl, url: &str) -> Option<String>;
}

impl Platform for Intl {
    fn offset(&self, zone: &str, at: Instant) -> Option<i32> {
        Intl::offset(self, zone, at.0 as f64)
    }

    fn clock(&self, minute: u16) -> String {
        Intl::clock(self, minute)
    }

    fn date(&self, date: Date, form: DateForm) -> String {
        Intl::date(self, date.0, form as u8)
    }

    fn date_range(&self, from: Date, to: Date) -> String {
        Intl::date_range(self, from.0, to.0)
    }

    fn zone_abbreviation(&self, zone: &str, at: Instant) -> String {
        self.abbreviation(zone, at.0 as f64)
    }

    fn zones(&self) -> Vec<String> {
        Intl::zones(self).iter().filter_map(|zone| zone.as_string()).collect()
    }

    fn places(&self, words: &str) -> String {
        Intl::places(self, words)
    }

    fn relative(&self, number: i32, unit: &str) -> String {
        Intl::relative(self, number, unit)
    }

    fn now(&self) -> Instant {
        Instant(0)
    }

    fn own_zone(&self) -> String {
        Intl::own_zone(self)
    }

    fn sort(&self, texts: &[&str]) -> Vec<u32> {
        Intl::sort(self, texts.iter().map(|text| JsValue::from_str(text)).collect())
    }

    fn fold(&self, text: &str) -> String {
        Intl::fold(self, text)
    }

    fn plural(&self, number: usize) -> String {
        Intl::plural(self, number as u32)
    }

    fn number(&self, number: usize) -> String {
        Intl::number(self, number as u32)
    }

    fn list(&self, count: usize) -> String {
        Intl::list(self, count as u32)
    }

    fn language(&self, tag: &str) -> String {
        Intl::language(self, tag)
    }

    fn remembered(&self, name: &str) -> Option<String> {
        Intl::remembered(self, name)
    }

    fn remember(&self, name: &str, text: &str) {
        Intl::remember(self, name, text);
    }

    fn resolve(&self, url: &str) -> Option<String> {
        Intl::resolve(self, url)
    }
}
