//! Gives each range of hours the days that stand with it.

use super::words::Word;

/// The days of each range; 0 where they are not certain.
pub(super) fn days(words: &[Word]) -> Vec<u8> {
    let words = settled(words);
    let is_range = |word: &Word| *word == Word::Range;
    let first = words.iter().position(is_range).unwrap_or(words.len());
    let is_days = |word: &Word| matches!(word, Word::Days(_));
    match words[..first].iter().any(is_days) {
        true => forward(words.iter()),
        false => {
            let mut days = forward(words.iter().rev());
            days.reverse();
            // `9–17, closed on Sundays`
            const WORKING: u8 = 0b1_1111;
            let doubtful = |days: u8| days.count_ones() < 2 || days & WORKING == 0;
            if let [alone] = days.as_mut_slice()
                && doubtful(*alone)
            {
                *alone = 0;
            }
            days
        }
    }
}

/// Short forms of days are days where others are named and hours stand beside them: `Mon–Fri 9–17,
/// Sat 10–13`.
fn settled(words: &[Word]) -> Vec<Word> {
    let named = words.iter().any(|word| matches!(word, Word::Days(_)));
    let beside = |index: usize| words.get(index) == Some(&Word::Range);
    let settle = |(index, word): (usize, &Word)| match word {
        Word::PerhapsDay(day) if named && (beside(index + 1) || beside(index.wrapping_sub(1))) => {
            Word::Days(*day)
        }
        Word::PerhapsDay(_) => Word::Other,
        word => word.clone(),
    };
    words.iter().enumerate().map(settle).collect()
}

/// The days that stand before each range. Of `9–12 and 13–17` both have those before the first, for
/// nothing is said between them.
fn forward<'a>(words: impl Iterator<Item = &'a Word>) -> Vec<u8> {
    let mut ranges = Vec::new();
    // None: they contradict each other.
    let mut days = Some(0_u8);
    let mut used = false;
    for word in words {
        match word {
            Word::Days(more) => {
                let known = days.filter(|_| !used).or(used.then_some(0));
                days = known.filter(|days| days & more == 0 || days == more);
                days = days.map(|days| days | more);
                used = false;
            }
            Word::Range | Word::Whole => {
                if *word == Word::Range {
                    ranges.push(days.unwrap_or(0));
                }
                used = true;
            }
            Word::Stop => (days, used) = (Some(0), false),
            Word::Other if used => days = Some(0),
            _ => {}
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOURS: Word = Word::Range;

    #[test]
    fn days_belong_to_the_hours_beside_them() {
        use Word::{Days, Other, PerhapsDay, Stop};
        let (week, end, sunday) = (0b1_1111, 0b110_0000, 0b100_0000);
        let leading = [Days(week), HOURS, HOURS, Days(end), HOURS];
        assert_eq!(days(&leading), [week, week, end]);
        assert_eq!(days(&[HOURS, HOURS, Days(week)]), [week, week]);
        // Another word between two ranges may name other days.
        assert_eq!(days(&[Days(week), HOURS, Other, HOURS]), [week, 0]);
        assert_eq!(days(&[HOURS, Other, HOURS, Days(week)]), [0, week]);
        let short = [Days(week), HOURS, PerhapsDay(sunday), HOURS];
        assert_eq!(days(&short), [week, sunday]);
        assert_eq!(days(&[PerhapsDay(sunday), HOURS]), [0]);
        assert_eq!(days(&[Days(week), Stop, HOURS]), [0]);
        // Perhaps the days on which it is closed.
        assert_eq!(days(&[HOURS, Days(sunday)]), [0]);
        assert_eq!(days(&[HOURS, Days(end)]), [0]);
        // `every day, Sunday`
        assert_eq!(days(&[Days(0b111_1111), Days(sunday), HOURS]), [0]);
    }
}
