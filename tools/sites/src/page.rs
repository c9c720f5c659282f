//! Gives the text of a page: the same facts and the same shape in every language, in other words.

use std::fmt::Write;

use crate::dice::Dice;
use crate::words::Language;

/// How many pages a folder holds.
pub const IN_FOLDER: usize = 40;

/// The path of a page below its language's folder, without its ending.
pub fn path(number: usize) -> String {
    format!("guide-{:04}/page-{number}", number / IN_FOLDER)
}

/// A page as support pages are: about eight thousand bytes, two tables, lists, a note, links. `plain`
/// leaves out what only the vendors' dialects have.
pub fn page(language: &Language, number: usize, of: usize, plain: bool) -> String {
    // The shape and the facts hang on the page alone.
    let mut facts = Dice::new(number as u64);
    let mut words =
        Dice::new(number as u64 ^ language.tag.bytes().fold(7, |a, b| a * 31 + u64::from(b)));
    let mut text = format!(
        "---\ntitle: {0} {1}\ndescription: {2}\n---\n# {0} {1}\n\n",
        language.page,
        number,
        sentence(language, &mut words, 8),
    );
    for section in 0..5 {
        if section > 0 {
            let _ = writeln!(text, "## {}\n", sentence(language, &mut words, 3));
        }
        for _ in 0..2 + facts.below(2) {
            paragraph(language, &mut words, &mut text, 2 + facts.below(3));
        }
        match section {
            0 => hours(language, &mut facts, &mut text),
            1 => responses(language, &mut facts, &mut text),
            2 => list(language, &mut facts, &mut words, &mut text),
            3 => note(language, &mut words, &mut text, plain),
            _ => links(language, &mut facts, &mut text, of),
        }
    }
    text
}

fn hours(language: &Language, facts: &mut Dice, text: &mut String) {
    let (from, to) = (7 + facts.below(4), 15 + facts.below(6));
    let minute = [0, 15, 30, 45][facts.below(4)];
    let _ = writeln!(
        text,
        "{} {}{}{}.\n",
        language.hours_are,
        (language.clock)(from as u32, minute),
        language.until,
        (language.clock)(to as u32, minute),
    );
}

/// A table in HTML with rows that span, as the vendors' pages have them.
fn responses(language: &Language, facts: &mut Dice, text: &mut String) {
    let [priority, response, _, price] = language.heads;
    let _ = writeln!(
        text,
        "<table>\n<thead>\n<tr>\n<th>{priority}</th>\n<th>{response}</th>\n<th>{price}</th>\n</tr>\n\
         </thead>\n<tbody>"
    );
    let mut hours = 1 + facts.below(3);
    for (row, name) in language.priorities.iter().enumerate() {
        let _ = writeln!(
            text,
            "<tr>\n<td><p>{name}</p></td>\n<td>{hours} {}</td>",
            language.hours_unit
        );
        hours += 2 + facts.below(9);
        if row != 1 {
            let spans = if row == 0 { " rowspan=\"2\"" } else { "" };
            let price = (language.euros)(100 + facts.below(800) as u32);
            let _ = writeln!(text, "<td{spans}>{price}</td>");
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table>\n\n");
    let _ = writeln!(text, "| {priority} | {response} | ✔ |\n| --- | --- | --- |");
    for name in language.priorities {
        let mark = if facts.below(3) > 0 { "✔" } else { "" };
        let hours = 24 + facts.below(72);
        let _ = writeln!(
            text,
            "| {name} | {hours} {} | {mark} |",
            language.hours_unit
        );
    }
    text.push('\n');
}

fn list(language: &Language, facts: &mut Dice, words: &mut Dice, text: &mut String) {
    for item in 1..=4 + facts.below(4) {
        let _ = writeln!(text, "{item}. {}", sentence(language, words, 12));
    }
    text.push('\n');
}

fn note(language: &Language, words: &mut Dice, text: &mut String, plain: bool) {
    let said = sentence(language, words, 20);
    let _ = match plain {
        true => writeln!(text, "> **{}** {said}\n", language.note),
        false => writeln!(text, ">[!NOTE]\n>\n>{said}\n"),
    };
}

fn links(language: &Language, facts: &mut Dice, text: &mut String, of: usize) {
    let _ = writeln!(text, "{}:\n", language.see_also);
    for _ in 0..5 {
        let to = facts.below(of);
        let _ = writeln!(text, "* [{} {to}](../{}.md)", language.page, path(to));
    }
    text.push('\n');
}

fn paragraph(language: &Language, words: &mut Dice, text: &mut String, sentences: usize) {
    for _ in 0..sentences {
        let length = 10 + words.below(12);
        text.push_str(&sentence(language, words, length));
        text.push(' ');
    }
    text.push_str("\n\n");
}

fn sentence(language: &Language, words: &mut Dice, length: usize) -> String {
    let picked = (0..length).map(|_| language.words[words.below(language.words.len())]);
    let mut text = picked.collect::<Vec<_>>().join(" ");
    if let Some(first) = text.chars().next() {
        text.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    text.push('.');
    text
}
