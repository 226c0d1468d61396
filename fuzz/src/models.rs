//! Readers of models, held to what is read.

use standoff_conflict::{Format, read, to_graph_model, to_toml};

/// Any text in a format: it is read without a panic, places lie inside it, and what is read can be written and hashed.
pub fn read_and_write_again(text: &str, format: Format) {
    let file = read(text, format);
    assert!(file.findings.iter().all(|f| text.get(f.place.start..f.place.end).is_some()));
    for model in &file.models {
        let written = to_toml(model);
        let _ = (model.content_hash(), to_graph_model(model));
        if file.sound() {
            let again = read(&written, Format::Toml);
            assert!(again.sound(), "{written}\n{:?}", again.findings);
            assert_eq!(again.models[0].content_hash(), model.content_hash(), "{written}");
        }
    }
}
