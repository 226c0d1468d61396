//! The files of a dossier: digests, writing without ever leaving half a file, locks.

use crate::Failure;
use crate::settings::ListedSource;
use standoff_ledger::{ShelfState, hex_digest};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often, and at what distance, a lock is tried before the other program is reported.
const TRIES: usize = 60;
const PAUSE: Duration = Duration::from_millis(50);

/// Where the bytes of a source are, checked against its digest.
pub(crate) fn state(folder: &Path, source: &ListedSource) -> Result<ShelfState, Failure> {
    if source.removed {
        return Ok(ShelfState::Removed);
    }
    Ok(match bytes(folder, source)? {
        None => ShelfState::Absent,
        Some(bytes) if hex_digest(&bytes) == source.sha256 => ShelfState::Here,
        Some(_) => ShelfState::Altered,
    })
}

/// The bytes of a source, if there is a file of its name.
pub(crate) fn bytes(folder: &Path, source: &ListedSource) -> Result<Option<Vec<u8>>, Failure> {
    let path = folder.join("sources").join(&source.name);
    match path.metadata() {
        Ok(file) if file.is_file() => fs::read(&path).map(Some).map_err(Failure::reading(&path)),
        Ok(_) => Ok(None),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Failure::reading(&path)(error)),
    }
}

/// Writes a file whole or not at all: into a file beside it, onto the disk, then in its place. What is there and is no ordinary
/// file (a device, a pipe) is written to as it is, never replaced.
///
/// # Errors
/// [`Failure::Writing`], with nothing left half-written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(Failure::writing(path));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.part", std::process::id()));
    let written = put(&beside, bytes)
        .and_then(|()| fs::rename(&beside, path))
        .and_then(|()| sync_folder(folder));
    written.map_err(|error| {
        // What could not be finished is taken away again; that this fails too leaves a hidden file that nothing reads.
        let _ = fs::remove_file(&beside);
        Failure::writing(path)(error)
    })
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes the names in a folder outlast a loss of power.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some file systems cannot do this for folders; the file itself is on the disk.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        other => other,
    }
}

/// Holds a dossier for one program as long as it lives.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// Takes the dossier's lock at once, or says that another program is at work.
pub(crate) fn lock_now(folder: &Path) -> Result<Lock, Failure> {
    lock(folder, 1)
}

/// Takes the dossier's lock, waiting a little for others.
pub(crate) fn lock_patiently(folder: &Path) -> Result<Lock, Failure> {
    lock(folder, TRIES)
}

fn lock(folder: &Path, tries: usize) -> Result<Lock, Failure> {
    let path = folder.join("ledger.db-lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(Failure::writing(&path))?;
    hold(&file, tries, &path)?;
    Ok(Lock { _file: file })
}

/// Locks an open file, waiting a little for others.
pub(crate) fn hold_patiently(file: &File, path: &Path) -> Result<(), Failure> {
    hold(file, TRIES, path)
}

fn hold(file: &File, tries: usize, path: &Path) -> Result<(), Failure> {
    for attempt in 0..tries {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            // A file system without locks cannot tell of others either.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(Failure::writing(path)(error)),
            Err(TryLockError::WouldBlock) if attempt + 1 < tries => std::thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => {}
        }
    }
    Err(Failure::InUse(path.parent().map(Path::to_owned).unwrap_or_default()))
}

/// The files in a folder that are not hidden, by name.
pub(crate) fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(Failure::reading(folder))?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(Failure::reading(folder))?.path();
        if !is_hidden(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file's name begins with a full stop.
pub(crate) fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        let failure = write_whole(&path.join("b.txt"), b"three").unwrap_err();
        assert!(failure.to_string().contains("cannot be written"), "{failure}");
        assert_eq!(files_in(folder.path()).unwrap(), [path]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half-written is left");
    }

    #[test]
    #[allow(clippy::print_stdout)] // a test that is skipped says so
    fn a_device_is_written_to_and_stays_one() {
        let full = Path::new("/dev/full");
        if !full.exists() {
            return println!("skipped: this system has no /dev/full");
        }
        let failure = write_whole(full, b"x").unwrap_err();
        assert!(failure.to_string().contains("the disk is full"), "{failure}");
        assert!(!full.metadata().unwrap().is_file());
    }

    #[test]
    fn a_lock_keeps_others_out_until_it_goes() {
        let folder = tempfile::tempdir().unwrap();
        let lock = lock_now(folder.path()).unwrap();
        assert!(matches!(lock_now(folder.path()), Err(Failure::InUse(path)) if path == folder.path()));
        drop(lock);
        lock_now(folder.path()).unwrap();
    }

    #[test]
    fn a_place_that_takes_no_files_is_named() {
        let failure = write_whole(Path::new("/proc/standoff.toml"), b"x").unwrap_err();
        assert!(
            failure.to_string().starts_with("/proc/standoff.toml cannot be written"),
            "{failure}"
        );
    }
}
