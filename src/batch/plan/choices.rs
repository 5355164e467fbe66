//! 申请人选 in every row. A family that may really choose is judged by the scalar evaluator, which follows every way to choose; in
//! all others what is granted rules out the others of its choice.

use super::{
    bars::Bars,
    lane::{Lane, Opaque, bits},
    lowering::Lowering,
};
use crate::{
    batch::cause::Cause,
    eval::after_but_for_choices,
    program::{Relation, RelationKind},
};

type Made<T> = Result<T, Opaque>;

impl Lowering<'_> {
    /// Whether an item of a choice that is decided already rules this one out, which could be granted as far as `free` says.
    pub(super) fn chosen_against(&mut self, item: u32, of_member: bool, free: Lane) -> Made<Bars> {
        let mut bars = Bars::none(&mut self.lanes);
        for (at, relation) in self.relations_of(RelationKind::Choice, item, of_member) {
            let rival = if relation.first == item { relation.second } else { relation.first };
            let Some(granted) = self.granted.get(rival as usize).copied().flatten() else { continue };
            let has = if of_member && relation.same_member { granted.members? } else { granted.family };
            let has = self.lanes.fault_as_no(has)?;
            if self.lanes.can(has) == bits::NO {
                continue;
            }
            let holds = self.holds(&relation, of_member)?;
            let both = self.lanes.and(has, free)?;
            self.stray_where_holds(both, holds, &relation)?;
            let value = self.lanes.and(has, holds)?;
            bars.add(value, at, &mut self.lanes)?;
        }
        Ok(bars)
    }

    /// Which of two is granted also rests on what the other would be if this one were left. Where that cannot be told from
    /// what both are, because other items stand between them, the scalar evaluator follows every way.
    pub(super) fn intertwined(&mut self) -> Made<()> {
        let program = self.program;
        let choices = || program.rules.relations.iter().filter(|one| one.kind == RelationKind::Choice);
        let place = |item: u32| program.rules.order.iter().position(|step| step.contains(&item));
        for relation in choices() {
            let (first, second) = (place(relation.first), place(relation.second));
            let (earlier, later) = match first <= second {
                true => (relation.first, relation.second),
                false => (relation.second, relation.first),
            };
            let others = choices().flat_map(|one| [one.first, one.second]).filter(|item| *item != later);
            let apart = first != second && !after_but_for_choices(program, others.collect()).contains(&later);
            if apart {
                continue;
            }
            let asked = core::iter::once(earlier).chain((first == second).then_some(later));
            for item in asked {
                let granted = self.granted.get(item as usize).copied().flatten().ok_or(Opaque)?;
                let of_one = relation.same_member && self.layout.members.is_some();
                let has = if of_one { granted.members? } else { granted.family };
                let holds = self.holds(relation, of_one)?;
                self.stray_where_holds(has, holds, relation)?;
            }
        }
        Ok(())
    }

    /// Where a lane can be yes and a relation may hold, the scalar evaluator has to judge the family.
    fn stray_where_holds(&mut self, lane: Lane, holds: Lane, relation: &Relation) -> Made<()> {
        let lanes = &mut self.lanes;
        let no = lanes.bits(bits::NO);
        let never = lanes.equal_bits(holds, no)?;
        let lane = lanes.fault_as_no(lane)?;
        let may = lanes.select(never, no, lane)?;
        self.stray_where(may, Cause::Choice(relation.first, relation.second))
    }
}
