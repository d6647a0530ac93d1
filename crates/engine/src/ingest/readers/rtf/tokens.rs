//! The pieces that an RTF document is made of.

/// A piece.
#[derive(Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol.
    Symbol(u8),
    /// A byte of the text.
    Byte(u8),
}

/// The pieces of a document, in order.
pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// The pieces of these bytes.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take_while(&mut self, is_part: impl Fn(u8) -> bool) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(&is_part) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first != b'\'' {
                return Some(Token::Symbol(first));
            }
            let digits = self.bytes.get(self.at..self.at + 2)?;
            self.at += 2;
            let digits = std::str::from_utf8(digits).unwrap_or_default();
            return Some(match u8::from_str_radix(digits, 16) {
                Ok(byte) => Token::Byte(byte),
                Err(_) => Token::Symbol(first),
            });
        }
        let word = self.take_while(|byte| byte.is_ascii_alphabetic());
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        self.take_while(|byte| byte.is_ascii_digit());
        let number = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let number = number.parse().ok();
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word == b"bin" {
            // So many bytes of a picture follow as they are.
            let end = self.at.saturating_add(number.unwrap_or(0).max(0) as usize);
            self.at = end.min(self.bytes.len());
        }
        let word = std::str::from_utf8(word).unwrap_or_default();
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.take_while(|byte| byte == b'\r' || byte == b'\n');
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'{' => Some(Token::Open),
            b'}' => Some(Token::Close),
            b'\\' => self.control(),
            byte => Some(Token::Byte(byte)),
        }
    }
}
