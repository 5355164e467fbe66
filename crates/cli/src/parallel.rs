//! Chunks of a register worked on by several threads, and taken up in their order.

use crate::{failure::Failure, words::Trouble};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::{collections::BTreeMap, num::NonZero, sync::mpsc};
use yimen_files::{Chunk, Reader};

/// Chunks that wait or are worked on, beyond one for each thread.
const AHEAD: usize = 2;
/// As much stack as a main thread has: expressions may be deep.
const STACK: usize = 8 << 20;

/// So many threads, or one for each core.
pub fn pool(threads: Option<NonZero<usize>>) -> Result<ThreadPool, Failure> {
    let threads = threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let pool = ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build();
    Ok(pool.map_err(|error| Trouble::Threads { reason: error.to_string() })?)
}

/// Reads a register to its end, lets `work` be done on its chunks by so many threads, and hands what comes of it to `take` in the
/// order of the chunks, whatever the number of threads. No more than a few chunks are in memory at a time.
pub fn in_order<T: Send>(
    reader: &mut Reader<'_>,
    threads: Option<NonZero<usize>>,
    work: impl Fn(Chunk) -> Result<T, Failure> + Sync,
    mut take: impl FnMut(T, &Reader<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let pool = pool(threads)?;
    let most = pool.current_num_threads().saturating_add(AHEAD);
    let work = &work;
    pool.in_place_scope(|scope| {
        let (send, receive) = mpsc::channel();
        let mut done = BTreeMap::new();
        let (mut begun, mut taken, mut ended) = (0_u64, 0_u64, false);
        loop {
            while !ended && begun.saturating_sub(taken) < most as u64 {
                match reader.next()? {
                    None => ended = true,
                    Some(chunk) => {
                        let (number, send) = (begun, send.clone());
                        begun = begun.saturating_add(1);
                        // Whoever stopped listening has an error of their own to tell.
                        scope.spawn(move |_| drop(send.send((number, work(chunk)))));
                    }
                }
            }
            if taken == begun {
                return Ok(());
            }
            let Ok((number, result)) = receive.recv() else { return Ok(()) };
            done.insert(number, result);
            while let Some(result) = done.remove(&taken) {
                taken = taken.saturating_add(1);
                take(result?, reader)?;
            }
        }
    })
}
