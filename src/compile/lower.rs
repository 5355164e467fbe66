//! Expression trees to the flat list.

use crate::{
    base::Span,
    check::ir::Expr,
    program::{Kind, Node, NodeId, Program, Rules},
};
use alloc::{boxed::Box, vec::Vec};

/// Checked rules to a program, with the place each node was written at.
/// Operands stand before their users, definitions before the rules that name them.
pub(super) fn lower(rules: Rules<Expr>) -> (Program, Vec<Span>) {
    let mut list = List { nodes: Vec::new(), kinds: Vec::new(), spans: Vec::new() };
    let rules = rules.map(&mut |expr| list.add(expr));
    (Program { rules, nodes: list.nodes, kinds: list.kinds }, list.spans)
}

struct List {
    nodes: Vec<Node>,
    kinds: Vec<Kind>,
    spans: Vec<Span>,
}

impl List {
    fn add(&mut self, expr: Expr) -> NodeId {
        let (kind, span) = (expr.ty.kind(), expr.span);
        let node = expr.node.map(&mut |operand: Box<Expr>| self.add(*operand));
        self.nodes.push(node);
        self.kinds.push(kind);
        self.spans.push(span);
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX).saturating_sub(1)
    }
}
