//! Gives numbers that stand for texts: the same on every machine, and for every program to come.

use std::hash::Hasher;

use siphasher::sip128::{Hasher128, SipHasher13};

/// One number for several texts in their order. So long a one that no two texts share it by chance.
pub fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u128 {
    let mut hasher = SipHasher13::new();
    for part in parts {
        // Where one part ends and the next begins counts too.
        hasher.write(&(part.len() as u64).to_le_bytes());
        hasher.write(part);
    }
    hasher.finish128().as_u128()
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn numbers_stay_and_parts_count() {
        // Kept in files and by which machines share their work, so it may never change.
        assert_eq!(
            digest([b"a".as_slice()]),
            201_973_298_687_412_528_538_060_520_393_444_841_042
        );
        assert_ne!(
            digest([b"ab".as_slice(), b"c"]),
            digest([b"a".as_slice(), b"bc"])
        );
    }
}
