//! Which documents print one text, and which items are one wording for that.

use crate::{Failure, Ledger, SharedText};
use std::collections::BTreeMap;

impl Ledger {
    /// How much the articles of two documents share, by the names of the documents; pairs that share no more than a quotation are
    /// left out.
    pub fn overlaps(&self) -> Result<Vec<SharedText>, Failure> {
        let sql = "SELECT a.name, b.name, o.shared, o.first_runs, o.second_runs
                   FROM overlaps o JOIN documents a ON a.sha256 = o.first JOIN documents b ON b.sha256 = o.second";
        let mut statement = self.connection.prepare(sql).map_err(self.failed())?;
        let rows = statement.query_map([], |row| {
            Ok(SharedText {
                documents: (row.get(0)?, row.get(1)?),
                shared: row.get(2)?,
                runs: (row.get(3)?, row.get(4)?),
            }
            .in_order())
        });
        let mut overlaps = rows.map_err(self.failed())?.collect::<Result<Vec<_>, _>>().map_err(self.failed())?;
        overlaps.sort();
        Ok(overlaps)
    }

    /// The number of its wording for each item that is printed in several documents.
    pub(crate) fn wordings(&self) -> Result<BTreeMap<String, i64>, Failure> {
        let mut statement = self
            .connection
            .prepare("SELECT member, number FROM reprints")
            .map_err(self.failed())?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(self.failed())?;
        rows.collect::<Result<_, _>>().map_err(self.failed())
    }
}

impl SharedText {
    /// The same with the documents in the order of their names.
    fn in_order(self) -> SharedText {
        if self.documents.0 <= self.documents.1 {
            return self;
        }
        SharedText {
            documents: (self.documents.1, self.documents.0),
            runs: (self.runs.1, self.runs.0),
            ..self
        }
    }
}
