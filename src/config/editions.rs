//! Gives the editions that a range of them means: `>=garden-2.0` is every edition of the garden from 2.0 on. Their
//! order is that of the numbers in their names.

use std::collections::BTreeSet;

/// Whether a range names editions by their order, and not each. `!=a` is all but that one.
pub fn is_ordered(range: &str) -> bool {
    let mut choices = range.split("||").map(str::trim);
    choices.any(|choice| !choice.starts_with('!') && choice.contains(['<', '>', '=']))
}

/// The names of a range, as `a || b`, among those that are known. Err: a part of it that means none of them.
pub fn spelled_out(range: &str, known: &BTreeSet<&str>) -> Result<String, String> {
    let mut meant: Vec<&str> = Vec::new();
    for choice in range.split("||").map(str::trim) {
        if !is_ordered(choice) {
            meant.push(choice);
            continue;
        }
        let bounds = bounds(choice).ok_or(choice)?;
        let within = |name: &&&str| bounds.iter().all(|bound| bound.holds(name));
        let mut names: Vec<&str> = known.iter().filter(within).copied().collect();
        if names.is_empty() {
            return Err(choice.to_owned());
        }
        names.sort_by_key(|name| version(name));
        meant.extend(names);
    }
    let mut seen = BTreeSet::new();
    meant.retain(|name| !name.is_empty() && seen.insert(*name));
    Ok(meant.join(" || "))
}

/// A sign and the edition behind it.
struct Bound<'a> {
    sign: &'a str,
    name: &'a str,
}

impl Bound<'_> {
    fn holds(&self, name: &str) -> bool {
        let (own, other) = (version(self.name), version(name));
        let is_comparable = own.0 == other.0 && !own.1.is_empty() && !other.1.is_empty();
        match self.sign {
            ">=" => is_comparable && other >= own,
            "<=" => is_comparable && other <= own,
            ">" => is_comparable && other > own,
            "<" => is_comparable && other < own,
            _ => name == self.name,
        }
    }
}

/// `>=a-1 < a-3`: all of them hold. None: a sign has no name behind it.
fn bounds(choice: &str) -> Option<Vec<Bound<'_>>> {
    const SIGNS: [&str; 5] = [">=", "<=", ">", "<", "="];
    let mut rest = choice.trim();
    let mut bounds = Vec::new();
    while !rest.is_empty() {
        let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
        let sign = sign.unwrap_or_default();
        rest = rest[sign.len()..].trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || "<>=".contains(c));
        let (name, behind) = rest.split_at(end.unwrap_or(rest.len()));
        (!name.is_empty()).then(|| bounds.push(Bound { sign, name }))?;
        rest = behind.trim_start();
    }
    Some(bounds)
}

/// What stands before the number in a name, and the number: `garden-server-2.1` is of `garden-server-`. Names with
/// other words behind it are of their own.
fn version(name: &str) -> (String, Vec<u64>) {
    let is_figure = |c: char| c.is_ascii_digit();
    let Some(at) = name.find(is_figure) else {
        return (name.to_owned(), Vec::new());
    };
    let number = name[at..].split(|c: char| !is_figure(c) && c != '.' && c != '-');
    let number = number.into_iter().next().unwrap_or_default();
    let behind = &name[at + number.len()..];
    let parts = number
        .split(['.', '-'])
        .filter_map(|part| part.parse().ok());
    (format!("{} {behind}", &name[..at]), parts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_spelled_out_by_version() {
        let known = BTreeSet::from(["g-10.0", "g-2.0", "g-2.1", "g-cloud", "h-3", "g-9-rc"]);
        let names = |range| spelled_out(range, &known).unwrap_or_else(|wrong| format!("!{wrong}"));
        assert_eq!(names(">=g-2.1"), "g-2.1 || g-10.0");
        assert_eq!(names("<= g-2.1 || g-cloud"), "g-2.0 || g-2.1 || g-cloud");
        assert_eq!(names(">g-2.0<g-10.0"), "g-2.1");
        assert_eq!(names("=h-3"), "h-3");
        assert_eq!(names(">g-cloud"), "!>g-cloud");
        assert_eq!(names("g-cloud || >=h-4"), "!>=h-4");
        assert_eq!(names(">="), "!>=");
        assert_eq!(names("!= g-2.0"), "!= g-2.0");
    }
}
