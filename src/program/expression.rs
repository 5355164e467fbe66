//! How expressions are stored: as trees, though in a program they are places in its list of nodes.

#[cfg(feature = "compiler")]
use super::out::Out;
use super::{
    NodeId,
    bytes::{Bytes, Stored},
    verify::MAX_DEPTH,
};

/// The place of a node, stored as the expression that stands there. Its operands stand inside it, so no place is written
/// down, and the list of nodes comes out again in the order it had.
pub(super) struct Expression;

impl Stored<Expression> for NodeId {
    fn read(bytes: &mut Bytes<'_>) -> NodeId {
        // Deeper ones are refused anyway, and here they would be deep on the stack.
        if bytes.depth >= MAX_DEPTH {
            return bytes.wrong(0);
        }
        bytes.depth = bytes.depth.saturating_add(1);
        let (kind, node) = (bytes.next(), bytes.next());
        bytes.depth = bytes.depth.saturating_sub(1);
        let place = u32::try_from(bytes.nodes.len()).unwrap_or(u32::MAX);
        bytes.kinds.push(kind);
        bytes.nodes.push(node);
        place
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        let program = out.program;
        let at = *self as usize;
        if let Some((kind, node)) = program.kinds.get(at).zip(program.nodes.get(at)) {
            kind.write(out);
            node.write(out);
        }
    }
}
