//! The draw of the random control sample: a keyed hash of who a unit is.
//!
//! Whoever has the secret can draw again and check; whoever has not can tell nothing from a line,
//! and can steer nothing by writing it otherwise. The same unit on the same papers is drawn or not,
//! whatever file it stands in and however often the plan is made.

/// Share of the hands for the random sample, unless said otherwise: a plain tenth costs next to
/// nothing where risks are stable and rescues a system whose knowledge has aged
/// (`docs/decisions/012-plan-and-random-sample.md`).
pub const USUAL_SHARE: f64 = 0.10;
/// A plan with a smaller random share is refused: nothing could be said of what is missed.
pub const LEAST_SHARE: f64 = 0.05;
/// Shortest secret: 128 bits, so that trying all of them is hopeless.
pub const LEAST_SECRET_BYTES: usize = 16;

/// Keeps our hashes apart from those that others make of the same secret.
const CONTEXT: &str = "sarhad 2026-11 random control sample";

/// What a draw is keyed with. Its content is never shown.
#[derive(Clone)]
pub struct Secret {
    key: [u8; blake3::KEY_LEN],
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A secret that somebody could try out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the secret has {bytes} bytes; at least {LEAST_SECRET_BYTES} are needed")]
pub struct ShortSecret {
    /// Its length.
    pub bytes: usize,
}

impl Secret {
    /// From the bytes of a secret. Blanks and line ends around it do not count: an editor may add
    /// them.
    ///
    /// # Errors
    /// It is shorter than [`LEAST_SECRET_BYTES`].
    pub fn new(bytes: &[u8]) -> Result<Self, ShortSecret> {
        let bytes = bytes.trim_ascii();
        if bytes.len() < LEAST_SECRET_BYTES {
            return Err(ShortSecret { bytes: bytes.len() });
        }
        Ok(Self { key: blake3::derive_key(CONTEXT, bytes) })
    }

    /// A number that is uniform over all secrets, and tells nothing of the identity. Numbers for
    /// different purposes have nothing to do with each other.
    pub fn number(&self, purpose: &str, identity: &str) -> u64 {
        let hash = self.hash(purpose, identity.as_bytes());
        let first = hash.as_bytes().first_chunk().expect("a hash has more than eight bytes");
        u64::from_le_bytes(*first)
    }

    /// The keyed hash of some content, for a seal or a pseudonym.
    pub fn hash(&self, purpose: &str, content: &[u8]) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        hasher.update(&(purpose.len() as u64).to_le_bytes());
        hasher.update(purpose.as_bytes());
        hasher.update(content);
        hasher.finalize()
    }

    /// Draws as many units as are expected, without replacement: those with the smallest numbers.
    /// Of a fraction of a unit (half a unit a day) another number decides whether it is drawn
    /// today, so that over the days each unit has the chance `expected / identities.len()`.
    pub fn draw(&self, identities: &[String], expected: f64) -> Vec<bool> {
        let expected = expected.clamp(0.0, identities.len() as f64);
        let mut numbered: Vec<(u64, usize)> =
            (0..).zip(identities).map(|(at, one)| (self.number("draw", one), at)).collect();
        numbered.sort_unstable();
        let all: String = {
            let mut sorted: Vec<&str> = identities.iter().map(String::as_str).collect();
            sorted.sort_unstable();
            blake3::hash(sorted.join("\n").as_bytes()).to_hex().to_string()
        };
        let whole = expected.floor();
        let one_more = self.unit_interval("count", &all) < expected - whole;
        let mut drawn = vec![false; identities.len()];
        for (_, at) in numbered.into_iter().take(whole as usize + usize::from(one_more)) {
            drawn[at] = true;
        }
        drawn
    }

    /// A number in [0, 1).
    fn unit_interval(&self, purpose: &str, identity: &str) -> f64 {
        // 53 bits: as many as a fraction holds.
        (self.number(purpose, identity) >> 11) as f64 / (1u64 << 53) as f64
    }
}
