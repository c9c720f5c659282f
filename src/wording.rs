//! Puts values back into a language, by the words and the signs of its locale: 06:00–17:30 is
//! `6 h 00 – 17 h 30` in French.

use crate::facts::Value;
use crate::facts::value::{Coverage, Decimal, Mark, Unit};
use crate::locale::{Lexicon, Messages, Word};

/// Writes values in one language.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    pub messages: &'a Messages,
    pub lexicon: &'a Lexicon,
}

/// From how many digits on thousands are parted.
const GROUPED: usize = 5;

/// The message that says a mark in words.
pub fn mark_message(mark: Mark) -> &'static str {
    match mark {
        Mark::Yes => "mark-yes",
        Mark::Addon | Mark::YesOrAddon => "mark-addon",
        Mark::No | Mark::Empty => "mark-no",
    }
}

impl Wording<'_> {
    /// A value in words and figures. None: what has no writing of its own is shown as its author
    /// wrote it.
    pub fn value(&self, value: &Value) -> Option<String> {
        Some(match value {
            Value::Clock(at) => self.say("clock", &[("face", Word::Text(&self.face(*at)))]),
            Value::Hours(from, to) => {
                let (from, to) = (self.face(*from), self.face(*to));
                self.say(
                    "hours",
                    &[("from", Word::Text(&from)), ("to", Word::Text(&to))],
                )
            }
            Value::Weekdays(days) => self.weekdays(*days),
            Value::Coverage(coverage) => self.coverage(*coverage),
            Value::Duration(number, unit) => self.counted("duration", *number, *unit),
            Value::Frequency(number, unit) => self.counted("frequency", *number, *unit),
            Value::Count(number) => self.number(*number),
            Value::Percent(number) => {
                self.say("percent", &[("number", Word::Text(&self.number(*number)))])
            }
            Value::Amount(sign, number) => {
                let number = self.number(*number);
                self.say(
                    "amount",
                    &[("sign", Word::Text(sign)), ("number", Word::Text(&number))],
                )
            }
            Value::Mark(mark) => self.say(mark_message(*mark), &[]),
            Value::Date(year, month, day) if *year > 0 && *month > 0 && *day > 0 => {
                self.date(*year, *month, *day)
            }
            _ => return None,
        })
    }

    /// A coverage and how fast an answer comes within it.
    pub fn response(&self, coverage: &str, number: Decimal, unit: Unit) -> String {
        let time = self.counted("duration", number, unit);
        self.say(
            "response",
            &[
                ("coverage", Word::Text(coverage)),
                ("time", Word::Text(&time)),
            ],
        )
    }

    pub fn date(&self, year: u16, month: u8, day: u8) -> String {
        let month = self.say(&format!("month-{month}"), &[]);
        let (year, day) = (year.to_string(), i64::from(day) * 1000);
        let parts = [
            ("year", Word::Text(&year)),
            ("month", Word::Text(&month)),
            ("day", Word::Count(day)),
        ];
        self.say("date", &parts)
    }

    fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        self.messages.say(id, words)
    }

    /// A time of day as a clock shows it.
    fn face(&self, minutes: u16) -> String {
        let (hour, minute) = (minutes / 60, minutes % 60);
        let half = if hour % 24 < 12 { "am" } else { "pm" };
        let twelve = match hour % 12 {
            0 => 12,
            hour => hour,
        };
        let words = [
            ("hour", hour.to_string()),
            ("hour2", format!("{hour:02}")),
            ("hour12", twelve.to_string()),
            ("minute", format!("{minute:02}")),
            ("half", half.to_owned()),
        ];
        let words = words
            .each_ref()
            .map(|(name, text)| (*name, Word::Text(text)));
        self.say("clock-face", &words)
    }

    fn weekdays(&self, days: u8) -> String {
        const NAMES: [&str; 7] = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        let named = NAMES
            .iter()
            .enumerate()
            .filter(|(bit, _)| days & (1 << bit) != 0);
        let named: Vec<String> = named
            .map(|(_, name)| self.say(&format!("weekday-{name}"), &[]))
            .collect();
        let run = days >> days.trailing_zeros().min(7);
        match named.as_slice() {
            [first, .., last] if named.len() > 2 && run.count_ones() == run.trailing_ones() => self
                .say(
                    "weekdays",
                    &[("from", Word::Text(first)), ("to", Word::Text(last))],
                ),
            _ => self.list(&named),
        }
    }

    /// Several things, one after the other.
    pub fn list(&self, parts: &[String]) -> String {
        let mut parts = parts.iter();
        let first = parts.next().cloned().unwrap_or_default();
        parts.fold(first, |list, part| {
            self.say(
                "list",
                &[("list", Word::Text(&list)), ("next", Word::Text(part))],
            )
        })
    }

    fn coverage(&self, coverage: Coverage) -> String {
        let id = match coverage {
            Coverage::Always => "coverage-always",
            Coverage::Weekdays => "coverage-weekdays",
            Coverage::BusinessHours => "coverage-business-hours",
            Coverage::BusinessDays => "coverage-business-days",
        };
        self.say(id, &[])
    }

    fn counted(&self, what: &str, number: Decimal, unit: Unit) -> String {
        let unit = match unit {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::BusinessDay => "business-day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Year => "year",
        };
        let written = self.number(number);
        let words = [
            ("count", Word::Count(number.in_thousandths())),
            ("number", Word::Text(&written)),
        ];
        self.say(&format!("{what}-{unit}"), &words)
    }

    /// A number with the signs of the locale.
    pub fn number(&self, number: Decimal) -> String {
        let whole = number.to_string();
        let digits = whole.bytes().take_while(|&byte| byte != b'.');
        let many = digits.filter(u8::is_ascii_digit).count() >= GROUPED;
        let group = self.lexicon.group.first().filter(|_| many);
        // A blank must not end the line.
        let group = group.map(|&sign| if sign == ' ' { '\u{A0}' } else { sign });
        number.figures(group, self.lexicon.decimal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Tag;
    use crate::theme::Theme;

    #[test]
    fn values_are_written_as_each_language_writes_them() {
        let hours = Value::Hours(6 * 60, 17 * 60 + 30);
        let half = Value::Duration(Decimal::thousandths(500), Unit::Hour);
        let many = Value::Count(Decimal::whole(25_000));
        let date = Value::Date(2021, 9, 1);
        let week = Value::Weekdays(0b11111);
        let expected = [
            (
                "en",
                [
                    "6:00 AM – 5:30 PM",
                    "0.5 hours",
                    "25,000",
                    "September 1, 2021",
                    "Monday – Friday",
                ],
            ),
            (
                "nl",
                [
                    "06:00–17:30 uur",
                    "0,5 uur",
                    "25.000",
                    "1 september 2021",
                    "maandag t/m vrijdag",
                ],
            ),
            (
                "fr",
                [
                    "6\u{a0}h\u{a0}00 – 17\u{a0}h\u{a0}30",
                    "0,5\u{a0}heure",
                    "25\u{a0}000",
                    "1er septembre 2021",
                    "lundi – vendredi",
                ],
            ),
            (
                "zh-TW",
                [
                    "上午6:00 – 下午5:30",
                    "0.5 小時",
                    "25,000",
                    "2021 年 9 月 1 日",
                    "星期一至星期五",
                ],
            ),
        ];
        for (name, texts) in expected {
            let (tag, theme) = (Tag::parse(name).unwrap(), Theme::default());
            let (messages, lexicon) = (
                Messages::load(&tag, &theme).0,
                Lexicon::load(&tag, &theme).0,
            );
            let wording = Wording {
                messages: &messages,
                lexicon: &lexicon,
            };
            let values = [&hours, &half, &many, &date, &week];
            assert_eq!(
                values.map(|value| wording.value(value).unwrap()),
                texts,
                "{name}"
            );
            let response = wording.response("24x7", Decimal::whole(1), Unit::Hour);
            assert!(
                response.starts_with("24x7") && response.len() > 8,
                "{response}"
            );
        }
    }
}
