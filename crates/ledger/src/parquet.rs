//! Tables as Parquet files, for statistics over many dossiers.

use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;

/// Columns that hold whole numbers.
const WHOLE: &[&str] = &["start", "end", "bytes", "mentions"];
/// Columns that hold shares.
const SHARES: &[&str] = &["confidence"];

/// Writes rows of text cells as a Parquet file; empty cells become null. The error says what the writer refused.
pub(crate) fn written(name: &str, head: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>, String> {
    write(name, head, rows).map_err(|error| error.to_string())
}

fn write(name: &str, head: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>, ParquetError> {
    let columns: String = head.iter().map(|column| format!("OPTIONAL {};", shape(column))).collect();
    let schema = Arc::new(parse_message_type(&format!("message {name} {{ {columns} }}"))?);
    let properties = Arc::new(WriterProperties::builder().set_created_by("standoff".into()).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties)?;
    let mut group = writer.next_row_group()?;
    let mut at = 0;
    while let Some(mut column) = group.next_column()? {
        let cells: Vec<&str> = rows.iter().map(|row| row.get(at).map(String::as_str).unwrap_or_default()).collect();
        fill(&mut column, head.get(at).map(String::as_str).unwrap_or_default(), &cells)?;
        column.close()?;
        at += 1;
    }
    group.close()?;
    writer.into_inner()
}

/// A column's type and name in Parquet's own notation.
fn shape(column: &str) -> String {
    if WHOLE.contains(&column) {
        format!("INT64 {column}")
    } else if SHARES.contains(&column) {
        format!("DOUBLE {column}")
    } else {
        format!("BYTE_ARRAY {column} (UTF8)")
    }
}

fn fill(column: &mut SerializedColumnWriter<'_>, name: &str, cells: &[&str]) -> Result<(), ParquetError> {
    let levels = |known: &dyn Fn(&str) -> bool| cells.iter().map(|cell| i16::from(known(cell))).collect::<Vec<_>>();
    let written = if WHOLE.contains(&name) {
        let known = |cell: &str| cell.parse::<i64>().is_ok();
        let values: Vec<i64> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
        column.typed::<Int64Type>().write_batch(&values, Some(&levels(&known)), None)
    } else if SHARES.contains(&name) {
        let known = |cell: &str| cell.parse::<f64>().is_ok();
        let values: Vec<f64> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
        column.typed::<DoubleType>().write_batch(&values, Some(&levels(&known)), None)
    } else {
        let values: Vec<ByteArray> = cells
            .iter()
            .filter(|cell| !cell.is_empty())
            .map(|cell| ByteArray::from(*cell))
            .collect();
        column
            .typed::<ByteArrayType>()
            .write_batch(&values, Some(&levels(&|cell| !cell.is_empty())), None)
    };
    written.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    #[test]
    fn cells_come_back_by_their_type() {
        let head = ["id", "start", "confidence"].map(str::to_owned);
        let rows = [["s-1", "12", "0.873"], ["é", "", ""]].map(|row| row.map(str::to_owned).to_vec());
        let bytes = written("statements", &head, &rows).unwrap();
        assert_eq!(
            bytes,
            written("statements", &head, &rows).unwrap(),
            "the same bytes for the same rows"
        );
        let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
        let read: Vec<Vec<Field>> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| row.unwrap().get_column_iter().map(|(_, field)| field.clone()).collect())
            .collect();
        assert_eq!(read[0], [Field::Str("s-1".into()), Field::Long(12), Field::Double(0.873)]);
        assert_eq!(read[1], [Field::Str("é".into()), Field::Null, Field::Null]);
    }

    #[test]
    fn a_table_without_rows_is_a_file_all_the_same() {
        let bytes = written("events", &["id".to_owned()], &[]).unwrap();
        let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
        assert_eq!(reader.metadata().file_metadata().num_rows(), 0);
    }
}
