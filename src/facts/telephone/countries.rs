//! Gives numbers of a country as they are dialled from anywhere: its calling code in place of what is
//! dialled before numbers at home.

use super::{KEEP_ZERO, digits};

/// Countries by what is dialled at home before a number of another town, with their calling codes.
/// Those that share a code with a numbering plan of their own (`1`) stand together.
const TRUNKS: &[(&str, &str)] = &[
    (
        "0",
        "AF93 AL355 DZ213 AR54 AM374 AU61 AT43 AZ994 BD880 BE32 BA387 BR55 BG359 KH855 CN86 HR385 \
         EG20 ET251 FI358 FR33 GE995 DE49 GH233 GG44 IN91 ID62 IR98 IQ964 IE353 IM44 IL972 JP81 JE44 \
         JO962 KE254 KG996 LA856 LB961 LY218 LU352 MK389 MY60 MD373 ME382 MA212 MM95 NA264 NP977 NL31 \
         NZ64 NG234 PK92 PY595 PE51 PH63 RO40 RS381 SK421 SI386 ZA27 KR82 LK94 SE46 CH41 SY963 TW886 \
         TZ255 TH66 TR90 UG256 UA380 AE971 GB44 UY598 VE58 VN84 YE967 ZM260 ZW263 XK383 SA966",
    ),
    ("06", "HU36"),
    ("8", "RU7 KZ7 TM993"),
    (
        "",
        "AD376 BH973 BJ229 BO591 BW267 CM237 CL56 CO57 CR506 CY357 CZ420 DK45 EC593 EE372 ES34 FO298 \
         GI350 GL299 GR30 GT502 HK852 HN504 IS354 IT39 KW965 LV371 LI423 MO853 MT356 MU230 MC377 \
         MX52 NI505 NO47 OM968 PA507 PL48 PT351 QA974 SM378 SN221 SG65 SV503 TN216 VA39",
    ),
    (
        "1",
        "US1 CA1 PR1 JM1 BS1 BB1 TT1 DO1 BM1 KY1 AG1 GD1 LC1 GU1 VI1 VG1",
    ),
];

/// Numbers that cost nothing or little and begin with no 0.
const WITHOUT_TRUNK: &[(&str, &str)] = &[
    ("AU", "1800"),
    ("AU", "1300"),
    ("IE", "1800"),
    ("MY", "1800"),
    ("MY", "1300"),
    ("NP", "1800"),
    ("PH", "1800"),
    ("TH", "1800"),
    ("CN", "400"),
];

/// The number as it is dialled from anywhere; none where it does not look like one of the country.
pub(super) fn international(country: &str, written: &str) -> Option<String> {
    let (trunk, code) = plan(country)?;
    let dialled = digits(written);
    let (brackets, long) = (written.starts_with('('), dialled.len() >= 9);
    let free = WITHOUT_TRUNK
        .iter()
        .any(|(of, begins)| *of == country && dialled.starts_with(begins));
    let own = match dialled.strip_prefix(trunk) {
        _ if dialled.starts_with("00") => None,
        _ if code == "1" => american(&dialled),
        // `1 800 865 9408` is American wherever it stands.
        _ if dialled.len() == 11 && american(&dialled).is_some() => None,
        Some(_) if trunk.is_empty() => {
            let zero = dialled.starts_with('0') && !KEEP_ZERO.contains(&code);
            (!zero).then_some(&*dialled)
        }
        Some(own) => Some(own),
        None => (free || (brackets && long)).then_some(&*dialled),
    }?;
    let number = format!("+{code}{own}");
    (10..=16).contains(&number.len()).then_some(number)
}

/// What is dialled at home, and the calling code.
fn plan(country: &str) -> Option<(&'static str, &'static str)> {
    let mut plans = TRUNKS.iter().flat_map(|(trunk, countries)| {
        let countries = countries.split_whitespace();
        countries.map(move |country| (*trunk, country))
    });
    plans.find_map(|(trunk, listed)| Some((trunk, listed.strip_prefix(country)?)))
}

/// Ten digits, of which neither the area nor the line begins with 0 or 1.
fn american(dialled: &str) -> Option<&str> {
    let own = dialled.strip_prefix('1').unwrap_or(dialled);
    let begins = |at: usize| matches!(own.as_bytes().get(at), Some(b'2'..=b'9'));
    (own.len() == 10 && begins(0) && begins(3)).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::international;

    #[test]
    fn a_number_of_a_country_gets_its_code() {
        for (country, written, number) in [
            ("US", "1 800 865 9408", "+18008659408"),
            ("US", "866-329-5273", "+18663295273"),
            ("GB", "0800 032 6417", "+448000326417"),
            ("AU", "1 800 197 503", "+611800197503"),
            ("AU", "02 8223 9959", "+61282239959"),
            ("BE", "0800 81174", "+3280081174"),
            ("TW", "02 2656 7301", "+886226567301"),
            ("IT", "06 5550 1234", "+390655501234"),
            ("BR", "(11) 4210-1234", "+551142101234"),
            ("HU", "06 80 123 456", "+3680123456"),
            ("DK", "32 71 12 34", "+4532711234"),
        ] {
            let found = international(country, written);
            assert_eq!(found.as_deref(), Some(number), "{country} {written}");
        }
    }

    #[test]
    fn a_number_that_is_none_of_the_country_has_none() {
        for (country, written) in [
            ("BR", "1 800 865 9408"),
            ("DE", "1 800 865 940"),
            ("US", "0800 032 6417"),
            ("US", "1 800 197 503"),
            ("ES", "0800 032 6417"),
            ("DE", "00800 1234 5678"),
            ("FR", "32 71 12 34"),
            ("EU", "0800 032 6417"),
        ] {
            assert_eq!(international(country, written), None, "{country} {written}");
        }
    }
}
