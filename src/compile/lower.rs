//! Expression trees to the flat list.

use crate::{
    check::ir::Expr,
    program::{Kind, Node, NodeId, Program, Rules},
};
use alloc::{boxed::Box, vec::Vec};

/// Checked rules to a program: operands stand before their users, definitions before the rules that name them.
pub(super) fn lower(rules: Rules<Expr>) -> Program {
    let mut list = List { nodes: Vec::new(), kinds: Vec::new() };
    let rules = rules.map(&mut |expr| list.add(expr));
    Program { rules, nodes: list.nodes, kinds: list.kinds }
}

struct List {
    nodes: Vec<Node>,
    kinds: Vec<Kind>,
}

impl List {
    fn add(&mut self, expr: Expr) -> NodeId {
        let kind = expr.ty.kind();
        let node = expr.node.map(&mut |operand: Box<Expr>| self.add(*operand));
        self.nodes.push(node);
        self.kinds.push(kind);
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX).saturating_sub(1)
    }
}
