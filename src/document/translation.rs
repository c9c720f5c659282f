//! Gives how a page was translated, as the tools of its vendor note it in the front matter.

use crate::source::Span;

use super::front_matter::FrontMatter;

/// The fields in which a translation notes what it was made from; ours comes first.
const COMMITS: [&str; 3] = ["source-commit", "source-git-commit", "ms.sourcegitcommit"];

/// The commit from which a page was translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The field, as its author wrote it.
    pub key: String,
    /// Empty where nothing stands in the field.
    pub commit: String,
    /// Where the commit stands.
    pub span: Span,
}

impl FrontMatter {
    /// The commit of the source that the page was translated from, in a file with this text.
    pub fn origin(&self, text: &str) -> Option<Origin> {
        let named = |name: &str| {
            self.fields()
                .find(|field| field.0.eq_ignore_ascii_case(name))
        };
        let (key, _, _, span) = COMMITS.iter().find_map(|name| named(name))?;
        // Digits alone, or with an `e` among them, would be a number.
        let commit = text.get(span.range())?.trim_matches(['"', '\'', ' ']);
        let is_empty = matches!(commit, "~" | "null");
        Some(Origin {
            key: key.to_owned(),
            commit: if is_empty { "" } else { commit }.to_owned(),
            span,
        })
    }

    /// Whether a machine translated the page and nobody went over it.
    pub fn by_machine(&self) -> bool {
        let by_people = self.text("ht-degree").and_then(|share| {
            let share = share.trim().trim_end_matches('%').trim_end();
            share.parse::<f64>().ok()
        });
        if let Some(share) = by_people {
            return share <= 0.0;
        }
        // `tm+mt` is a memory of translations and a machine, `ht` are people.
        let names = |key: &str, wanted: &str| {
            let text = self.text(key).unwrap_or_default().to_lowercase();
            text.split('+').any(|part| part.trim() == wanted)
        };
        let people = names("workflow-type", "ht") || names("ms.translationtype", "ht");
        !people && (names("workflow-type", "mt") || names("ms.translationtype", "mt"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_read_as_it_stands() {
        let origin = |fields: &str| {
            let text = format!("---\n{fields}\n---\n");
            let front = FrontMatter::read(&text, &mut Vec::new());
            front.origin(&text).map(|origin| origin.commit)
        };
        let of = |commit: &str| Some(commit.to_owned());
        assert_eq!(origin("source-git-commit: 1234567"), of("1234567"));
        assert_eq!(origin("MS.SourceGitCommit: '12e4567'"), of("12e4567"));
        assert_eq!(origin("source-commit: 12345e7"), of("12345e7"));
        let both = "source-git-commit: aaaaaaa\nsource-commit: \"bbbbbbb\"";
        assert_eq!(origin(both), of("bbbbbbb"));
        assert_eq!(origin("source-commit:\ntitle: x"), of(""));
        assert_eq!(origin("source-commit: ''"), of(""));
        assert_eq!(origin("title: x"), None);
    }

    #[test]
    fn the_share_of_people_decides_and_then_the_kind_of_work() {
        let machine = |fields: &str| {
            let text = format!("---\n{fields}\n---\n");
            FrontMatter::read(&text, &mut Vec::new()).by_machine()
        };
        for fields in [
            "ht-degree: 0%",
            "HT-Degree: 0",
            "ht-degree: '0'\nworkflow-type: ht",
            "workflow-type: tm+mt",
            "workflow-type: MT",
            "ms.translationtype: MT",
        ] {
            assert!(machine(fields), "{fields}");
        }
        for fields in [
            "title: x",
            "ht-degree: 100%\nworkflow-type: tm+mt",
            "ht-degree: 3%",
            "workflow-type: ht",
            "workflow-type: tm+mt+ht",
            "ms.translationtype: HT",
            "ms.translationtype: [x]",
        ] {
            assert!(!machine(fields), "{fields}");
        }
    }
}
