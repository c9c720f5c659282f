//! `serve` while a site is written: what it shows is what `build` would write, whatever was changed,
//! and the overlay counts the blocks of a page as the page has them.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use scraper::{ElementRef, Html, Selector};
use support::chance::Chance;
use support::served::Served;
use support::site::{TestSite, files, run_in};

fn built(site: &TestSite) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public").display().to_string();
    let run = run_in(&site.path(""), &["build", "--quiet", "--out", &public]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut built = files(&out.path().join("public"));
    built.retain(|name, _| !name.starts_with('.'));
    built
}

/// Changes, makes, deletes or renames one file.
fn edit(site: &TestSite, chance: &mut Chance, number: usize) {
    let locale = ["en", "nl", "fr"][chance.below(3)];
    let name = |n: usize| format!("content/{locale}/{}p{n}.md", ["", "a/", "b/c/"][n % 3]);
    let path = name(chance.below(9));
    let text = format!(
        "---\nms.topic: x\n---\n# Page {number}\n\nOpen {}:00 – 17:00. [x](p0.md)\n\n\
         [!INCLUDE [part](~/_includes/part.md)]\n",
        chance.below(9)
    );
    match chance.below(10) {
        0 => drop(fs::remove_file(site.path(&path))),
        1 => {
            let to = site.path(&name(chance.below(9)));
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            let _ = fs::rename(site.path(&path), to);
        }
        2 => {
            site.bytes("static/site.css", format!("/* {number} */").as_bytes());
        }
        3 => {
            site.bytes(&format!("{path}.tmp"), text.as_bytes());
            fs::rename(site.path(&format!("{path}.tmp")), site.path(&path)).unwrap();
        }
        // The same size, and perhaps the same moment.
        5 => {
            let part = format!("content/{locale}/_includes/part.md");
            let _ = fs::remove_file(site.path(&part));
            if chance.below(3) > 0 {
                site.bytes(&part, format!("Part: {} hours.\n", number % 7).as_bytes());
            }
        }
        6 if chance.below(3) == 0 => {
            let words = format!("language = Words {number}\n");
            site.bytes(&format!("locales/{locale}/messages.ftl"), words.as_bytes());
        }
        4 if chance.below(4) == 0 => {
            let _ = fs::remove_dir_all(site.path(&format!("content/{locale}/b")));
        }
        _ => site.bytes(&path, text.as_bytes()),
    }
}

#[test]
fn after_200_random_edits_what_is_served_is_what_is_built() {
    let site = TestSite::new(&["en", "nl", "fr"]);
    site.page("en/index.md", "# Home\n");
    let served = Served::start(&site.path(""), &[]);
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let (mut number, mut known) = (0, built(&site));
    while number < 200 {
        // Single edits and bursts.
        for _ in 0..[1, 1, 2, 5, 20][chance.below(5)] {
            edit(&site, &mut chance, number);
            number += 1;
        }
        let now = built(&site);
        served.until(&format!("up to date after edit {number}"), |served| {
            now.iter().all(|(name, bytes)| {
                let answer = served.get(&format!("/{name}"));
                answer.status == 200 && answer.body == *bytes
            }) && known
                .keys()
                .filter(|name| !now.contains_key(*name))
                .all(|name| served.get(&format!("/{name}")).status == 404)
        });
        known = now;
    }
}

#[test]
fn the_overlay_finds_the_cell_that_is_wrong() {
    let site = TestSite::copy_of_shipped();
    for (page, right, wrong) in [
        ("nl/plans/business.md", "17:30", "18:30"),
        ("fr/plans/elite.md", "30 minutes", "45 minutes"),
        (
            "nl/microsoft-365/contact.md",
            "1 800 865 9408",
            "1 800 865 9409",
        ),
        ("zh-TW/workfront/contact.md", "17:00", "18:00"),
    ] {
        let text = site.read(&format!("content/{page}"));
        site.page(page, &text.replacen(right, wrong, 1));
    }
    let served = Served::start(&site.path(""), &[]);
    let mut marked = 0;
    for page in [
        "/nl/plans/business/",
        "/fr/plans/elite/",
        "/nl/microsoft-365/contact/",
        "/zh-tw/workfront/contact/",
    ] {
        let state = served.events(page).state();
        let html = Html::parse_document(&served.look(page).text());
        let selector = Selector::parse(state["selector"].as_str().unwrap()).unwrap();
        let text = Selector::parse("main article.body").unwrap();
        let text = html.select(&text).next().unwrap();
        let blocks: Vec<_> = text
            .select(&selector)
            .filter(|block| !is_inserted(*block))
            .collect();
        for finding in state["findings"].as_array().unwrap() {
            assert_eq!(state["blocks"], blocks.len(), "{page}");
            let Some(block) = finding["block"].as_u64() else {
                continue;
            };
            let block: String = blocks[block as usize].text().collect();
            let written = finding["here"]["text"].as_str().unwrap();
            let (block, written) = (plain(&block), plain(written));
            assert!(
                block.contains(&written),
                "{page}: `{written}` is not in `{block}`"
            );
            marked += 1;
        }
    }
    assert!(marked >= 3, "{marked} findings are marked");
}

/// Letters and figures alone.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a page's author did not write: tables that are made, the titles of alerts and editions, and what
/// stands below the title of the page.
fn is_inserted(block: ElementRef) -> bool {
    let has = |element: &ElementRef, class: &str| element.value().classes().any(|own| own == class);
    let mut above = block.ancestors().filter_map(ElementRef::wrap);
    let is_added = |up: ElementRef| {
        has(&up, "comparison") || has(&up, "opening") || up.value().name() == "nav"
    };
    has(&block, "alert-title") || has(&block, "part-name") || above.any(is_added)
}

/// Printed for the record: `cargo test --release --test serve_edits -- --nocapture`.
#[test]
fn an_edit_is_shown_soon() {
    let site = TestSite::copy_of_shipped();
    let served = Served::start(&site.path(""), &[]);
    let mut events = served.events("/nl/plans/business/");
    events.state();
    let text = site.read("content/nl/plans/business.md");
    let mut times: Vec<Duration> = (0..15)
        .map(|number| {
            std::thread::sleep(Duration::from_millis(150));
            let start = Instant::now();
            site.page(
                "nl/plans/business.md",
                &format!("{text}\nRegel {number}.\n"),
            );
            events.state();
            start.elapsed()
        })
        .collect();
    times.sort();
    eprintln!(
        "from edit to event: median {:?}, worst {:?}",
        times[7], times[14]
    );
    assert!(times[7] < Duration::from_secs(10), "{times:?}");
}
