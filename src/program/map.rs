//! The same rules over another form of expressions: how trees become places in a list.

use super::{BandRow, Benefit, Condition, Definition, Item, Node, Rules};

impl<T> Rules<T> {
    /// The same rules over another form of expressions.
    pub fn map<U>(self, f: &mut impl FnMut(T) -> U) -> Rules<U> {
        let definitions = self.definitions.into_iter().map(|definition| Definition {
            label: definition.label,
            owner: definition.owner,
            value: f(definition.value),
            citation: definition.citation,
        });
        let definitions = definitions.collect();
        let items = self.items.into_iter().map(|item| item.map(f)).collect();
        Rules {
            label: self.label,
            version: self.version,
            effective: self.effective,
            regions: self.regions,
            choices: self.choices,
            family: self.family,
            member: self.member,
            members: self.members,
            standards: self.standards,
            definitions,
            items,
            order: self.order,
            exclusions: self.exclusions,
        }
    }
}

impl<T> Item<T> {
    fn map<U>(self, f: &mut impl FnMut(T) -> U) -> Item<U> {
        let conditions = self.conditions.into_iter().map(|condition| Condition {
            label: condition.label,
            test: f(condition.test),
            unmet: condition.unmet,
            citation: condition.citation,
        });
        let conditions = conditions.collect();
        Item {
            label: self.label,
            owner: self.owner,
            category: self.category,
            department: self.department,
            citation: self.citation,
            conditions,
            covers: self.covers.map(&mut *f),
            benefit: self.benefit.map(|benefit| match benefit {
                Benefit::Figure { value, unit } => Benefit::Figure { value: f(value), unit },
                Benefit::InKind(text) => Benefit::InKind(text),
            }),
            benefit_citation: self.benefit_citation,
            materials: self.materials,
            deadline: self.deadline,
            apply_at: self.apply_at,
        }
    }
}

impl<T> Node<T> {
    /// The same expression over other operands, made one by one from left to right.
    pub fn map<U>(self, f: &mut impl FnMut(T) -> U) -> Node<U> {
        match self {
            Node::Number(value) => Node::Number(value),
            Node::Day(day) => Node::Day(day),
            Node::Truth(truth) => Node::Truth(truth),
            Node::Choice(choice) => Node::Choice(choice),
            Node::Region(region) => Node::Region(region),
            Node::EvaluationDay => Node::EvaluationDay,
            Node::EvaluationPlace => Node::EvaluationPlace,
            Node::FamilyFact(fact) => Node::FamilyFact(fact),
            Node::MemberFact(fact, who) => Node::MemberFact(fact, who),
            Node::FamilyDefinition(definition) => Node::FamilyDefinition(definition),
            Node::MemberDefinition(definition, who) => Node::MemberDefinition(definition, who),
            Node::Standard(standard) => Node::Standard(standard),
            Node::Granted(item) => Node::Granted(item),
            Node::GrantedTo(item, who) => Node::GrantedTo(item, who),
            Node::CoveredCount => Node::CoveredCount,
            Node::HasValue(a) => Node::HasValue(f(a)),
            Node::OrElse(a, b) => Node::OrElse(f(a), f(b)),
            Node::Not(a) => Node::Not(f(a)),
            Node::Negate(a) => Node::Negate(f(a)),
            Node::And(a, b) => Node::And(f(a), f(b)),
            Node::Or(a, b) => Node::Or(f(a), f(b)),
            Node::Add(a, b) => Node::Add(f(a), f(b)),
            Node::Subtract(a, b) => Node::Subtract(f(a), f(b)),
            Node::Multiply(a, b) => Node::Multiply(f(a), f(b)),
            Node::Divide(a, b) => Node::Divide(f(a), f(b)),
            Node::Compare(how, a, b) => Node::Compare(how, f(a), f(b)),
            Node::WithinChoices(a, set) => Node::WithinChoices(f(a), set),
            Node::WithinRegion(a, b) => Node::WithinRegion(f(a), f(b)),
            Node::If(a, b, c) => Node::If(f(a), f(b), f(c)),
            Node::Bands(subject, rows) => {
                let subject = f(subject);
                let row = |row: BandRow<T>| BandRow { pattern: row.pattern, value: f(row.value) };
                Node::Bands(subject, rows.into_iter().map(row).collect())
            }
            Node::Minimum(all) => Node::Minimum(all.into_iter().map(f).collect()),
            Node::Maximum(all) => Node::Maximum(all.into_iter().map(f).collect()),
            Node::Round(a, mode, step) => Node::Round(f(a), mode, step),
            Node::CompletedYears(a) => Node::CompletedYears(f(a)),
            Node::OverMembers(aggregate, filter, body) => {
                let filter = filter.map(&mut *f);
                Node::OverMembers(aggregate, filter, body.map(f))
            }
        }
    }
}
