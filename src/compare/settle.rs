//! Gives what the languages of a page settle on: one vote each, for facts and for every other thing
//! in which pages can differ.

use super::Comparison;

/// What is said of a difference that no vote decides.
pub const UNDECIDED: &str = "; nothing tells which is wrong";

/// What is expected of every language.
#[derive(Debug, PartialEq, Eq)]
pub struct Settled<T> {
    pub value: T,
    /// Whether as many say otherwise, and the source does not decide.
    pub undecided: bool,
}

impl Comparison {
    /// What most languages state. With as many on several sides the declared source decides, if it is
    /// on one of them; else nothing does.
    pub fn settle<T: PartialEq + Clone>(&self, stated: &[(usize, T)]) -> Option<Settled<T>> {
        let source = self.lead_is_source.then_some(self.lead);
        settle(stated, self.lead, source)
    }
}

fn settle<T: PartialEq + Clone>(
    stated: &[(usize, T)],
    lead: usize,
    source: Option<usize>,
) -> Option<Settled<T>> {
    let mut votes: Vec<(&T, Vec<usize>)> = Vec::new();
    for (locale, value) in stated {
        match votes.iter_mut().find(|(known, _)| *known == value) {
            Some((_, locales)) => locales.push(*locale),
            None => votes.push((value, vec![*locale])),
        }
    }
    let most = votes.iter().map(|(_, locales)| locales.len()).max()?;
    votes.retain(|(_, locales)| locales.len() == most);
    let of = |locale: usize| votes.iter().find(|vote| vote.1.contains(&locale));
    let decided = source.and_then(of);
    // Where nothing decides, pages are told of beside the one that they are laid beside.
    let shown = decided.or_else(|| of(lead)).or(votes.first())?;
    Some(Settled {
        value: shown.0.clone(),
        undecided: votes.len() > 1 && decided.is_none(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Settled, settle};

    fn of(stated: &str, source: Option<usize>) -> Option<Settled<char>> {
        let stated: Vec<(usize, char)> = stated.chars().enumerate().collect();
        settle(&stated, 0, source)
    }

    fn settled(value: char, undecided: bool) -> Option<Settled<char>> {
        Some(Settled { value, undecided })
    }

    #[test]
    fn most_decide_then_the_source_then_nobody() {
        assert_eq!(of("abb", Some(0)), settled('b', false));
        assert_eq!(of("aabb", Some(0)), settled('a', false));
        assert_eq!(of("aabb", Some(3)), settled('b', false));
        assert_eq!(of("aabb", None), settled('a', true));
        assert_eq!(of("abbcc", Some(0)), settled('b', true));
        assert_eq!(of("", None), None);
    }
}
