//! Puts things after what they depend on.

use alloc::{vec, vec::Vec};

/// An order in which everything follows what it needs, otherwise as declared; or one circle, in the order it is walked.
/// `needs[i]` lists what `i` needs. Walks with a stack of its own: the depth is the author's, not ours.
pub(super) fn order(needs: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; needs.len()];
    let mut sorted = Vec::with_capacity(needs.len());
    for start in 0..needs.len() {
        let mut path: Vec<(usize, usize)> = Vec::new();
        if state.get(start) == Some(&State::New) {
            path.push((start, 0));
        }
        while let Some((current, next)) = path.pop() {
            if let Some(state) = state.get_mut(current) {
                *state = State::Open;
            }
            let Some(need) = needs.get(current).and_then(|needs| needs.get(next)).copied() else {
                if let Some(state) = state.get_mut(current) {
                    *state = State::Done;
                }
                sorted.push(current);
                continue;
            };
            path.push((current, next.saturating_add(1)));
            match state.get(need) {
                Some(State::New) => path.push((need, 0)),
                Some(State::Open) => {
                    let from = path.iter().position(|(on_path, _)| *on_path == need).unwrap_or(0);
                    return Err(path.iter().skip(from).map(|(on_path, _)| *on_path).collect());
                }
                _ => {}
            }
        }
    }
    Ok(sorted)
}
