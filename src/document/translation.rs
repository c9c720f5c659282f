//! Gives how a page was translated, as the tools of its vendor note it in the front matter.

use super::front_matter::FrontMatter;

impl FrontMatter {
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
