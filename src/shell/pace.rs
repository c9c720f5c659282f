//! Gives the pace of building: at once after a single change, and seldom while many come in.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(25);

/// The same when the last of a few changes said that a file is whole.
const QUIET_WHEN_WHOLE: Duration = Duration::from_millis(3);

/// More changes are those of several files, whose last is not known.
const FEW: usize = 8;

/// So long a quiet is waited for while a storm of changes goes on, as of a whole branch.
const QUIET_IN_STORM: Duration = Duration::from_millis(300);

/// Changes within [`STORM_TIME`] that make a storm.
const STORM: usize = 100;
const STORM_TIME: Duration = Duration::from_secs(2);

/// Nobody waits longer, however many changes come in.
const LONGEST: Duration = Duration::from_millis(1500);

/// When files are looked at once more, whether or not a change was heard.
const SECOND_LOOK: Duration = Duration::from_millis(700);

#[derive(Debug, Default)]
pub struct Pace {
    waiting: Option<Waiting>,
    /// When the last changes were heard, [`STORM`] at most.
    heard: VecDeque<Instant>,
    /// When to look again, and what was seen before the last build.
    look: Option<(Instant, u64)>,
}

/// Changes that are not built yet.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    first: Instant,
    last: Instant,
    count: usize,
    /// Whether the last of them said that a file is whole.
    is_whole: bool,
}

impl Pace {
    /// `is_whole` tells that whoever changes the file has ended.
    pub fn heard(&mut self, now: Instant, is_whole: bool) {
        let before = self.waiting;
        self.waiting = Some(Waiting {
            first: before.map_or(now, |before| before.first),
            last: now,
            count: before.map_or(1, |before| before.count + 1),
            is_whole,
        });
        if self.heard.len() == STORM {
            self.heard.pop_front();
        }
        self.heard.push_back(now);
    }

    /// When the site is to be built. None: nothing has changed.
    pub fn due(&self) -> Option<Instant> {
        let Waiting {
            first,
            last,
            count,
            is_whole,
        } = self.waiting?;
        let in_storm = self.heard.len() == STORM
            && self
                .heard
                .front()
                .is_some_and(|oldest| last - *oldest < STORM_TIME);
        let quiet = match is_whole && count <= FEW {
            _ if in_storm => QUIET_IN_STORM,
            true => QUIET_WHEN_WHOLE,
            false => QUIET,
        };
        Some((last + quiet).min(first + LONGEST))
    }

    /// The site is built now, with all that was heard.
    pub fn begin(&mut self) {
        self.waiting = None;
    }

    pub fn look_again(&mut self, now: Instant, seen: u64) {
        self.look = Some((now + SECOND_LOOK, seen));
    }

    /// What was seen before the last build, once, when it is time to look again.
    pub fn second_look(&mut self, now: Instant) -> Option<u64> {
        let (_, seen) = self.look.filter(|(when, _)| *when <= now)?;
        self.look = None;
        Some(seen)
    }

    /// How long to wait for the next change. None: until there is one.
    pub fn wait(&self, now: Instant) -> Option<Duration> {
        let look = self.look.map(|(when, _)| when);
        let next = self.due().into_iter().chain(look).min()?;
        Some(next.saturating_duration_since(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many builds a row of changes leads to, and how long after the last one the last begins.
    fn builds(gaps: impl Iterator<Item = Duration>) -> (usize, Duration) {
        let (mut pace, mut now, mut count) = (Pace::default(), Instant::now(), 0);
        for gap in gaps {
            let next = now + gap;
            if pace.due().is_some_and(|due| due <= next) {
                pace.begin();
                count += 1;
            }
            now = next;
            pace.heard(now, false);
        }
        let last = pace.due().expect("the last change is built");
        (count + 1, last - now)
    }

    #[test]
    fn a_change_is_built_soon_and_a_storm_seldom() {
        let soon = builds(std::iter::once(Duration::ZERO));
        assert_eq!(soon, (1, QUIET));
        let mut pace = Pace::default();
        let now = Instant::now();
        pace.heard(now, false);
        pace.heard(now, true);
        assert_eq!(pace.due(), Some(now + QUIET_WHEN_WHOLE));
        // What comes behind it begins something new.
        pace.heard(now, false);
        assert_eq!(pace.due(), Some(now + QUIET));
        for _ in 0..FEW {
            pace.heard(now, true);
        }
        assert_eq!(pace.due(), Some(now + QUIET));
        // 800 writes in two seconds, each heard twice.
        let even = (0..1600).map(|_| Duration::from_micros(1250));
        let (count, late) = builds(even);
        assert!(count <= 3 && late <= QUIET_IN_STORM, "{count}, {late:?}");
        let bursts = (0..1600).map(|n| Duration::from_millis(if n % 200 == 0 { 220 } else { 0 }));
        let (count, late) = builds(bursts);
        assert!(count <= 3 && late <= QUIET_IN_STORM, "{count}, {late:?}");
        // Where something is written without end, what is there is built in between.
        let (count, _) = builds((0..1600).map(|_| Duration::from_millis(10)));
        assert!((8..=16).contains(&count), "{count}");
        // Somebody who saves each second waits for nothing.
        let (count, _) = builds((0..5).map(|_| Duration::from_secs(1)));
        assert_eq!(count, 5);
    }
}
