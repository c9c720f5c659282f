//! Gives the parts in which several machines read one site, whole families each.

use crate::digest::digest;

/// One of some parts of a site, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    pub number: u32,
    pub of: u32,
}

impl Shard {
    /// Reads `2/4`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (number, of) = text.split_once('/').unwrap_or_default();
        match (number.parse(), of.parse()) {
            (Ok(number), Ok(of)) if 0 < number && number <= of => Ok(Shard { number, of }),
            _ => Err(
                "write which part and of how many, counted from 1: the parts of four are `1/4`, `2/4`, `3/4` and `4/4`"
                    .to_owned(),
            ),
        }
    }

    /// Whether a family is one of this part.
    pub fn holds(self, family: &str) -> bool {
        part(family, self.of) + 1 == self.number
    }
}

/// In which of so many parts a family is; it stays there whatever families come or go.
pub fn part(family: &str, of: u32) -> u32 {
    (digest([family.as_bytes()]) % u128::from(of.max(1))) as u32
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn parts_are_counted_from_one_and_hold_every_family_once() {
        for bad in ["0/4", "5/4", "a/b", "1", "1/0", "-1/2", "1/2/3", "", "/"] {
            assert!(Shard::parse(bad).is_err(), "{bad}");
        }
        for of in [1, 3, 7] {
            for family in ["index", "plans/online", "é"] {
                let parts = (1..=of).map(|number| Shard::parse(&format!("{number}/{of}")).unwrap());
                assert_eq!(parts.filter(|part| part.holds(family)).count(), 1);
            }
        }
    }
}
