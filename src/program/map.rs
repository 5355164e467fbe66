//! The same rules over another form of expressions: how trees become places in a list.

use super::{
    Assertion, BandRow, Benefit, Cited, Condition, Continuation, Definition, Exception, Item, KeyValue, Node, Part,
    Reading, Relation, Rules, Terms, Version,
};

impl<T> Rules<T> {
    /// The same rules over another form of expressions.
    pub fn map<U>(self, f: &mut impl FnMut(T) -> U) -> Rules<U> {
        let definitions = self.definitions.into_iter().map(|definition| Definition {
            label: definition.label,
            owner: definition.owner,
            item: definition.item,
            parameters: definition.parameters,
            output: definition.output,
            value: f(definition.value),
            citations: definition.citations.into_iter().map(|cited| cited.map(f)).collect(),
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
            ranks: self.ranks,
            relations: self.relations.into_iter().map(|relation| relation.map(f)).collect(),
            assertions: self.assertions.into_iter().map(|assertion| assertion.map(f)).collect(),
        }
    }
}

impl<T> Cited<T> {
    fn map<U>(self, f: &mut impl FnMut(T) -> U) -> Cited<U> {
        let part = match self.part {
            Part::Whole => Part::Whole,
            Part::During(period) => Part::During(period),
            Part::Default => Part::Default,
            Part::Exception(place) => Part::Exception(place),
            Part::Under(condition) => Part::Under(f(condition)),
        };
        Cited { citation: self.citation, part }
    }
}

impl<T> Assertion<T> {
    fn map<U>(self, f: &mut impl FnMut(T) -> U) -> Assertion<U> {
        Assertion { floor: self.floor, standard: self.standard, bound: f(self.bound), citation: self.citation }
    }
}

impl<T> Relation<T> {
    fn map<U>(self, f: &mut impl FnMut(T) -> U) -> Relation<U> {
        Relation {
            kind: self.kind,
            first: self.first,
            second: self.second,
            same_member: self.same_member,
            when: self.when.map(f),
            citation: self.citation,
        }
    }
}

impl<T> Item<T> {
    fn map<U>(self, f: &mut impl FnMut(T) -> U) -> Item<U> {
        let versions = self.versions.into_iter().map(|terms| terms.map(f)).collect();
        let continuations = self.continuations.into_iter().map(|one| Continuation {
            relation: one.relation,
            test: f(one.test),
            amount: one.amount.map(&mut *f),
        });
        let continuations = continuations.collect();
        Item { label: self.label, owner: self.owner, versions, continuations }
    }
}

impl<T> Terms<T> {
    fn map<U>(self, f: &mut impl FnMut(T) -> U) -> Terms<U> {
        let conditions = self.conditions.into_iter().map(|condition| Condition {
            label: condition.label,
            test: f(condition.test),
            unmet: condition.unmet,
            citation: condition.citation,
        });
        let conditions = conditions.collect();
        Terms {
            period: self.period,
            categories: self.categories,
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
            Node::Standard(standard, reading) => {
                let key =
                    |key: KeyValue<T>, f: &mut dyn FnMut(T) -> U| KeyValue { value: f(key.value), whole: key.whole };
                let keys = reading.keys.into_iter().map(|one| key(one, f)).collect();
                let day = reading.day.map(&mut *f);
                Node::Standard(standard, Reading { keys, day, place: reading.place.map(f) })
            }
            Node::Call(definition, arguments) => Node::Call(definition, arguments.into_iter().map(f).collect()),
            Node::Parameter(parameter) => Node::Parameter(parameter),
            Node::Member(who) => Node::Member(who),
            Node::OfMember(a, b) => Node::OfMember(f(a), f(b)),
            Node::Granted(item) => Node::Granted(item),
            Node::GrantedTo(item, who) => Node::GrantedTo(item, who),
            Node::CoveredCount => Node::CoveredCount,
            Node::GrantedAmount(item, whose) => Node::GrantedAmount(item, whose),
            Node::Receives(item, who) => Node::Receives(item, who),
            Node::ReceivedAmount(item, who) => Node::ReceivedAmount(item, who),
            Node::UnmetSince(item, who) => Node::UnmetSince(item, who),
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
            Node::Bands(subject, rows) => Node::Bands(f(subject), rows.into_iter().map(|row| row.map(f)).collect()),
            Node::Brackets(subject, rows) => {
                Node::Brackets(f(subject), rows.into_iter().map(|row| row.map(f)).collect())
            }
            Node::Versions(versions) => {
                let version = |version: Version<T>| Version { period: version.period, value: f(version.value) };
                Node::Versions(versions.into_iter().map(version).collect())
            }
            Node::Exceptions(default, rows) => {
                let default = f(default);
                let row = |row: Exception<T>| Exception {
                    label: row.label,
                    before: row.before,
                    condition: f(row.condition),
                    value: f(row.value),
                };
                Node::Exceptions(default, rows.into_iter().map(row).collect())
            }
            Node::Power(a, b) => Node::Power(f(a), f(b)),
            Node::Modulo(a, b) => Node::Modulo(f(a), f(b)),
            Node::Absolute(a) => Node::Absolute(f(a)),
            Node::Minimum(all) => Node::Minimum(all.into_iter().map(f).collect()),
            Node::Maximum(all) => Node::Maximum(all.into_iter().map(f).collect()),
            Node::Round(a, mode, step) => Node::Round(f(a), mode, step),
            Node::Days(function, operands) => Node::Days(function, operands.into_iter().map(f).collect()),
            Node::OverMembers(aggregate, filter, body) => {
                let filter = filter.map(&mut *f);
                Node::OverMembers(aggregate, filter, body.map(f))
            }
            Node::Nth(order, filter, by, body, which) => {
                let filter = filter.map(&mut *f);
                Node::Nth(order, filter, f(by), f(body), f(which))
            }
        }
    }
}

impl<T> BandRow<T> {
    fn map<U>(self, f: &mut impl FnMut(T) -> U) -> BandRow<U> {
        BandRow { pattern: self.pattern, value: f(self.value) }
    }
}
