//! `check --self-test`: every operator has a place in this site, all drifts are found, and a check
//! that cannot fail is told.

mod support;

use support::site::TestSite;

const HEAD: &str = "---\nfeature: x\nexl-id: 11111111-2222-4333-8444-555555555555\n---\n";

const EN: &str = "# Support

Call [us](https://www.example.com/support/contact) before September 20, 2025.

## Hours

| Region | Days | Hours | Phone |
| --- | --- | --- | --- |
| Europe | Monday–Friday | 9:00 am – 5:30 pm CET | (+44) 800 555 0191 |
| Japan | Sunday–Thursday | 8:00 am - 4:30 pm JST | 0800 555 0142 |
| India | Tuesday–Saturday | 7:00 am - 3:30 pm PT | 0800 555 0143 |

{style=\"table-layout:auto\"}

## Plans

<table>
<tr><td rowspan=\"2\">P2, P3, P4</td><td>24x7/<br>1 hour<sup>1</sup></td></tr>
<tr><td>Business hours/<br>4 hours</td></tr>
</table>

| Feature | Basic | Plus |
| --- | --- | --- |
| Chat | | ✔ |
| Phone | Not included | Included |
| Reviews | 2/year | 15 |
| Web | ![no](cross_red_circle.svg) | ![yes](green_checkmark.svg) |

## Numbers

- Answers 90% of cases
- Costs $25,000
- Run `connect --verbose`
- See ![the form](assets/form.svg)
";

const NL: &str = "# Ondersteuning

Bel [ons](https://www.example.com/nl/support/contact) vóór 20 september 2025.

## Uren

| Regio | Dagen | Uren | Telefoon |
| --- | --- | --- | --- |
| Europa | maandag-vrijdag | 9:00 - 17:30 uur CET | (+44) 800 555 0191 |
| Japan | zondag-donderdag | 8:00 - 16:30 uur JST | 0800 555 0142 |
| India | dinsdag-zaterdag | 7:00 - 15:30 uur PT | 0800 555 0143 |

{style=\"table-layout:auto\"}

## Plannen

<table>
<tr><td rowspan=\"2\">P2, P3, P4</td><td>24x7/<br>1 uur<sup>1</sup></td></tr>
<tr><td>Kantooruren/<br>4 uur</td></tr>
</table>

| Functie | Basis | Plus |
| --- | --- | --- |
| Chat | | ✔ |
| Telefoon | Niet inbegrepen | Inbegrepen |
| Beoordelingen | 2/jaar | 15 |
| Web | ![nee](cross_red_circle.svg) | ![ja](green_checkmark.svg) |

## Getallen

- Beantwoordt 90% van de cases
- Kost $25.000
- Voer `connect --verbose` uit
- Zie ![het formulier](assets/form.svg)
";

const FR: &str = "# Assistance

Appelez-[nous](https://www.example.com/fr/support/contact) avant le 20 septembre 2025.

## Horaires

| Région | Jours | Horaires | Téléphone |
| --- | --- | --- | --- |
| Europe | lundi-vendredi | 9:00 - 17:30 CET | (+44) 800 555 0191 |
| Japon | dimanche-jeudi | 8:00 - 16:30 JST | 0800 555 0142 |
| Inde | mardi-samedi | 7:00 - 15:30 PT | 0800 555 0143 |

{style=\"table-layout:auto\"}

## Offres

<table>
<tr><td rowspan=\"2\">P2, P3, P4</td><td>24x7/<br>1 heure<sup>1</sup></td></tr>
<tr><td>Heures d’ouverture/<br>4 heures</td></tr>
</table>

| Fonction | Base | Plus |
| --- | --- | --- |
| Chat | | ✔ |
| Téléphone | Non inclus | Inclus |
| Bilans | 2/an | 15 |
| Web | ![non](cross_red_circle.svg) | ![oui](green_checkmark.svg) |

## Nombres

- Répond à 90 % des cas
- Coûte 25 000 $
- Lancez `connect --verbose`
- Voir ![le formulaire](assets/form.svg)
";

/// The labels of the first page once more, with other facts, and a table of tags.
fn other(words: [&str; 6]) -> String {
    let [feature, basic, plus, chat, phone, reviews] = words;
    format!(
        "---\nfeature: x\nexl-id: 22222222-2222-4333-8444-555555555555\n---\n# {feature}\n\n\
         | {feature} | {basic} | {plus} |\n| --- | --- | --- |\n\
         | {chat} | ✔ | |\n| {phone} | 3 | 12 |\n| {reviews} | | ✔ |\n\n\
         <table>\n<tr><th>{feature}</th><th>{basic}</th><th>{plus}</th></tr>\n\
         <tr><td>{chat}</td><td>5</td><td>7</td></tr>\n\
         <tr><td>{phone}</td><td>11</td><td>13</td></tr>\n\
         <tr><td>{reviews}</td><td>17</td><td>19</td></tr>\n</table>\n"
    )
}

fn words(locale: &str) -> [&'static str; 6] {
    match locale {
        "nl" => [
            "Functie",
            "Basis",
            "Plus",
            "Chat",
            "Telefoon",
            "Beoordelingen",
        ],
        "fr" => ["Fonction", "Base", "Plus", "Chat", "Téléphone", "Bilans"],
        _ => ["Feature", "Basic", "Plus", "Chat", "Phone", "Reviews"],
    }
}

fn site(pages: &[(&str, &str)]) -> TestSite {
    let locales: Vec<&str> = pages.iter().map(|(locale, _)| *locale).collect();
    let site = TestSite::new(&locales);
    for picture in ["assets/form", "cross_red_circle", "green_checkmark"] {
        site.page(&format!("{}/{picture}.svg", locales[0]), "<svg/>");
    }
    for (locale, text) in pages {
        site.page(&format!("{locale}/page.md"), &format!("{HEAD}{text}"));
    }
    site
}

#[test]
fn every_drift_is_found_and_every_rewrite_is_silent() {
    let site = site(&[("en", EN), ("nl", NL), ("fr", FR)]);
    for locale in ["en", "nl", "fr"] {
        site.page(&format!("{locale}/other.md"), &other(words(locale)));
    }
    assert_eq!(site.run(&["check"]).stdout.lines().count(), 1);
    let run = site.run(&["check", "--self-test"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(!run.stdout.contains("no place for"), "{}", run.stdout);
    assert!(run.stdout.contains("(100 %)"), "{}", run.stdout);
    let again = site.run(&["check", "--self-test"]);
    assert_eq!(run.stdout, again.stdout, "the same site, the same words");
    let kept = std::fs::read_to_string(site.path("content/nl/page.md")).unwrap();
    assert_eq!(kept, format!("{HEAD}{NL}"), "nothing is written");
}

#[test]
fn a_check_that_cannot_fail_does_not_pass() {
    let words = "# A\n\nSome words.\n";
    for pages in [
        [("en", words), ("nl", "# A\n\nWat woorden.\n")].as_slice(),
        [("en", EN)].as_slice(),
    ] {
        let run = site(pages).run(&["check", "--self-test"]);
        assert_eq!(run.code, 1, "{}", run.stdout);
        assert!(
            run.stdout.contains("no fact could be changed"),
            "{}",
            run.stdout
        );
    }
}
