//! Every language is read alike: each page of `tests/reading/` holds what its language writes, and
//! what is read of it.
//!
//! `~~~cells` and `~~~prose` hold a form a line, `written => value | value`. A value in brackets may
//! explain and never accuses; `-` is nothing. A cell is the only one of its row, prose a paragraph.

mod support;

use std::collections::BTreeMap;
use std::fs;

use support::site::TestSite;

struct Form {
    written: String,
    expected: String,
    cell: bool,
    line: usize,
}

fn forms(page: &str) -> Vec<Form> {
    let mut kind = None;
    let mut forms = Vec::new();
    for (index, line) in page.lines().enumerate() {
        if let Some(info) = line.strip_prefix("~~~") {
            kind = (!info.is_empty()).then(|| info == "cells");
        } else if let Some(cell) = kind
            && let Some((written, expected)) = line.split_once(" => ")
        {
            forms.push(Form {
                written: written.to_owned(),
                expected: expected.to_owned(),
                cell,
                line: index + 1,
            });
        }
    }
    forms
}

/// The page of all forms, and for each form the line it stands on.
fn page(forms: &[Form]) -> (String, Vec<usize>) {
    let mut text = String::from("# x\n");
    let mut lines = Vec::new();
    for form in forms {
        if form.cell {
            text.push_str(&format!("\n| x |\n| --- |\n| {} |\n", form.written));
            lines.push(text.lines().count());
        } else {
            text.push_str(&format!("\n{}\n", form.written));
            lines.push(text.lines().count());
        }
    }
    (text, lines)
}

fn read(locale: &str, forms: &[Form]) -> Vec<String> {
    let site = TestSite::new(&[locale]);
    let (text, lines) = page(forms);
    site.page(&format!("{locale}/page.md"), &text);
    let run = site.run(&["facts", "--format", "ndjson"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut facts: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for line in run.stdout.lines() {
        let fact: serde_json::Value = serde_json::from_str(line).unwrap();
        let value = fact["value"].as_str().unwrap();
        let value = match fact["explains_only"].as_bool().unwrap() {
            true => format!("({value})"),
            false => value.to_owned(),
        };
        let line = fact["line"].as_u64().unwrap();
        facts.entry(line).or_default().push(value);
    }
    let stated = |line: &usize| facts.get(&(*line as u64)).map(|values| values.join(" | "));
    let stated = lines.iter().map(stated);
    stated.map(|values| values.unwrap_or("-".into())).collect()
}

#[test]
fn every_language_is_read_alike() {
    let mut wrong = String::new();
    let pages = fs::read_dir("tests/reading").unwrap();
    let mut pages: Vec<_> = pages.map(|page| page.unwrap().path()).collect();
    pages.sort();
    for path in pages {
        let locale = path.file_stem().unwrap().to_str().unwrap();
        let forms = forms(&fs::read_to_string(&path).unwrap());
        assert!(forms.len() >= 40, "{locale} has {} forms", forms.len());
        for (form, found) in forms.iter().zip(read(locale, &forms)) {
            if found != form.expected {
                let Form {
                    written,
                    line,
                    expected,
                    ..
                } = form;
                wrong += &format!(
                    "{locale}.md:{line}: {written}\n  expected {expected}\n  read     {found}\n"
                );
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
