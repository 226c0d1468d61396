//! `decisions.jsonl` as a file: appended under a lock, on the disk before anybody is told, and mended after a broken-off write.

use crate::{Failure, shelf};
use standoff_ledger::{Decision, DecisionLog, torn_tail};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What appending needs of a file; a trait so that a disk that fills up can be played.
pub(crate) trait Appendable: Write {
    /// Puts everything written onto the disk.
    fn settle(&mut self) -> io::Result<()>;
    /// Cuts the file off at a length.
    fn cut(&mut self, length: u64) -> io::Result<()>;
}

impl Appendable for File {
    fn settle(&mut self) -> io::Result<()> {
        self.sync_all()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }
}

/// The open file, locked for this program until it is dropped.
#[derive(Debug)]
pub(crate) struct DecisionFile {
    path: PathBuf,
    file: File,
    bytes: Vec<u8>,
}

impl DecisionFile {
    /// Opens the file, makes it if there is none, and moves an unfinished last line aside.
    pub(crate) fn open(path: PathBuf) -> Result<DecisionFile, Failure> {
        let fresh = !path.exists();
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .read(true)
            .open(&path)
            .map_err(Failure::writing(&path))?;
        shelf::hold_patiently(&file, &path)?;
        if !file.metadata().is_ok_and(|file| file.is_file()) {
            return Err(Failure::writing(&path)(io::Error::other("it is not a file")));
        }
        if fresh {
            shelf::sync_folder(path.parent().unwrap_or(Path::new("."))).map_err(Failure::writing(&path))?;
        }
        let mut opened = DecisionFile {
            path,
            file,
            bytes: Vec::new(),
        };
        opened.file.read_to_end(&mut opened.bytes).map_err(Failure::reading(&opened.path))?;
        opened.set_torn_line_aside()?;
        Ok(opened)
    }

    /// The decisions in it.
    pub(crate) fn log(&self) -> Result<DecisionLog, Failure> {
        Ok(DecisionLog::parse(&self.bytes))
    }

    /// Appends a decision; it is on the disk when this returns.
    pub(crate) fn append(&mut self, decision: &Decision) -> Result<(), Failure> {
        let mut line = decision.line() + "\n";
        if self.bytes.last().is_some_and(|&byte| byte != b'\n') {
            line.insert(0, '\n');
        }
        append_whole(&mut self.file, self.bytes.len() as u64, line.as_bytes()).map_err(Failure::writing(&self.path))?;
        self.bytes.extend_from_slice(line.as_bytes());
        Ok(())
    }

    /// Moves what a broken-off write left into a file beside, so that nothing is lost and the log is whole again.
    fn set_torn_line_aside(&mut self) -> Result<(), Failure> {
        let Some(start) = torn_tail(&self.bytes) else { return Ok(()) };
        let aside = (1..)
            .map(|number| self.path.with_file_name(format!("decisions.torn-{number}.jsonl")))
            .find(|path| !path.exists());
        let aside = aside.expect("the numbers do not end");
        shelf::write_whole(&aside, &self.bytes[start..])?;
        self.file
            .set_len(start as u64)
            .and_then(|()| self.file.sync_all())
            .map_err(Failure::writing(&self.path))?;
        self.bytes.truncate(start);
        Ok(())
    }
}

/// Appends all bytes and settles them, or leaves the file at its old length.
fn append_whole(file: &mut dyn Appendable, length: u64, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes).and_then(|()| file.settle()).inspect_err(|_| {
        // Should this fail too, the torn line is moved aside at the next opening.
        let _ = file.cut(length);
    })
}

/// Files with a line that was moved aside, by name.
pub(crate) fn set_aside(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("decisions.torn-"))
        })
        .collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk with room for so many bytes.
    struct SmallDisk {
        kept: Vec<u8>,
        room: usize,
    }

    impl Write for SmallDisk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let fits = bytes.len().min(self.room - self.kept.len());
            self.kept.extend_from_slice(&bytes[..fits]);
            if fits == 0 {
                Err(io::ErrorKind::StorageFull.into())
            } else {
                Ok(fits)
            }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Appendable for SmallDisk {
        fn settle(&mut self) -> io::Result<()> {
            Ok(())
        }

        fn cut(&mut self, length: u64) -> io::Result<()> {
            self.kept.truncate(length as usize);
            Ok(())
        }
    }

    #[test]
    fn a_full_disk_leaves_the_lines_that_were_there() {
        let mut disk = SmallDisk {
            kept: b"one\n".to_vec(),
            room: 10,
        };
        let error = append_whole(&mut disk, 4, b"a longer line\n").unwrap_err();
        assert_eq!((error.kind(), disk.kept.as_slice()), (io::ErrorKind::StorageFull, &b"one\n"[..]));
        append_whole(&mut disk, 4, b"two\n").unwrap();
        assert_eq!(disk.kept, b"one\ntwo\n");
    }

    #[test]
    fn a_device_is_no_log() {
        let failure = DecisionFile::open(PathBuf::from("/dev/full")).unwrap_err();
        assert!(failure.to_string().contains("it is not a file"), "{failure}");
    }
}
