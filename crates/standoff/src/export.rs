//! Verdicts as files for other programs: a table as CSV or Parquet, a normal form for Gambit.

use crate::{Failure, Listed};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use standoff_conflict::Finding;
use standoff_stability::{VerdictRow, to_nfg, verdict_csv, verdict_rows};
use std::sync::Arc;

/// The verdicts of the concepts asked for, one row a state, decision maker and concept, as CSV with a header line.
pub fn verdicts_csv(listed: &Listed) -> String {
    verdict_csv(&listed.analysis, &listed.concepts())
}

/// The same rows as a Parquet file; the same verdicts give the same bytes.
///
/// # Errors
/// [`Failure::Undecidable`] with the writer's own words; none is known that a table of verdicts meets.
pub fn verdicts_parquet(listed: &Listed) -> Result<Vec<u8>, Failure> {
    let concepts = listed.concepts();
    let rows: Vec<VerdictRow> = verdict_rows(&listed.analysis, &concepts).collect();
    written(&rows).map_err(|why| Failure::Undecidable(format!("the verdicts could not be written as Parquet: {why}")))
}

/// The conflict as a normal form in Gambit's `.nfg` format; its pure equilibria are the Nash equilibria.
///
/// # Errors
/// What stands in the way, each with its place in the model's file: a normal form has no place for it.
pub fn normal_form(listed: &Listed) -> Result<String, Vec<Finding>> {
    to_nfg(&listed.analysis).map_err(|cannot| cannot.findings)
}

/// The columns in Parquet's own notation, in the order of [`VerdictRow::COLUMNS`].
const COLUMNS: &str = "REQUIRED BYTE_ARRAY state (UTF8); REQUIRED INT64 code (INTEGER(64, false)); REQUIRED BYTE_ARRAY decision_maker (UTF8); \
    REQUIRED BYTE_ARRAY concept (UTF8); REQUIRED BOOLEAN stable; REQUIRED BOOLEAN equilibrium; REQUIRED BYTE_ARRAY reason (UTF8); \
    REQUIRED INT64 rank; REQUIRED INT64 moves; REQUIRED INT64 improvements;";

fn written(rows: &[VerdictRow]) -> Result<Vec<u8>, ParquetError> {
    let schema = Arc::new(parse_message_type(&format!("message verdicts {{ {COLUMNS} }}"))?);
    let properties = Arc::new(WriterProperties::builder().set_created_by("standoff".into()).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties)?;
    let mut group = writer.next_row_group()?;
    for name in VerdictRow::COLUMNS {
        let Some(mut column) = group.next_column()? else { break };
        fill(&mut column, name, rows)?;
        column.close()?;
    }
    group.close()?;
    writer.into_inner()
}

/// Writes one column.
fn fill(column: &mut SerializedColumnWriter<'_>, name: &str, rows: &[VerdictRow]) -> Result<(), ParquetError> {
    let mut text = |cell: &dyn Fn(&VerdictRow) -> &str| {
        let values: Vec<ByteArray> = rows.iter().map(|row| ByteArray::from(cell(row))).collect();
        column.typed::<ByteArrayType>().write_batch(&values, None, None)
    };
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let written = match name {
        "state" => text(&|row| &row.state),
        "decision_maker" => text(&|row| &row.decision_maker),
        "concept" => text(&|row| row.concept),
        "reason" => text(&|row| row.reason),
        "stable" | "equilibrium" => {
            let cell = |row: &VerdictRow| if name == "stable" { row.stable } else { row.equilibrium };
            let values: Vec<bool> = rows.iter().map(cell).collect();
            column.typed::<BoolType>().write_batch(&values, None, None)
        }
        _ => {
            let cell = |row: &VerdictRow| match name {
                // Unsigned in the file: the bits are what counts.
                "code" => row.code.cast_signed(),
                "rank" => count(row.rank),
                "moves" => count(row.moves),
                _ => count(row.improvements),
            };
            let values: Vec<i64> = rows.iter().map(cell).collect();
            column.typed::<Int64Type>().write_batch(&values, None, None)
        }
    };
    written.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answered, SolveAsked, solve};
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    use standoff_conflict::{Format, read};
    use standoff_questions::Limits;

    const RIVER: &str = r#"
        [decision_makers.east]
        name = "East bank"
        options.pump = { label = "pump" }
        [decision_makers.west]
        name = "West bank"
        options.pump = { label = "pump" }
        [preferences.east]
        ranking = ["YN", "NN", "YY", "NY"]
        [preferences.west]
        ranking = ["NY", "NN", "YY", "YN"]
    "#;

    fn listed(text: &str) -> Listed {
        let mut solved = solve(read(text, Format::Toml).models, &SolveAsked::default(), &Limits::default());
        match solved.models.remove(0).outcome {
            Ok(Answered::Listed(listed)) => *listed,
            _ => panic!("a small model"),
        }
    }

    #[test]
    fn the_rows_of_both_tables_are_the_same() {
        let listed = listed(RIVER);
        let bytes = verdicts_parquet(&listed).unwrap();
        assert_eq!(bytes, verdicts_parquet(&listed).unwrap());
        let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
        let cell = |field: &Field| match field {
            Field::Str(text) => text.clone(),
            other => other.to_string(),
        };
        let rows: Vec<String> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| {
                row.unwrap()
                    .get_column_iter()
                    .map(|(_, field)| cell(field))
                    .collect::<Vec<_>>()
                    .join(",")
            })
            .collect();
        let csv = verdicts_csv(&listed);
        assert_eq!(rows, csv.lines().skip(1).collect::<Vec<_>>());
        assert_eq!(rows.len(), 4 * 2 * 5);
    }

    #[test]
    fn a_model_without_a_normal_form_says_what_is_in_the_way() {
        assert!(normal_form(&listed(RIVER)).unwrap().starts_with("NFG 1 R"));
        let tied = RIVER.replace(
            "[preferences.east]",
            "[[infeasible]]\nwhen = 'east.pump and west.pump'\n[preferences.east]",
        );
        let found = normal_form(&listed(&tied)).unwrap_err();
        assert_eq!(found[0].code, "C0722");
    }
}
