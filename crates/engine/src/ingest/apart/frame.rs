//! How questions and answers stand in a pipe: their length, then their bytes.

use std::io::{self, ErrorKind, Read, Write};

/// Most bytes of one; a length beyond that was not written by the program.
const MOST: u64 = 1 << 30;

/// Writes one.
pub fn write(pipe: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    pipe.write_all(&(bytes.len() as u64).to_le_bytes())?;
    pipe.write_all(bytes)
}

/// Reads one; `None` at the end of the pipe.
pub fn read(pipe: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match pipe.read_exact(&mut length) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let length = u64::from_le_bytes(length);
    if length > MOST {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    pipe.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length {
        Ok(Some(bytes))
    } else {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_cut_off_is_not() {
        let mut pipe = Vec::new();
        write(&mut pipe, b"harbour").unwrap();
        write(&mut pipe, b"").unwrap();
        let mut rest = &pipe[..];
        assert_eq!(read(&mut rest).unwrap().unwrap(), b"harbour");
        assert_eq!(read(&mut rest).unwrap().unwrap(), b"");
        assert_eq!(read(&mut rest).unwrap(), None);
        assert_eq!(read(&mut &pipe[..10]).unwrap(), None);
        assert!(read(&mut &[0xFF; 20][..]).is_err());
    }
}
