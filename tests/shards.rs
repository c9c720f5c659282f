//! A site that several machines read: what `merge` makes of shards is what `build` makes, and shards that do
//! not belong to it are refused.

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::site::{Run, TestSite, files};

fn write(site: &TestSite, parts: u32, more: &[&str]) {
    for part in 1..=parts {
        // As artifacts are laid out, each in a folder of its own.
        let out = format!("parts-{parts}/{part}");
        let shard = format!("{part}/{parts}");
        let run = site.run(&[&["build", "--shard", &shard, "--out", &out], more].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(
            run.stderr.contains("each in all its languages, are in"),
            "{}",
            run.stderr
        );
        assert_eq!(files(&site.path(&out)).len(), 1);
    }
}

/// What was told but for the last line, which has the time.
fn told(run: &Run) -> &str {
    let told = run.stderr.trim_end().rsplit_once('\n');
    told.map_or("", |(told, _)| told)
}

#[test]
fn a_merged_site_is_the_built_one() {
    let site = TestSite::copy_of_shipped();
    // With findings of all pages side by side, too.
    let page = site.read("content/nl/plans/business.md");
    site.page("nl/plans/business.md", &page.replacen("17:30", "18:30", 1));
    site.page("nl/plans/new.md", "# New\n\n[gone](gone.md)\n");
    let flags = ["--base-url", "https://example.org/x/"];
    let whole = site.run(&[&["build", "--no-cache", "--out", "whole"][..], &flags].concat());
    assert!(whole.stderr.contains("mismatched-hours"));
    let whole = (
        files(&site.path("whole")),
        told(&whole).to_owned(),
        whole.code,
    );
    for parts in [1, 3, 7] {
        write(&site, parts, &[]);
        let (folder, out) = (format!("parts-{parts}"), format!("out-{parts}"));
        let merged = site.run(&[&["merge", &folder, "--out", &out][..], &flags].concat());
        let merged = (
            files(&site.path(&out)),
            told(&merged).to_owned(),
            merged.code,
        );
        assert!(merged == whole, "{parts}: {}", merged.1);
    }
    let strict = site.run(&["merge", "parts-3", "--out", "strict", "--strict", "--quiet"]);
    assert!(
        strict.code == 1 && strict.stderr.contains("mismatched-hours"),
        "{strict:?}"
    );
    assert!(!site.path("strict").exists());
}

fn small() -> TestSite {
    let site = TestSite::new(&["en", "nl"]);
    for locale in ["en", "nl"] {
        for page in ["index", "plans", "hours", "contact"] {
            site.page(
                &format!("{locale}/{page}.md"),
                &format!("# {page}\n\nOpen 9:00 – 17:00.\n"),
            );
        }
    }
    site
}

#[test]
fn what_no_shard_has_is_read_and_counted() {
    let site = small();
    write(&site, 3, &[]);
    let merge = ["merge", "parts-3", "--no-search"];
    let run = site.run(&merge);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("were read here"), "{}", run.stderr);
    // A reading that is not whole.
    let shards =
        (1..=3).map(|part| site.path(&format!("parts-3/{part}/shard-{part}-of-3.isogloss")));
    let shard = shards.max_by_key(|path| path.metadata().unwrap().len());
    let shard = shard.unwrap();
    let whole = fs::read(&shard).unwrap();
    let mut other = whole.clone();
    other[64] ^= 1;
    fs::write(&shard, other).unwrap();
    let run = site.run(&merge);
    assert!(
        run.stderr.contains("1 of 4 pages were in no shard"),
        "{}",
        run.stderr
    );
    fs::write(&shard, whole).unwrap();
    // A page that changed, and one that is new.
    site.page("nl/plans.md", "# plans\n\nOpen 9:00 – 18:00.\n");
    site.page("en/more.md", "# More\n");
    let run = site.run(&merge);
    assert!(
        run.stderr
            .contains("2 of 5 pages were in no shard as they are now"),
        "{}",
        run.stderr
    );
    site.run(&["build", "--no-cache", "--no-search", "--out", "whole"]);
    assert!(files(&site.path("public")) == files(&site.path("whole")));
}

#[test]
fn what_makes_no_sense_is_refused_with_the_way_out() {
    let site = small();
    for shard in ["0/4", "5/4", "a/b", "4", "1/0"] {
        let run = site.run(&["build", "--shard", shard, "--out", "parts"]);
        assert_eq!(run.code, 2, "{shard}");
        assert!(run.stderr.contains("`1/4`"), "{}", run.stderr);
        assert_eq!(site.run(&["facts", "--shard", shard]).code, 2);
    }
    for odd in [
        &["build", "--shard", "1/2"][..],
        &["build", "--shard", "1/2", "--out", "p", "--strict"],
        &["build", "--shard", "1/2", "--out", "content"],
        &["build", "--shard", "1/2", "--out", "."],
    ] {
        assert_eq!(site.run(odd).code, 2, "{odd:?}");
    }
    let refused = |arguments: &[&str], why: &str| {
        let run = site.run(&[&["merge"], arguments].concat());
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains(why), "{}", run.stderr);
        assert!(!site.path("public").exists());
    };
    refused(&[], "<DIR>");
    refused(&["nowhere"], "nowhere");
    refused(&["content"], "holds no shards; write them with");
    write(&site, 2, &[]);
    write(&site, 3, &[]);
    refused(&["parts-3/2", "parts-3/3"], "shard 1 of 3 is missing");
    refused(&["parts-2", "parts-3"], "shards of 2 and of 3");
    refused(
        &["parts-2", "--drafts"],
        "write all shards and merge them from the same files",
    );
    let settings = site.read("site.yaml");
    site.bytes("site.yaml", settings.replace("Test", "Other").as_bytes());
    refused(&["parts-2"], "was read with other settings");
    site.bytes("site.yaml", settings.as_bytes());
    site.bytes("locales/nl/words.yaml", b"hour: [klok]\n");
    refused(&["parts-2"], "was read with other settings, words");
    fs::remove_dir_all(site.path("locales")).unwrap();
    let shard = site.path("parts-2/1/shard-1-of-2.isogloss");
    let bytes = fs::read(&shard).unwrap();
    fs::write(&shard, &bytes[..bytes.len() / 2]).unwrap();
    refused(&["parts-2"], "shard-1-of-2.isogloss is damaged");
    let mut other = bytes.clone();
    other[10] ^= 1;
    fs::write(&shard, other).unwrap();
    refused(&["parts-2"], "was written by another isogloss");
    fs::write(&shard, bytes).unwrap();
    assert_eq!(site.run(&["merge", "parts-2", "--no-search"]).code, 0);
    let run = site.run(&["build", "--shard", "1/2", "--out", "public"]);
    assert!(
        run.code == 2 && run.stderr.contains("holds a built site"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_facts_of_all_shards_are_those_of_the_site() {
    let site = TestSite::copy_of_shipped();
    let lines = |arguments: &[&str]| -> Vec<String> {
        let run = site.run(&[&["facts", "--format", "ndjson"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout.lines().map(str::to_owned).collect()
    };
    let whole = lines(&[]);
    assert!(whole.len() > 1000);
    let mut parts: Vec<String> = Vec::new();
    for part in 1..=3 {
        parts.extend(lines(&["--shard", &format!("{part}/3")]));
    }
    assert_eq!(parts.len(), whole.len());
    let sorted = |lines: Vec<String>| lines.into_iter().collect::<BTreeSet<_>>();
    assert_eq!(sorted(parts), sorted(whole));
}
