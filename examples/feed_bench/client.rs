//! The client: threads that wait on sockets kept alive. Each request is bytes made beforehand, so that the client costs
//! the machine as little as can be.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// One connection.
pub struct Connection {
    stream: TcpStream,
    held: Vec<u8>,
}

/// An answer; its body stays in the connection until the next one.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub status: u16,
    start: usize,
    end: usize,
    /// Bytes on the wire, the head included.
    pub wire: usize,
}

fn broken(what: &str) -> io::Error {
    io::Error::other(format!("the server's answer is broken: {what}"))
}

impl Connection {
    pub fn open(to: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(to)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self { stream, held: vec![0; 1 << 18] })
    }

    /// [`Connection::ask`] of a server that is still starting.
    pub fn ask_patiently(&mut self, request: &[u8]) -> io::Result<Answer> {
        self.stream.set_read_timeout(Some(Duration::from_secs(1_800)))?;
        self.ask(request)
    }

    /// Sends a request and waits for its whole answer.
    pub fn ask(&mut self, request: &[u8]) -> io::Result<Answer> {
        self.stream.write_all(request)?;
        let (mut filled, mut head) = (0, None);
        loop {
            if filled == self.held.len() {
                self.held.resize(filled * 2, 0);
            }
            let n = self.stream.read(&mut self.held[filled..])?;
            if n == 0 {
                return Err(broken("closed"));
            }
            filled += n;
            if head.is_none() {
                head = self.held[..filled].windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4);
            }
            let Some(start) = head else { continue };
            if let Some(end) = self.end_of_body(start, filled)? {
                let status = std::str::from_utf8(&self.held[9..12]).ok().and_then(|s| s.parse().ok());
                return Ok(Answer { status: status.ok_or_else(|| broken("no status"))?, start, end, wire: end });
            }
        }
    }

    fn end_of_body(&self, start: usize, filled: usize) -> io::Result<Option<usize>> {
        let head = std::str::from_utf8(&self.held[..start]).map_err(|_| broken("head"))?;
        let field = |name: &str| {
            let of = |line: &str| {
                let (held, value) = line.split_once(':')?;
                held.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            };
            head.lines().find_map(of)
        };
        if let Some(length) = field("content-length").and_then(|v| v.parse::<usize>().ok()) {
            return Ok((filled >= start + length).then_some(start + length));
        }
        if field("transfer-encoding").is_none() {
            return Ok(Some(start));
        }
        // Pieces: a length in hexadecimal, the bytes, an empty line; a length of nothing ends it.
        let mut at = start;
        loop {
            let Some(line) = self.held[at..filled].windows(2).position(|w| w == b"\r\n") else { return Ok(None) };
            let length =
                std::str::from_utf8(&self.held[at..at + line]).ok().and_then(|s| usize::from_str_radix(s, 16).ok());
            let length = length.ok_or_else(|| broken("piece"))?;
            at += line + 2 + length + 2;
            if at > filled {
                return Ok(None);
            }
            if length == 0 {
                return Ok(Some(at));
            }
        }
    }

    pub fn body(&self, answer: Answer) -> &[u8] {
        &self.held[answer.start..answer.end]
    }
}

/// What a run of requests came to.
#[derive(Debug, Default)]
pub struct Run {
    pub seconds: f64,
    pub answers: usize,
    /// Answers that were not 200.
    pub refused: usize,
    /// Bytes on the wire.
    pub bytes: usize,
    /// Microseconds from when each request was due to the end of its answer, in order.
    micros: Vec<u32>,
}

impl Run {
    pub fn per_second(&self) -> f64 {
        self.answers as f64 / self.seconds
    }

    pub fn mean_bytes(&self) -> usize {
        self.bytes / self.answers.max(1)
    }

    /// The time within which so many of a hundred were answered, in milliseconds.
    pub fn within(&self, percent: f64) -> f64 {
        let at = (self.micros.len() as f64 * percent / 100.0) as usize;
        self.micros.get(at.min(self.micros.len().saturating_sub(1))).map_or(0.0, |m| f64::from(*m) / 1_000.0)
    }

    fn join(parts: Vec<io::Result<Self>>, seconds: f64) -> io::Result<Self> {
        let mut all = Self { seconds, ..Self::default() };
        for part in parts {
            let part = part?;
            all.answers += part.answers;
            all.refused += part.refused;
            all.bytes += part.bytes;
            all.micros.extend(part.micros);
        }
        all.micros.sort_unstable();
        Ok(all)
    }
}

/// As many as the server answers: every connection asks again as soon as it was answered. `requests` are asked in turn,
/// from number `next` on.
pub fn flood(
    to: SocketAddr,
    connections: usize,
    lasts: Duration,
    requests: &[Vec<u8>],
    next: &AtomicUsize,
) -> io::Result<Run> {
    let start = Instant::now();
    together(connections, start, |_| {
        let mut connection = Connection::open(to)?;
        let mut run = Run::default();
        while start.elapsed() < lasts {
            let due = Instant::now();
            let request = &requests[next.fetch_add(1, Ordering::Relaxed) % requests.len()];
            note(&mut run, connection.ask(request)?, due);
        }
        Ok(run)
    })
}

/// So many a second, each due at its own moment whether the one before was answered or not: the time of an answer counts
/// from when it was due, so a server that stalls is charged for all who waited.
pub fn pace(
    to: SocketAddr,
    connections: usize,
    rate: f64,
    lasts: Duration,
    requests: &[Vec<u8>],
    next: &AtomicUsize,
) -> io::Result<Run> {
    let start = Instant::now() + Duration::from_millis(50);
    let most = (lasts.as_secs_f64() * rate) as usize;
    together(connections, start, |number| {
        let mut connection = Connection::open(to)?;
        let mut run = Run::default();
        for turn in (number..most).step_by(connections) {
            let due = start + Duration::from_secs_f64(turn as f64 / rate);
            thread::sleep(due.saturating_duration_since(Instant::now()));
            let request = &requests[next.fetch_add(1, Ordering::Relaxed) % requests.len()];
            note(&mut run, connection.ask(request)?, due);
        }
        Ok(run)
    })
}

fn note(run: &mut Run, answer: Answer, due: Instant) {
    run.answers += 1;
    run.refused += usize::from(answer.status != 200);
    run.bytes += answer.wire;
    run.micros.push(u32::try_from(due.elapsed().as_micros()).unwrap_or(u32::MAX));
}

fn together(connections: usize, start: Instant, work: impl Fn(usize) -> io::Result<Run> + Sync) -> io::Result<Run> {
    let parts = thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..connections).map(|number| scope.spawn(move || work(number))).collect();
        threads
            .into_iter()
            .map(|t| t.join().unwrap_or_else(|_| Err(broken("a thread of the client panicked"))))
            .collect()
    });
    Run::join(parts, start.elapsed().as_secs_f64())
}
