//! Gives each range of hours the zone that stands with it, by a name that clocks know.

use super::words::Word;

/// The zone of each range.
pub(super) fn zones(words: &[Word]) -> Vec<Option<&str>> {
    let groups = groups(words);
    // A range beside which none stands has that of the others, where they have one.
    let told = groups.iter().filter(|group| !group.is_empty());
    let told: Vec<Option<&str>> = told.map(|group| one_zone(group)).collect();
    let shared = match told.split_first() {
        Some((first, rest)) if rest.iter().all(|other| other == first) => *first,
        _ => None,
    };
    let zone = |group: &Vec<_>| match group.is_empty() {
        true => shared,
        false => one_zone(group),
    };
    groups.iter().map(zone).collect()
}

/// The zone that some words name: `Berlin time (UTC+1)` is one, for the place says more.
pub(super) fn one_zone<'a>(zones: &[&'a str]) -> Option<&'a str> {
    let named = zones.iter().copied().filter(|zone| zone.contains('/'));
    let named: Vec<&str> = named.collect();
    let zones = if named.is_empty() { zones } else { &named };
    let (first, rest) = zones.split_first()?;
    rest.iter().all(|other| other == first).then_some(*first)
}

/// The zones that belong to each range: those before it where the first one leads, else those behind it.
fn groups(words: &[Word]) -> Vec<Vec<&str>> {
    let before = words.iter().take_while(|word| **word != Word::Range);
    let leads = before.into_iter().any(|word| matches!(word, Word::Zone(_)));
    let mut groups: Vec<Vec<&str>> = Vec::new();
    let mut before = Vec::new();
    for word in words {
        match word {
            Word::Zone(zone) if leads => before.push(zone.as_str()),
            Word::Zone(zone) => groups.iter_mut().last().unwrap_or(&mut before).push(zone),
            Word::Range => groups.push(std::mem::take(&mut before)),
            _ => {}
        }
    }
    groups
}

/// Places that keep an offset with minutes all year.
const WITH_MINUTES: [(&str, &str); 8] = [
    ("+3:30", "Asia/Tehran"),
    ("+4:30", "Asia/Kabul"),
    ("+5:30", "Asia/Kolkata"),
    ("+5:45", "Asia/Kathmandu"),
    ("+6:30", "Asia/Yangon"),
    ("+8:45", "Australia/Eucla"),
    ("+9:30", "Australia/Darwin"),
    ("-9:30", "Pacific/Marquesas"),
];

/// The name by which clocks know a zone: offsets have one too, which counts the other way.
pub(super) fn iana(zone: &str) -> Option<String> {
    let Some(offset) = zone.strip_prefix("UTC").filter(|rest| !rest.is_empty()) else {
        return Some(zone.to_owned());
    };
    if offset.contains(':') {
        let mut places = WITH_MINUTES.iter();
        let place = places.find(|(with_minutes, _)| *with_minutes == offset);
        return place.map(|(_, place)| (*place).to_owned());
    }
    let (sign, most) = match offset.as_bytes()[0] {
        b'+' => ('-', 14),
        _ => ('+', 12),
    };
    let hours = offset[1..].parse::<u8>().ok()?;
    (hours <= most).then(|| format!("Etc/GMT{sign}{hours}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOURS: Word = Word::Range;

    #[test]
    fn zones_belong_to_the_hours_beside_them() {
        let zone = |name: &str| Word::Zone(name.to_owned());
        let (pt, et, off) = ("America/Los_Angeles", "America/New_York", "UTC+1");
        let one = [HOURS, zone(pt), HOURS];
        assert_eq!(zones(&one), [Some(pt), Some(pt)]);
        let behind = [HOURS, zone(pt), HOURS, zone(et)];
        assert_eq!(zones(&behind), [Some(pt), Some(et)]);
        let before = [zone(pt), HOURS, zone(et), HOURS];
        assert_eq!(zones(&before), [Some(pt), Some(et)]);
        let both = [HOURS, zone(pt), zone(off)];
        assert_eq!(zones(&both), [Some(pt)]);
        let unclear = [HOURS, zone(pt), zone(et), HOURS];
        assert_eq!(zones(&unclear), [None, None]);
        assert_eq!(zones(&[HOURS]), [None]);
    }

    #[test]
    fn offsets_have_a_name_that_counts_the_other_way() {
        assert_eq!(iana("UTC+1").as_deref(), Some("Etc/GMT-1"));
        assert_eq!(iana("UTC-8").as_deref(), Some("Etc/GMT+8"));
        assert_eq!(iana("UTC").as_deref(), Some("UTC"));
        assert_eq!(iana("UTC+25"), None);
        assert_eq!(iana("UTC+5:30").as_deref(), Some("Asia/Kolkata"));
        assert_eq!(iana("UTC-3:30"), None);
        assert_eq!(iana("Asia/Tokyo").as_deref(), Some("Asia/Tokyo"));
    }
}
