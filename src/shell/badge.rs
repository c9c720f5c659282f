//! Gives a badge: a label and a share, as a picture that needs no other host.

use unicode_width::UnicodeWidthChar;

pub struct Badge<'a> {
    pub label: &'a str,
    /// The language of the label.
    pub lang: &'a str,
    pub percent: usize,
    /// The same in a sentence, for those who do not see it.
    pub sentence: &'a str,
}

const HEIGHT: usize = 20;
/// Beside each text.
const MARGIN: usize = 6;

/// White letters can be read on each of these.
const GREY: &str = "#434d55";
const GREEN: &str = "#1c6b3c";
const AMBER: &str = "#825000";
const RED: &str = "#ab242c";

/// From here on a share is amber.
const GOOD: usize = 75;

impl Badge<'_> {
    pub fn svg(&self) -> String {
        let value = format!("{}%", self.percent);
        let color = match self.percent {
            100 => GREEN,
            GOOD.. => AMBER,
            _ => RED,
        };
        let (left, right) = (width(self.label), width(&value));
        let (label_box, value_box) = (left + 2 * MARGIN, right + 2 * MARGIN);
        let whole = label_box + value_box;
        let (sentence, label, lang) = (escaped(self.sentence), escaped(self.label), self.lang);
        let value_at = label_box + MARGIN;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole}\" height=\"{HEIGHT}\" role=\"img\" aria-label=\"{sentence}\">\n\
             <title>{sentence}</title>\n\
             <clipPath id=\"round\"><rect width=\"{whole}\" height=\"{HEIGHT}\" rx=\"4\"/></clipPath>\n\
             <g clip-path=\"url(#round)\">\
             <rect width=\"{label_box}\" height=\"{HEIGHT}\" fill=\"{GREY}\"/>\
             <rect x=\"{label_box}\" width=\"{value_box}\" height=\"{HEIGHT}\" fill=\"{color}\"/></g>\n\
             <g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\">\
             <text x=\"{MARGIN}\" y=\"14\" textLength=\"{left}\" lang=\"{lang}\">{label}</text>\
             <text x=\"{value_at}\" y=\"14\" textLength=\"{right}\">{value}</text></g>\n\
             </svg>\n"
        )
    }
}

/// How wide a text is, nearly: the letters are set to this width.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| if c.width() == Some(2) { 12 } else { 7 })
        .sum()
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let text = text.replace('>', "&gt;").replace('"', "&quot;");
    text.replace(|c: char| c.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::Badge;

    #[test]
    fn words_of_an_author_are_text_in_the_picture() {
        let words = "a<b>\"&\u{8}\u{1b}";
        let badge = Badge {
            label: words,
            lang: "en",
            percent: 9,
            sentence: words,
        };
        let svg = badge.svg();
        assert!(
            svg.contains("<title>a&lt;b&gt;&quot;&amp;  </title>"),
            "{svg}"
        );
        // XML holds no other signs of control.
        assert!(
            !svg.contains(|c: char| c.is_control() && c != '\n'),
            "{svg}"
        );
    }
}
