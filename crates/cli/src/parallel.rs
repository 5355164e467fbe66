//! Chunks of a register worked on by several threads, and taken up in their order.

use crate::{failure::Failure, words::Trouble};
use rayon::{ThreadPool, ThreadPoolBuilder, Yield};
use std::{
    collections::BTreeMap,
    num::NonZero,
    sync::mpsc::{self, Receiver, TryRecvError},
};
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

/// Reads a register to its end, lets `work` be done on its chunks by the threads, and hands what comes of it to `take` in the order
/// of the chunks, whatever the number of threads. Reading and taking up is done by one of them, which works like the others in
/// between. No more than a few chunks are in memory at a time.
pub fn in_order<T: Send>(
    pool: &ThreadPool,
    reader: &mut Reader<'_>,
    work: impl Fn(Chunk) -> Result<T, Failure> + Sync,
    mut take: impl FnMut(T, &Reader<'_>) -> Result<(), Failure> + Send,
) -> Result<(), Failure> {
    let most = pool.current_num_threads().saturating_add(AHEAD);
    let work = &work;
    pool.scope_fifo(|scope| {
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
                        scope.spawn_fifo(move |_| drop(send.send((number, work(chunk)))));
                    }
                }
            }
            if taken == begun {
                return Ok(());
            }
            let Some((number, result)) = next(&receive) else { return Ok(()) };
            done.insert(number, result);
            while let Some(result) = done.remove(&taken) {
                taken = taken.saturating_add(1);
                take(result?, reader)?;
            }
        }
    })
}

/// What is done next. Until then this thread works as well, and only where there is nothing to do it waits.
fn next<T>(receive: &Receiver<T>) -> Option<T> {
    loop {
        match receive.try_recv() {
            Ok(done) => return Some(done),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {}
        }
        if rayon::yield_now() != Some(Yield::Executed) {
            return receive.recv().ok();
        }
    }
}
