//! Gives the size of a picture from the bytes it begins with, so that a page can keep its place free, and
//! the text of a small drawing, which costs a reader less in its page than as a file of its own.

use imagesize::ImageType;

/// How many bytes are enough to tell.
pub const HEAD: u64 = 64 << 10;

/// How long a drawing may be that is written into its page.
const DRAWING: usize = 1 << 10;

/// What pages are told of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    pub size: Option<Size>,
    /// All of it, where it is a small drawing.
    pub drawing: Option<String>,
}

impl Picture {
    pub fn of(head: &[u8]) -> Picture {
        let text = std::str::from_utf8(head).ok();
        let text = text.filter(|text| text.len() <= DRAWING && text.contains("<svg"));
        Picture {
            size: Size::of(head),
            drawing: text.map(str::to_owned),
        }
    }
}

/// Width and height in the pixels of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    pub fn of(head: &[u8]) -> Option<Size> {
        let Ok(kind) = imagesize::image_type(head) else {
            return drawing(&String::from_utf8_lossy(head));
        };
        // A camera may say beside its picture that it is to be turned.
        let turned = kind == ImageType::Jpeg && head.windows(4).any(|bytes| bytes == b"Exif");
        let size = imagesize::blob_size(head).ok().filter(|_| !turned)?;
        Size::new(size.width as f64, size.height as f64)
    }

    /// The size at which it is shown where its author asks for a width or a height.
    pub fn asked(self, width: Option<u32>, height: Option<u32>) -> Size {
        let in_proportion = |side: u32, to: u32, of: u32| {
            let side = u64::from(side) * u64::from(to) / u64::from(of);
            u32::try_from(side).unwrap_or(u32::MAX)
        };
        match (width, height) {
            (Some(width), Some(height)) => Size { width, height },
            (Some(width), None) => Size {
                width,
                height: in_proportion(width, self.height, self.width),
            },
            (None, Some(height)) => Size {
                width: in_proportion(height, self.width, self.height),
                height,
            },
            (None, None) => self,
        }
    }

    fn new(width: f64, height: f64) -> Option<Size> {
        let side = |side: f64| (1.0..=1e6).contains(&side).then(|| side.round() as u32);
        Some(Size {
            width: side(width)?,
            height: side(height)?,
        })
    }
}

/// The size that the root of an SVG file names. Without one a browser takes the room there is.
fn drawing(text: &str) -> Option<Size> {
    let tag = &text[text.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let side = |name: &str| {
        let (_, value) = tag.split_once(&format!(" {name}="))?;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = value[1..].split(quote).next()?.trim();
        value.trim_end_matches("px").parse::<f64>().ok()
    };
    Size::new(side("width")?, side("height")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\0\x08\x06\0\0\0";
    const WIDE: Option<Size> = Some(Size {
        width: 640,
        height: 256,
    });

    #[test]
    fn pictures_and_drawings_tell_their_size() {
        assert_eq!(Size::of(PNG), WIDE);
        let svg =
            |sides: &str| Size::of(format!("<?xml?>\n<svg {sides} x=''><g/></svg>").as_bytes());
        assert_eq!(svg("xmlns='x' width=\"640px\" height='256'"), WIDE);
        assert_eq!(svg("viewBox='0 0 640 256'"), None);
        assert_eq!(svg("a='' width='100%' height='2'"), None);
        assert_eq!(svg("a='' width='-3' height='2'"), None);
        for head in [
            &b""[..],
            b"<svg",
            b"no picture",
            &PNG[..14],
            b"\xff\xd8\xff\xe0",
        ] {
            assert_eq!(Size::of(head), None);
        }
    }

    #[test]
    fn only_a_small_drawing_is_kept() {
        let drawing = |length: usize| {
            let text = format!("<svg xmlns='x'>{}</svg>", " ".repeat(length));
            Picture::of(text.as_bytes()).drawing.map(|text| text.len())
        };
        assert_eq!(drawing(DRAWING - 21), Some(DRAWING));
        assert_eq!(drawing(DRAWING - 20), None);
        assert_eq!(Picture::of(PNG).drawing, None);
        assert_eq!(Picture::of(b"no picture"), Picture::default());
    }

    #[test]
    fn one_side_settles_the_other() {
        let size = Size::of(PNG).unwrap();
        let asked = |width, height| {
            let Size { width, height } = size.asked(width, height);
            (width, height)
        };
        assert_eq!(asked(Some(320), None), (320, 128));
        assert_eq!(asked(None, Some(128)), (320, 128));
        assert_eq!(asked(Some(3), Some(4)), (3, 4));
        assert_eq!(asked(None, None), (640, 256));
        assert_eq!(asked(Some(u32::MAX), None).0, u32::MAX);
    }
}
