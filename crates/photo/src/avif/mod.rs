use crate::decode::Decoded;
use crate::{Format, Header, Limits, Rejection};

pub(crate) struct Head;

impl Head {
    pub(crate) fn read(_bytes: &[u8], _limits: &Limits) -> Result<Self, Rejection> {
        Err(Rejection::Unsupported(Format::Avif, "AVIF"))
    }

    pub(crate) fn header(&self) -> Header {
        Header { format: Format::Avif, width: 0, height: 0, frames: 1, orientation: Default::default() }
    }
}

pub(crate) fn decode(_bytes: &[u8], _limits: &Limits) -> Result<Decoded, Rejection> {
    Err(Rejection::Unsupported(Format::Avif, "AVIF"))
}
