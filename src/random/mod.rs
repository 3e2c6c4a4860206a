//! Randomness that gives the same bits on every machine: named streams ([`Streams`]) and the samplers
//! that turn them into durations, counts and choices.
//!
//! Nothing here reads a clock or the system's entropy, and no function of the platform's own
//! mathematics is called: logarithms and exponentials come from `libm`.

mod alias;
mod sampler;
mod stream;

pub use alias::Alias;
pub use sampler::{
    CountSampler, Gamma, Sampler, exponential, gamma_gap_at_an_instant, gamma_unit_mean, happens, normal,
    open_unit,
};
pub use stream::{Purpose, Stream, Streams};
