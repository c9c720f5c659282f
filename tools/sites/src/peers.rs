//! Gives the same pages as sites of other generators, each in the way that is quickest there: Hugo with
//! its partials cached by section, Zola with its navigation as data.

use std::io;
use std::path::Path;

use crate::page::{IN_FOLDER, page, path};
use crate::words::LANGUAGES;
use crate::write;

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n</head>\n<body>\n";

pub fn hugo(folder: &Path, pages: usize) -> io::Result<()> {
    let mut settings =
        "baseURL = 'https://example.org/'\ntitle = 'Measured'\ndefaultContentLanguage = 'en'\n\
        defaultContentLanguageInSubdir = true\nenableRobotsTXT = true\n\
        disableKinds = ['taxonomy', 'term', 'RSS']\n[markup.goldmark.renderer]\nunsafe = true\n"
            .to_owned();
    for (weight, language) in LANGUAGES.iter().enumerate() {
        settings += &format!(
            "[languages.{0}]\ncontentDir = 'content/{0}'\nweight = {1}\n",
            language.tag,
            weight + 1
        );
    }
    write(&folder.join("hugo.toml"), &settings)?;
    let head = HEAD
        .replace("{lang}", "{{ .Language.Lang }}")
        .replace("{title}", "{{ .Title }}");
    let single = head
        + "{{ partialCached \"nav.html\" . .CurrentSection.RelPermalink }}\n\
           <ul>{{ range .Translations }}<li><a href=\"{{ .RelPermalink }}\">{{ .Language.Lang }}</a></li>{{ end }}</ul>\n\
           {{ .TableOfContents }}\n<main>{{ .Content }}</main>\n</body>\n</html>\n";
    write(&folder.join("layouts/_default/single.html"), &single)?;
    write(&folder.join("layouts/_default/list.html"), &single)?;
    write(
        &folder.join("layouts/partials/nav.html"),
        "<nav><ul>{{ $own := .CurrentSection }}{{ range .Site.Sections }}<li><a href=\"{{ .RelPermalink }}\">{{ .LinkTitle }}</a>\
         {{ if eq . $own }}<ul>{{ range .RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}\
         </li>{{ end }}</ul></nav>\n",
    )?;
    write(
        &folder.join("layouts/_default/_markup/render-link.html"),
        "{{ $page := .Page.GetPage (replace .Destination \".md\" \"\") }}<a href=\"{{ with $page }}{{ .RelPermalink }}{{ else }}{{ .Destination }}{{ end }}\">{{ .Text }}</a>",
    )?;
    for language in LANGUAGES {
        let below = folder.join("content").join(language.tag);
        write(
            &below.join("_index.md"),
            &format!("---\ntitle: {}\n---\n", language.page),
        )?;
        for number in 0..pages {
            let name = path(number);
            if number % IN_FOLDER == 0 {
                let (section, _) = name.split_once('/').unwrap_or_default();
                let head = format!("---\ntitle: {} {section}\n---\n", language.page);
                write(&below.join(section).join("_index.md"), &head)?;
            }
            write(
                &below.join(name + ".md"),
                &page(language, number, pages, true),
            )?;
        }
    }
    Ok(())
}

pub fn zola(folder: &Path, pages: usize) -> io::Result<()> {
    let mut settings =
        "base_url = 'https://example.org'\ntitle = 'Measured'\ndefault_language = 'en'\nbuild_search_index = false\n"
            .to_owned();
    for language in LANGUAGES.iter().skip(1) {
        settings += &format!("[languages.{}]\n", language.tag);
    }
    write(&folder.join("config.toml"), &settings)?;
    let frame = |inner: &str, of: &str| {
        HEAD.replace("{lang}", "{{ lang }}")
            .replace("{title}", &format!("{{{{ {of}.title }}}}"))
            + "<nav><ul>{% set nav = load_data(path=\"navigation.json\") %}{% for entry in nav %}<li><a href=\"{{ entry.href }}\">{{ entry.title }}</a></li>{% endfor %}</ul></nav>\n"
            + inner
            + "</body>\n</html>\n"
    };
    let switch = "<ul>{% for other in page.translations %}<li><a href=\"{{ other.permalink }}\">{{ other.lang }}</a></li>{% endfor %}</ul>\n\
        <ul>{% for entry in page.toc %}<li><a href=\"{{ entry.permalink }}\">{{ entry.title }}</a></li>{% endfor %}</ul>\n\
        <main>{{ page.content | safe }}</main>\n";
    write(&folder.join("templates/page.html"), &frame(switch, "page"))?;
    write(
        &folder.join("templates/section.html"),
        &frame("<main>{{ section.content | safe }}</main>\n", "section"),
    )?;
    write(
        &folder.join("templates/index.html"),
        &frame("<main>{{ section.content | safe }}</main>\n", "section"),
    )?;
    let sections = (0..pages).step_by(IN_FOLDER).map(|number| {
        let name = path(number);
        let (section, _) = name.split_once('/').unwrap_or_default();
        format!("{{\"href\":\"/{section}/\",\"title\":\"{section}\"}}")
    });
    let navigation = format!("[{}]\n", sections.collect::<Vec<_>>().join(","));
    write(&folder.join("navigation.json"), &navigation)?;
    for (index, language) in LANGUAGES.iter().enumerate() {
        let ending = match index {
            0 => ".md".to_owned(),
            _ => format!(".{}.md", language.tag),
        };
        let content = folder.join("content");
        let head = format!("+++\ntitle = '{}'\n+++\n", language.page);
        write(&content.join(format!("_index{ending}")), &head)?;
        for number in 0..pages {
            let name = path(number);
            if number % IN_FOLDER == 0 {
                let (section, _) = name.split_once('/').unwrap_or_default();
                write(
                    &content.join(section).join(format!("_index{ending}")),
                    &head,
                )?;
            }
            // Its links to pages begin at the root of the content.
            let text = page(language, number, pages, true).replace("](../guide", "](@/guide");
            let text = match index {
                0 => text,
                _ => text.replace(".md)", &format!("{ending})")),
            };
            write(&content.join(name + &ending), &text)?;
        }
    }
    Ok(())
}
