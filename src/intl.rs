//! Implements [`Platform`] with browser APIs.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::platform::{DateForm, Platform};
use crate::time::{Date, Instant};

#[wasm_bindgen]
extern "C" {
    /// The functions exported by `intl.js`.
    pub type Browser;

    #[wasm_bindgen(method)]
    fn offset(this: &Browser, zone: &str, seconds: f64) -> Option<i32>;
    #[wasm_bindgen(method)]
    fn clock(this: &Browser, minute: u16) -> String;
    #[wasm_bindgen(method)]
    fn date(this: &Browser, days: i32, form: u8) -> String;
    #[wasm_bindgen(method, js_name = dateRange)]
    fn date_range(this: &Browser, from: i32, to: i32) -> String;
    #[wasm_bindgen(method)]
    fn abbreviation(this: &Browser, zone: &str, seconds: f64) -> String;
    #[wasm_bindgen(method)]
    fn zones(this: &Browser) -> Array;
    #[wasm_bindgen(method)]
    fn places(this: &Browser, words: &str) -> String;
    #[wasm_bindgen(method)]
    fn relative(this: &Browser, number: i32, unit: &str) -> String;
    #[wasm_bindgen(method)]
    fn now(this: &Browser) -> f64;
    #[wasm_bindgen(method, js_name = ownZone)]
    fn own_zone(this: &Browser) -> String;
    #[wasm_bindgen(method)]
    fn sort(this: &Browser, texts: Array) -> Vec<u32>;
    #[wasm_bindgen(method)]
    fn fold(this: &Browser, text: &str) -> String;
    #[wasm_bindgen(method)]
    fn plural(this: &Browser, number: u32) -> String;
    #[wasm_bindgen(method)]
    fn number(this: &Browser, number: u32) -> String;
    #[wasm_bindgen(method)]
    fn list(this: &Browser, count: u32) -> String;
    #[wasm_bindgen(method)]
    fn language(this: &Browser, tag: &str) -> String;
    #[wasm_bindgen(method)]
    fn remembered(this: &Browser, name: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn remember(this: &Browser, name: &str, text: &str);
    #[wasm_bindgen(method)]
    fn resolve(this: &Browser, url: &str) -> Option<String>;
}

impl Platform for Browser {
    fn offset(&self, zone: &str, at: Instant) -> Option<i32> {
        Browser::offset(self, zone, at.0 as f64)
    }

    fn clock(&self, minute: u16) -> String {
        Browser::clock(self, minute)
    }

    fn date(&self, date: Date, form: DateForm) -> String {
        Browser::date(self, date.0, form as u8)
    }

    fn date_range(&self, from: Date, to: Date) -> String {
        Browser::date_range(self, from.0, to.0)
    }

    fn zone_abbreviation(&self, zone: &str, at: Instant) -> String {
        self.abbreviation(zone, at.0 as f64)
    }

    fn zones(&self) -> Vec<String> {
        Browser::zones(self).iter().filter_map(|zone| zone.as_string()).collect()
    }

    fn places(&self, words: &str) -> String {
        Browser::places(self, words)
    }

    fn relative(&self, number: i32, unit: &str) -> String {
        Browser::relative(self, number, unit)
    }

    fn now(&self) -> Instant {
        Instant(Browser::now(self) as i64)
    }

    fn own_zone(&self) -> String {
        Browser::own_zone(self)
    }

    fn sort(&self, texts: &[&str]) -> Vec<u32> {
        Browser::sort(self, texts.iter().map(|text| JsValue::from_str(text)).collect())
    }

    fn fold(&self, text: &str) -> String {
        Browser::fold(self, text)
    }

    fn plural(&self, number: usize) -> String {
        Browser::plural(self, number as u32)
    }

    fn number(&self, number: usize) -> String {
        Browser::number(self, number as u32)
    }

    fn list(&self, count: usize) -> String {
        Browser::list(self, count as u32)
    }

    fn language(&self, tag: &str) -> String {
        Browser::language(self, tag)
    }

    fn remembered(&self, name: &str) -> Option<String> {
        Browser::remembered(self, name)
    }

    fn remember(&self, name: &str, text: &str) {
        Browser::remember(self, name, text);
    }

    fn resolve(&self, url: &str) -> Option<String> {
        Browser::resolve(self, url)
    }
}
