//! Gives the best way through two lists of blocks that keeps both orders.

use std::ops::Range;

/// A place in both lists, or in one of them.
pub type Step = (Option<usize>, Option<usize>);

pub struct Way {
    pub worth: f64,
    pub steps: Vec<Step>,
}

/// How many of each list are laid side by side at once: where a heading was lost, one section holds two.
const REACHES: [(usize, usize); 3] = [(1, 1), (2, 1), (1, 2)];

impl Way {
    /// `worth` says what it is worth to lay parts of the lists side by side; none: they cannot be.
    pub fn best(
        n: usize,
        m: usize,
        worth: impl Fn(Range<usize>, Range<usize>) -> Option<f64>,
    ) -> Self {
        // From each place on, what the best way is worth.
        let mut best = vec![vec![0.0_f64; m + 1]; n + 1];
        let with = |best: &[Vec<f64>], (i, j): (usize, usize), (a, b): (usize, usize)| {
            let rest = best.get(i + a)?.get(j + b)?;
            Some(worth(i..i + a, j..j + b)? + rest)
        };
        for i in (0..n).rev() {
            for j in (0..m).rev() {
                let skip = best[i + 1][j].max(best[i][j + 1]);
                let pairs = REACHES
                    .iter()
                    .filter_map(|&reach| with(&best, (i, j), reach));
                best[i][j] = pairs.fold(skip, f64::max);
            }
        }
        let (mut i, mut j) = (0, 0);
        let mut steps = Vec::with_capacity(n.max(m));
        while i < n && j < m {
            let reached = REACHES.iter().find(|&&reach| {
                let pair = with(&best, (i, j), reach);
                pair.is_some_and(|pair| pair >= best[i][j] - 1e-9)
            });
            if let Some(&(a, b)) = reached {
                steps.push((Some(i), Some(j)));
                steps.extend((i + 1..i + a).map(|i| (Some(i), None)));
                steps.extend((j + 1..j + b).map(|j| (None, Some(j))));
                (i, j) = (i + a, j + b);
            } else if best[i + 1][j] >= best[i][j + 1] {
                steps.push((Some(i), None));
                i += 1;
            } else {
                steps.push((None, Some(j)));
                j += 1;
            }
        }
        steps.extend((i..n).map(|i| (Some(i), None)));
        steps.extend((j..m).map(|j| (None, Some(j))));
        Way {
            worth: best[0][0],
            steps,
        }
    }
}
