//! Reading and writing the numbers, names and lists that a WebAssembly file is made of.
//!
//! Reading past the end, or a number that is too long, is `None`.

/// A place in some bytes, from which one reads on.
#[derive(Clone)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// How many bytes have been read.
    pub fn place(&self) -> usize {
        self.at
    }

    pub fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// The next so many bytes.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(count)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    /// An unsigned number.
    pub fn number(&mut self) -> Option<u32> {
        let mut value = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value).ok();
            }
        }
        None
    }

    /// A number of any kind and size, as it stands there.
    pub fn skip_number(&mut self) -> Option<()> {
        while self.byte()? >= 0x80 {}
        Some(())
    }

    /// What follows its own length: a name, a body, a section.
    pub fn part(&mut self) -> Option<&'a [u8]> {
        let size = self.number()?;
        self.take(usize::try_from(size).ok()?)
    }

    /// A list, each item read by `item`; with it the bytes of each as they stand there.
    pub fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<(T, &'a [u8])>> {
        let count = self.number()?;
        (0..count)
            .map(|_| {
                let from = self.at;
                let read = item(self)?;
                Some((read, self.bytes.get(from..self.at)?))
            })
            .collect()
    }

    /// The bytes read since an earlier place.
    pub fn since(&self, earlier: &Self) -> &'a [u8] {
        &self.bytes[earlier.at.min(self.at)..self.at]
    }
}

/// Writes an unsigned number.
pub fn put(out: &mut Vec<u8>, mut value: u32) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}

/// Writes a signed number that is not negative, as constants are written.
pub fn put_constant(out: &mut Vec<u8>, mut value: u32) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 && low < 0x40 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}

/// Writes bytes behind their length.
pub fn put_part(out: &mut Vec<u8>, part: &[u8]) {
    put(out, part.len() as u32);
    out.extend_from_slice(part);
}

/// Writes a list of what has been written already.
pub fn put_list<T: AsRef<[u8]>>(out: &mut Vec<u8>, items: &[T]) {
    put(out, items.len() as u32);
    for item in items {
        out.extend_from_slice(item.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for value in [0, 1, 63, 64, 127, 128, 8191, 8192, 16_383, 16_384, u32::MAX] {
            let mut out = Vec::new();
            put(&mut out, value);
            assert_eq!(Reader::new(&out).number(), Some(value));
        }
    }

    #[test]
    fn a_constant_is_never_taken_for_a_negative_one() {
        for (value, bytes) in
            [(63, vec![63]), (64, vec![0xc0, 0]), (8191, vec![0xff, 0x3f]), (8192, vec![0x80, 0xc0, 0])]
        {
            let mut out = Vec::new();
            put_constant(&mut out, value);
            assert_eq!(out, bytes);
        }
    }

    #[test]
    fn what_is_cut_off_is_nothing() {
        assert_eq!(Reader::new(&[0x80]).number(), None);
        assert_eq!(Reader::new(&[0xff; 9]).number(), None);
        assert_eq!(Reader::new(&[5, 1, 2]).part(), None);
    }
}
