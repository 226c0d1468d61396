//! PDF documents: the text of their pages, where the program is built with the feature `pdf-in`.

use crate::extract::Unreadable;

/// How PDF documents begin.
pub(crate) const BEGINNING: &[u8] = b"%PDF-";

#[cfg(feature = "pdf-in")]
pub(crate) use reader::take;

/// Says how PDF documents can be read.
#[cfg(not(feature = "pdf-in"))]
pub(crate) fn take(_: &[u8], name: &str) -> Result<crate::Extraction, Unreadable> {
    Err(Unreadable::Document {
        name: name.into(),
        why: "this is a PDF document, and this program was built without reading them; build it with `--features pdf-in`, or save the document as text and add that".into(),
    })
}

#[cfg(feature = "pdf-in")]
mod reader {
    use super::Unreadable;
    use crate::decode::LIMIT;
    use crate::extract::pages::joined;
    use crate::{Extraction, Extractor, Text};
    use pdf_oxide::PdfDocument;
    use std::thread;

    /// Name and version of the library that takes the text, and version of our rules on its pages.
    const NAME: &str = "pdf_oxide";
    const VERSION: &str = "0.3.78/1";
    /// Documents nest as deep as whoever made them likes.
    const STACK: usize = 64 << 20;
    /// More pages than this are a book.
    const PAGES: usize = 5000;

    /// Takes the text of all pages. Time depends on the document; about linear in its pages.
    ///
    /// # Errors
    /// [`Unreadable`] if the document is damaged, protected, larger than 20 MB, or has pictures of pages only.
    pub(crate) fn take(bytes: &[u8], name: &str) -> Result<Extraction, Unreadable> {
        if bytes.len() > LIMIT {
            return Err(Unreadable::TooLarge {
                name: name.into(),
                size: bytes.len(),
                limit: LIMIT,
            });
        }
        let refuse = |why: &str| Unreadable::Document {
            name: name.into(),
            why: why.into(),
        };
        let owned = bytes.to_vec();
        // A thread of its own: what goes wrong inside the library stays there.
        let worker = thread::Builder::new().stack_size(STACK).spawn(move || pages(owned));
        let found = worker.map(thread::JoinHandle::join);
        let (pages, lost) = match found {
            Ok(Ok(pages)) => pages.map_err(refuse)?,
            _ => return Err(refuse(DAMAGED)),
        };
        let (text, body) = joined(&pages);
        if !text.chars().any(char::is_alphabetic) {
            return Err(refuse(
                "the PDF document holds pictures of pages and no text; have its text recognised (OCR), then add the result",
            ));
        }
        let text = Text::new(text);
        let remarks = (lost > 0).then(|| format!("{lost} of its {} pages could not be read", pages.len()));
        Ok(Extraction {
            body_hint: Some(vec![text.span_of_bytes(0..body)]),
            text,
            extractor: Extractor {
                name: NAME.into(),
                version: VERSION.into(),
            },
            html: false,
            candidates: Vec::new(),
            remarks: remarks.into_iter().collect(),
            marks: Vec::new(),
        })
    }

    const DAMAGED: &str = "the PDF document is damaged and cannot be read; fetch it again, or save it as text and add that";
    const PROTECTED: &str = "the PDF document is protected by a password; save it without one, or as text, and add that";

    /// The text of each page, and how many could not be read.
    fn pages(bytes: Vec<u8>) -> Result<(Vec<String>, usize), &'static str> {
        let document = PdfDocument::from_bytes(bytes).map_err(|_| DAMAGED)?;
        if document.is_encrypted() && !document.authenticate(b"").unwrap_or(false) {
            return Err(PROTECTED);
        }
        let count = document.page_count().map_err(|_| DAMAGED)?;
        if count > PAGES {
            return Err("the PDF document has more than 5000 pages; split it and add the parts that matter");
        }
        let (mut texts, mut lost) = (Vec::new(), 0);
        for page in 0..count {
            let text = document.extract_text(page);
            lost += usize::from(text.is_err());
            texts.push(text.unwrap_or_default());
        }
        match lost == count && count > 0 {
            true => Err(DAMAGED),
            false => Ok((texts, lost)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract;

    /// A PDF document with these lines on each page, uncompressed, as the format's own reference shows it.
    #[cfg(feature = "pdf-in")]
    fn document(pages: &[&[&str]], trailer: &str) -> Vec<u8> {
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            String::new(),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        ];
        let mut kids = Vec::new();
        for lines in pages {
            let shown: String = lines.iter().map(|line| format!("({line}) Tj T* ")).collect();
            let stream = format!("BT /F1 11 Tf 14 TL 60 760 Td {shown}ET");
            objects.push(format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()));
            let content = objects.len();
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            ));
            kids.push(format!("{} 0 R", objects.len()));
        }
        objects[1] = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len());
        let (mut bytes, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
        for (number, object) in objects.iter().enumerate() {
            places.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
        }
        let table = bytes.len();
        let rows: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
        let size = objects.len() + 1;
        bytes.extend(
            format!(
                "xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\nstartxref\n{table}\n%%EOF\n"
            )
            .bytes(),
        );
        bytes
    }

    #[cfg(feature = "pdf-in")]
    #[test]
    fn pages_become_a_text_with_their_edges_behind() {
        let one: &[&str] = &[
            "Weir Board, minutes",
            "The board met on Friday to talk about the sluice and its nego-",
            "tiations with the farmers of the whole of the lower valley, and",
            "Page 1",
        ];
        let two: &[&str] = &[
            "Weir Board, minutes",
            "its chair said the sluice would stay shut until the farmers paid.",
            "Nobody spoke against her, and the board went home before dark.",
            "Page 2",
        ];
        let extraction = extract(&document(&[one, two], ""), "minutes.pdf").unwrap();
        let text = extraction.text.as_str();
        assert!(
            text.contains("its negotiations with the farmers of the whole of the lower valley, and its chair said"),
            "{text}"
        );
        assert!(text.ends_with("Page 2") && text.find("Page 1") > text.find("before dark"), "{text}");
        assert_eq!((extraction.extractor.name.as_str(), extraction.html), ("pdf_oxide", false));
        let coded = crate::code(&extraction, &crate::Actors::default());
        assert_eq!(coded.text_sha256, extraction.text.sha256());
        let body: String = coded.body.iter().filter_map(|span| extraction.text.get(*span)).collect();
        assert!(!body.contains("Page 2"), "{body}");
    }

    #[cfg(feature = "pdf-in")]
    #[test]
    fn what_cannot_be_read_says_why() {
        let why = |bytes: &[u8]| extract(bytes, "a.pdf").unwrap_err().to_string();
        assert!(why(&document(&[&[]], "")).contains("pictures of pages and no text"));
        let whole = document(&[&["The board met."]], "");
        assert!(why(b"%PDF-1.7\nnothing of the kind").contains("damaged"));
        for cut in [whole.len() / 3, 20] {
            // Cut off early it may still be mended; what matters is an answer.
            let _ = extract(&whole[..cut], "a.pdf");
        }
        let locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (0123456789abcdef0123456789abcdef) /U (0123456789abcdef0123456789abcdef) /P -4 >> /ID [(0123456789abcdef) (0123456789abcdef)] ";
        assert!(why(&document(&[&["The board met."]], locked)).contains("password"));
    }

    #[cfg(not(feature = "pdf-in"))]
    #[test]
    fn without_the_feature_it_says_how_to_get_it() {
        let why = extract(b"%PDF-1.7\n...", "minutes.pdf").unwrap_err().to_string();
        assert!(
            why.contains("minutes.pdf: this is a PDF document") && why.contains("--features pdf-in"),
            "{why}"
        );
    }
}
