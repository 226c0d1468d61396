//! What a model rests on: C05, and C08 for citations looked up in a dossier.

use super::manual::Explanation;

pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "C0501",
        title: "not a citation",
        text: r#"A citation is a document and a range of characters, or the id of an item of the ledger. The document is named by its name or by the start of its sha256; characters are counted from 0, and the second number is one past the last.

Wrong:

    cite = ["003, line 14"]

Right:

    cite = ["003@1506-1527", "s-0123456789"]"#,
    },
    Explanation {
        code: "C0502",
        title: "a range that is empty or turned round",
        text: r#"The range ends before it begins, or holds no character.

Wrong:

    cite = ["003@1527-1506"]

Right:

    cite = ["003@1506-1527"]"#,
    },
    Explanation {
        code: "C0503",
        title: "rests on nothing",
        text: r#"Every element of a model rests on a citation or on the word *assumed*, so that a reader can tell what was found from what was put in. Elements that say nothing are counted as assumed.

Wrong:

    [[infeasible]]
    when = "strike and talk"

Right:

    [[infeasible]]
    when = "strike and talk"
    basis = "assumed"

A `basis = "assumed"` at the top of the file is for all elements that have neither."#,
    },
    Explanation {
        code: "C0504",
        title: "words claimed, none cited",
        text: r#"`stated` means the actor's own words and `reported` another voice's; both need the words.

Wrong:

    basis = "stated"

Right:

    basis = "stated"
    cite = ["003@1506-1527"]"#,
    },
    Explanation {
        code: "C0505",
        title: "the same citation twice",
        text: r#"One element cites the same passage twice. It counts once.

Wrong:

    cite = ["003@10-20", "003@10-20"]

Right:

    cite = ["003@10-20"]"#,
    },
    Explanation {
        code: "C0801",
        title: "no such document",
        text: r#"The dossier has no document of this name, nor one whose sha256 begins like this. `standoff sources` lists the documents.

Wrong:

    cite = ["0003@10-20"]

Right:

    cite = ["003@10-20"]"#,
    },
    Explanation {
        code: "C0802",
        title: "a range beyond the text",
        text: r#"The document's text is shorter than the range. Ranges count characters (Unicode code points) of the extracted text, not bytes, and not characters of the page with its markup.

Wrong, in a text of 2400 characters:

    cite = ["003@2390-2417"]

Right:

    cite = ["003@2380-2400"]"#,
    },
    Explanation {
        code: "C0803",
        title: "a source that is gone",
        text: r#"The dossier knows the document, but its source was removed or altered, so the passage cannot be shown. Restore the file from where it came, or cite another.

Wrong: a citation of a page that is no longer among the sources.

Right: the page put back as it was; its sha256 tells whether it is the same."#,
    },
    Explanation {
        code: "C0804",
        title: "no such item in the ledger",
        text: r#"The ledger has no statement, event or commitment of this id. Ids are made from the words, so an item gets another id when its words change.

Wrong:

    cite = ["s-0000000000"]

Right: `standoff ledger` lists the items with their ids."#,
    },
    Explanation {
        code: "C0805",
        title: "a document name that fits several",
        text: r#"Several documents begin like this. Write more of the name, or more of the sha256.

Wrong:

    cite = ["00@10-20"]

Right:

    cite = ["003@10-20"]"#,
    },
    Explanation {
        code: "C0806",
        title: "a range that tears a word",
        text: r#"The cited range begins or ends between two letters of one word. The words are there, but most likely their characters were miscounted; the help says which range has the whole words.

Wrong:

    cite = ["letter@12-30"]     # “…ill pay when it” of “will pay when it”

Right:

    cite = ["letter@11-30"]"#,
    },
];
