//! The database file: opening, migrating, and telling what is wrong with it.

use crate::{DecisionLog, Failure};
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Schema changes in order; the number of those applied stands in the file's `user_version`.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/001.sql"),
    include_str!("../migrations/002.sql"),
    include_str!("../migrations/003.sql"),
];

/// Marks the file as a ledger: "STND".
const APPLICATION: i64 = 0x5354_4e44;

/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_secs(3);

/// The record of a dossier in one SQLite file.
///
/// Any number of ledgers may read one file at once; one writes, others wait three seconds and then answer [`Failure::InUse`].
#[derive(Debug)]
pub struct Ledger {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    /// Decisions newer than those in the file.
    pub(crate) overlay: Option<DecisionLog>,
}

impl Ledger {
    /// Opens a ledger to ask it things; in a folder that cannot be written too.
    ///
    /// # Errors
    /// [`Failure::Missing`] if there is none; a failure that says what is wrong with the file if it is none or is damaged.
    pub fn open(path: &Path) -> Result<Ledger, Failure> {
        if !path.exists() {
            return Err(Failure::Missing { path: path.to_owned() });
        }
        check_length(path)?;
        let opened = Ledger::connect(path, path.as_os_str(), OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(Ledger::prepared);
        match opened {
            Err(Failure::ReadOnly { .. } | Failure::CannotOpen { .. }) => Ledger::open_unchanging(path),
            // A full disk has no room for the files that SQLite keeps beside a database.
            Err(Failure::Refused { .. }) if !has_journal(path) => Ledger::open_unchanging(path),
            other => other,
        }
    }

    /// Opens a ledger to write it; makes the file if there is none.
    pub fn create(path: &Path) -> Result<Ledger, Failure> {
        if path.exists() {
            check_length(path)?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        Ledger::connect(path, path.as_os_str(), flags)?.prepared()
    }

    /// Makes an empty ledger that is nowhere but in memory.
    pub fn in_memory() -> Result<Ledger, Failure> {
        let nowhere = Path::new(":memory:");
        Ledger::connect(nowhere, nowhere.as_os_str(), OpenFlags::SQLITE_OPEN_READ_WRITE)?.prepared()
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets the file grow to so many pages and no further: a disk of a known size, for trying out what a full one does.
    pub fn limit_pages(&self, pages: u32) -> Result<(), Failure> {
        self.connection.pragma_update(None, "max_page_count", pages).map_err(self.failed())
    }

    /// Opens without the files that SQLite keeps beside a database, for folders that cannot be written.
    fn open_unchanging(path: &Path) -> Result<Ledger, Failure> {
        let escaped: String = path.to_string_lossy().chars().map(escape).collect();
        let address = format!("file:{escaped}?immutable=1");
        let ledger = Ledger::connect(
            path,
            address.as_ref(),
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        )?;
        ledger.check_identity()?;
        Ok(ledger)
    }

    fn connect(path: &Path, address: &std::ffi::OsStr, flags: OpenFlags) -> Result<Ledger, Failure> {
        if path.is_dir() {
            return Err(Failure::NotALedger {
                path: path.to_owned(),
                detail: "it is a folder".into(),
            });
        }
        let connection = Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(failed(path))?;
        let ledger = Ledger {
            connection,
            path: path.to_owned(),
            overlay: None,
        };
        ledger.connection.busy_timeout(PATIENCE).map_err(ledger.failed())?;
        Ok(ledger)
    }

    /// Checks that the file is a ledger of a known version and brings it to the newest.
    fn prepared(mut self) -> Result<Ledger, Failure> {
        let version = self.check_identity()?;
        let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";
        self.connection.execute_batch(settings).map_err(self.failed())?;
        if version < MIGRATIONS.len() {
            self.migrate()?;
        }
        Ok(self)
    }

    /// The number of migrations applied; zero for an empty file.
    fn check_identity(&self) -> Result<usize, Failure> {
        let application = self.pragma("application_id")?;
        let version = self.pragma("user_version")?;
        let tables: i64 = self
            .connection
            .query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))
            .map_err(self.failed())?;
        let path = self.path.clone();
        match usize::try_from(version) {
            _ if application != APPLICATION && tables > 0 => Err(Failure::NotALedger {
                path,
                detail: "it is a database of another program".into(),
            }),
            Ok(known) if known <= MIGRATIONS.len() => Ok(known),
            _ => Err(Failure::Newer {
                path,
                found: version,
                known: MIGRATIONS.len() as i64,
            }),
        }
    }

    fn pragma(&self, name: &str) -> Result<i64, Failure> {
        self.connection
            .pragma_query_value(None, name, |row| row.get(0))
            .map_err(self.failed())
    }

    fn migrate(&mut self) -> Result<(), Failure> {
        let path = self.path.clone();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed(&path))?;
        // Another program may have done it while this one waited for the lock.
        let done: usize = transaction
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .map_err(failed(&path))?;
        for (number, sql) in MIGRATIONS.iter().enumerate().skip(done) {
            transaction.execute_batch(sql).map_err(failed(&path))?;
            transaction
                .pragma_update(None, "user_version", number as i64 + 1)
                .map_err(failed(&path))?;
        }
        transaction
            .pragma_update(None, "application_id", APPLICATION)
            .map_err(failed(&path))?;
        transaction.commit().map_err(failed(&path))
    }

    /// Turns an error of SQLite into words about this file.
    pub(crate) fn failed(&self) -> impl Fn(rusqlite::Error) -> Failure + use<> {
        failed(&self.path)
    }

    /// What to say when something stored cannot be understood.
    pub(crate) fn damaged(&self, detail: impl Into<String>) -> Failure {
        Failure::Damaged {
            path: self.path.clone(),
            detail: detail.into(),
        }
    }
}

/// Turns an error of SQLite into words about a file.
pub(crate) fn failed(path: &Path) -> impl Fn(rusqlite::Error) -> Failure + use<> {
    let path = path.to_owned();
    move |error| {
        let (path, detail) = (path.clone(), error.to_string());
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => Failure::InUse { path },
            Some(ErrorCode::DatabaseCorrupt) => Failure::Damaged { path, detail },
            Some(ErrorCode::NotADatabase) => Failure::NotALedger { path, detail },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Failure::ReadOnly { path, detail },
            Some(ErrorCode::DiskFull) => Failure::Full { path, detail },
            Some(ErrorCode::CannotOpen) => Failure::CannotOpen { path, detail },
            Some(ErrorCode::SystemIoFailure) => Failure::Refused {
                path,
                detail: format!("{detail}; the disk may be full or failing: make room or check it, then try again"),
            },
            // What SQLite could not convert was not written by this program as it stands.
            None => Failure::Damaged { path, detail },
            Some(_) => Failure::Refused { path, detail },
        }
    }
}

/// Compares the file's length with the one in its header: SQLite itself would notice a missing tail only when it needs a page of it.
fn check_length(path: &Path) -> Result<(), Failure> {
    use std::io::Read;
    let mut header = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(100).read_to_end(&mut header));
    if read.is_err() || has_journal(path) || header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
        return Ok(());
    }
    let number = |at: usize, length: usize| header[at..at + length].iter().fold(0u64, |sum, &byte| sum << 8 | u64::from(byte));
    let page = if number(16, 2) == 1 { 65536 } else { number(16, 2) };
    let (due, length) = (page * number(28, 4), path.metadata().map_or(0, |file| file.len()));
    if length < due {
        let detail = format!("it has {length} of {due} bytes");
        return Err(Failure::Damaged {
            path: path.to_owned(),
            detail,
        });
    }
    Ok(())
}

/// Whether pages wait beside the file to be taken into it.
fn has_journal(path: &Path) -> bool {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-wal");
    Path::new(&journal).metadata().is_ok_and(|file| file.len() > 0)
}

/// Keeps the characters that have a meaning in a URI out of it.
fn escape(letter: char) -> String {
    match letter {
        '%' => "%25".into(),
        '?' => "%3f".into(),
        '#' => "%23".into(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_new_ledger_opens_again() {
        let folder = folder();
        let path = folder.path().join("ledger.db");
        assert!(matches!(Ledger::open(&path), Err(Failure::Missing { .. })));
        drop(Ledger::create(&path).unwrap());
        assert_eq!(Ledger::open(&path).unwrap().pragma("user_version"), Ok(MIGRATIONS.len() as i64));
    }

    #[test]
    fn an_older_schema_is_brought_up_to_date() {
        let folder = folder();
        let path = folder.path().join("ledger.db");
        let old = Connection::open(&path).unwrap();
        old.execute_batch(MIGRATIONS[0]).unwrap();
        old.execute_batch(&format!("PRAGMA user_version = 1; PRAGMA application_id = {APPLICATION}"))
            .unwrap();
        drop(old);
        let ledger = Ledger::open(&path).unwrap();
        assert_eq!(ledger.pragma("user_version"), Ok(MIGRATIONS.len() as i64));
        assert_eq!(ledger.differs_from_former(), Ok(None));
    }

    #[test]
    fn an_unchanging_ledger_can_be_asked() {
        let folder = folder();
        let path = folder.path().join("100% sure? #1.db");
        drop(Ledger::create(&path).unwrap());
        let ledger = Ledger::open_unchanging(&path).unwrap();
        assert_eq!(ledger.pragma("application_id"), Ok(APPLICATION));
        assert!(matches!(
            ledger.connection.execute("DELETE FROM items", []).map_err(ledger.failed()),
            Err(Failure::ReadOnly { .. })
        ));
    }

    #[test]
    fn other_files_are_not_touched() {
        let folder = folder();
        let path = folder.path().join("ledger.db");
        std::fs::write(&path, "These are notes, and no database at all. ".repeat(50)).unwrap();
        assert!(matches!(Ledger::create(&path), Err(Failure::NotALedger { .. })));
        std::fs::remove_file(&path).unwrap();
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE tools (name)").unwrap();
        assert!(matches!(Ledger::create(&path), Err(Failure::NotALedger { .. })));
        let tables: i64 = Connection::open(&path)
            .unwrap()
            .query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))
            .unwrap();
        assert_eq!(tables, 1);
    }

    #[test]
    fn a_folder_in_its_place_is_named_as_such() {
        let folder = folder();
        for asked in [Ledger::open(folder.path()), Ledger::create(folder.path())] {
            let failure = asked.unwrap_err();
            assert!(failure.to_string().contains("it is a folder); move it away"), "{failure}");
        }
    }

    #[test]
    fn a_failing_disk_is_told_as_such() {
        let full = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_IOERR), None);
        let told = failed(Path::new("ledger.db"))(full).to_string();
        assert!(told.contains("the disk may be full or failing"), "{told}");
    }

    #[test]
    fn only_a_journal_with_something_in_it_counts() {
        let folder = folder();
        let (path, journal) = (folder.path().join("ledger.db"), folder.path().join("ledger.db-wal"));
        assert!(!has_journal(&path));
        std::fs::write(&journal, "").unwrap();
        assert!(!has_journal(&path));
        std::fs::write(&journal, "x").unwrap();
        assert!(has_journal(&path));
    }

    #[test]
    fn a_newer_schema_is_left_alone() {
        let folder = folder();
        let path = folder.path().join("ledger.db");
        drop(Ledger::create(&path).unwrap());
        Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 7").unwrap();
        assert_eq!(
            Ledger::open(&path).map(drop),
            Err(Failure::Newer {
                path: path.clone(),
                found: 7,
                known: MIGRATIONS.len() as i64
            })
        );
    }

    #[test]
    fn a_truncated_file_is_named_as_such() {
        let folder = folder();
        let path = folder.path().join("ledger.db");
        drop(Ledger::create(&path).unwrap());
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
        let failure = Ledger::open(&path).unwrap_err();
        assert!(matches!(failure, Failure::Damaged { .. }), "{failure}");
        assert!(
            failure.to_string().contains("can be deleted: `standoff read` brings it back"),
            "{failure}"
        );
        assert_eq!(std::fs::read(&path).unwrap().len(), bytes.len() / 2);
    }

    #[test]
    fn an_overwritten_page_is_damage() {
        let folder = folder();
        let path = folder.path().join("ledger.db");
        drop(Ledger::create(&path).unwrap());
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[4096..].fill(0x5a);
        std::fs::write(&path, &bytes).unwrap();
        let asked = Ledger::open(&path).and_then(|ledger| ledger.counts());
        assert!(matches!(asked, Err(Failure::Damaged { .. })), "{asked:?}");
    }

    #[test]
    fn a_place_that_cannot_hold_a_file_is_named() {
        let failure = Ledger::create(Path::new("/proc/ledger.db")).unwrap_err();
        assert!(
            matches!(failure, Failure::CannotOpen { .. } | Failure::ReadOnly { .. }),
            "{failure}"
        );
        let folder = folder();
        std::fs::write(folder.path().join("file"), "x").unwrap();
        let failure = Ledger::create(&folder.path().join("file").join("ledger.db")).unwrap_err();
        assert!(failure.to_string().contains("cannot be opened"), "{failure}");
    }
}
