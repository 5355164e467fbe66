//! The shapes of a compiled pack, read in the order they are written in: that of their fields and of their variants.

use super::{
    Aggregate, Assertion, BandRow, Benefit, Bound, Cell, Citation, CitationStatus, Cited, Comparison, Condition,
    Constant, Continuation, DayFunction, Definition, Exception, Fact, Item, Key, Kind, Label, Node, NumberRow, Numbers,
    Order, Owner, Parameter, Part, Pattern, Period, Program, Reading, Region, Relation, RelationKind, Rules, Standard,
    StandardRow, Step, Table, Terms, Text, Version, Who, Whose,
    bytes::{Bytes, Stored},
    node::KeyValue,
};
use crate::value::{BaseUnit, Day, Exact, Rounding, Unit};

impl Stored for Program {
    fn read(bytes: &mut Bytes<'_>) -> Program {
        Program { rules: bytes.next(), nodes: bytes.next(), kinds: bytes.next() }
    }
}

impl Stored for Rules {
    fn read(bytes: &mut Bytes<'_>) -> Rules {
        Rules {
            label: bytes.next(),
            version: bytes.next(),
            effective: bytes.next(),
            regions: bytes.next(),
            choices: bytes.next(),
            family: bytes.next(),
            member: bytes.next(),
            members: bytes.next(),
            standards: bytes.next(),
            definitions: bytes.next(),
            items: bytes.next(),
            order: bytes.next(),
            ranks: bytes.next(),
            relations: bytes.next(),
            assertions: bytes.next(),
        }
    }
}

impl Stored for Label {
    fn read(bytes: &mut Bytes<'_>) -> Label {
        Label { id: bytes.next(), name: bytes.next(), english: bytes.next() }
    }
}

impl Stored for Text {
    fn read(bytes: &mut Bytes<'_>) -> Text {
        Text { text: bytes.next(), english: bytes.next() }
    }
}

impl Stored for Citation {
    fn read(bytes: &mut Bytes<'_>) -> Citation {
        let text = bytes.next();
        let all = [CitationStatus::Verified, CitationStatus::Unverified, CitationStatus::OwnChoice];
        Citation { text, status: bytes.one_of(&all, CitationStatus::Unverified), note: bytes.next() }
    }
}

impl Stored for Region {
    fn read(bytes: &mut Bytes<'_>) -> Region {
        Region { code: bytes.next(), label: bytes.next(), parent: bytes.next() }
    }
}

impl Stored for Fact {
    fn read(bytes: &mut Bytes<'_>) -> Fact {
        Fact {
            label: bytes.next(),
            kind: bytes.next(),
            low: bytes.next(),
            high: bytes.next(),
            whole: bytes.next(),
            optional: bytes.next(),
            ask: bytes.next(),
            group: bytes.next(),
        }
    }
}

impl Stored for Standard {
    fn read(bytes: &mut Bytes<'_>) -> Standard {
        Standard {
            label: bytes.next(),
            kind: bytes.next(),
            optional: bytes.next(),
            keys: bytes.next(),
            rows: bytes.next(),
        }
    }
}

impl Stored for Key {
    fn read(bytes: &mut Bytes<'_>) -> Key {
        Key { label: bytes.next(), kind: bytes.next() }
    }
}

impl Stored for StandardRow {
    fn read(bytes: &mut Bytes<'_>) -> StandardRow {
        StandardRow { place: bytes.next(), period: bytes.next(), value: bytes.next(), citation: bytes.next() }
    }
}

impl Stored for Table {
    fn read(bytes: &mut Bytes<'_>) -> Table {
        Table { cells: bytes.next() }
    }
}

impl Stored for Cell {
    fn read(bytes: &mut Bytes<'_>) -> Cell {
        match bytes.variant() {
            0 => Cell::Value(bytes.next()),
            1 => Cell::Absent,
            2 => Cell::Choices(bytes.next(), bytes.next()),
            3 => Cell::Numbers(bytes.next()),
            _ => bytes.wrong(Cell::Absent),
        }
    }
}

impl Stored for Numbers {
    fn read(bytes: &mut Bytes<'_>) -> Numbers {
        Numbers {
            rows: bytes.next(),
            otherwise: bytes.next(),
            step: bytes.next(),
            clamped: bytes.next(),
            interpolated: bytes.next(),
        }
    }
}

impl Stored for NumberRow {
    fn read(bytes: &mut Bytes<'_>) -> NumberRow {
        NumberRow { low: bytes.next(), high: bytes.next(), cell: bytes.next() }
    }
}

impl Stored for Constant {
    fn read(bytes: &mut Bytes<'_>) -> Constant {
        match bytes.variant() {
            0 => Constant::Truth(bytes.next()),
            1 => Constant::Number(bytes.next()),
            2 => Constant::Day(bytes.next()),
            3 => Constant::Choice(bytes.next()),
            _ => bytes.wrong(Constant::Truth(false)),
        }
    }
}

impl Stored for Owner {
    fn read(bytes: &mut Bytes<'_>) -> Owner {
        bytes.one_of(&[Owner::Family, Owner::Member], Owner::Family)
    }
}

impl Stored for Definition {
    fn read(bytes: &mut Bytes<'_>) -> Definition {
        Definition {
            label: bytes.next(),
            owner: bytes.next(),
            item: bytes.next(),
            parameters: bytes.next(),
            output: bytes.next(),
            value: bytes.next(),
            citations: bytes.next(),
        }
    }
}

impl Stored for Cited {
    fn read(bytes: &mut Bytes<'_>) -> Cited {
        Cited { citation: bytes.next(), part: bytes.next() }
    }
}

impl Stored for Part {
    fn read(bytes: &mut Bytes<'_>) -> Part {
        match bytes.variant() {
            0 => Part::Whole,
            1 => Part::During(bytes.next()),
            2 => Part::Default,
            3 => Part::Exception(bytes.next()),
            4 => Part::Under(bytes.next()),
            _ => bytes.wrong(Part::Whole),
        }
    }
}

impl Stored for Parameter {
    fn read(bytes: &mut Bytes<'_>) -> Parameter {
        Parameter { name: bytes.next(), kind: bytes.next() }
    }
}

impl Stored for Item {
    fn read(bytes: &mut Bytes<'_>) -> Item {
        Item { label: bytes.next(), owner: bytes.next(), versions: bytes.next(), continuations: bytes.next() }
    }
}

impl Stored for Terms {
    fn read(bytes: &mut Bytes<'_>) -> Terms {
        Terms {
            period: bytes.next(),
            categories: bytes.next(),
            department: bytes.next(),
            citation: bytes.next(),
            conditions: bytes.next(),
            covers: bytes.next(),
            benefit: bytes.next(),
            benefit_citation: bytes.next(),
            materials: bytes.next(),
            deadline: bytes.next(),
            apply_at: bytes.next(),
        }
    }
}

impl Stored for Assertion {
    fn read(bytes: &mut Bytes<'_>) -> Assertion {
        Assertion { floor: bytes.next(), standard: bytes.next(), bound: bytes.next(), citation: bytes.next() }
    }
}

impl Stored for Condition {
    fn read(bytes: &mut Bytes<'_>) -> Condition {
        Condition { label: bytes.next(), test: bytes.next(), unmet: bytes.next(), citation: bytes.next() }
    }
}

impl Stored for Benefit {
    fn read(bytes: &mut Bytes<'_>) -> Benefit {
        match bytes.variant() {
            0 => Benefit::Figure { value: bytes.next(), unit: bytes.next() },
            1 => Benefit::InKind(bytes.next()),
            _ => bytes.wrong(Benefit::InKind(Text { text: Default::default(), english: None })),
        }
    }
}

impl Stored for Relation {
    fn read(bytes: &mut Bytes<'_>) -> Relation {
        Relation {
            kind: bytes.next(),
            first: bytes.next(),
            second: bytes.next(),
            same_member: bytes.next(),
            when: bytes.next(),
            citation: bytes.next(),
        }
    }
}

impl Stored for RelationKind {
    fn read(bytes: &mut Bytes<'_>) -> RelationKind {
        let all = [
            RelationKind::Excludes,
            RelationKind::Higher,
            RelationKind::Choice,
            RelationKind::Combinable,
            RelationKind::InTurn,
            RelationKind::TopUp,
            RelationKind::Cap,
            RelationKind::Admits,
            RelationKind::NotCounted,
            RelationKind::Fading,
        ];
        bytes.one_of(&all, RelationKind::Combinable)
    }
}

impl Stored for Continuation {
    fn read(bytes: &mut Bytes<'_>) -> Continuation {
        Continuation { relation: bytes.next(), test: bytes.next(), amount: bytes.next() }
    }
}

impl Stored for Kind {
    fn read(bytes: &mut Bytes<'_>) -> Kind {
        match bytes.variant() {
            0 => Kind::Truth,
            1 => Kind::Number(bytes.next()),
            2 => Kind::Day,
            3 => Kind::Choice(bytes.next()),
            4 => Kind::Region,
            5 => Kind::Member,
            _ => bytes.wrong(Kind::Truth),
        }
    }
}

impl Stored for Who {
    fn read(bytes: &mut Bytes<'_>) -> Who {
        bytes.one_of(&[Who::Current, Who::Subject], Who::Current)
    }
}

impl Stored for Whose {
    fn read(bytes: &mut Bytes<'_>) -> Whose {
        match bytes.variant() {
            0 => Whose::Everyone,
            1 => Whose::Of(bytes.next()),
            2 => Whose::Share(bytes.next()),
            _ => bytes.wrong(Whose::Everyone),
        }
    }
}

impl Stored for Node {
    fn read(bytes: &mut Bytes<'_>) -> Node {
        match bytes.variant() {
            0 => Node::Number(bytes.next()),
            1 => Node::Day(bytes.next()),
            2 => Node::Truth(bytes.next()),
            3 => Node::Choice(bytes.next()),
            4 => Node::Region(bytes.next()),
            5 => Node::EvaluationDay,
            6 => Node::EvaluationPlace,
            7 => Node::FamilyFact(bytes.next()),
            8 => Node::MemberFact(bytes.next(), bytes.next()),
            9 => Node::FamilyDefinition(bytes.next()),
            10 => Node::MemberDefinition(bytes.next(), bytes.next()),
            11 => Node::Standard(bytes.next(), bytes.next()),
            12 => Node::Call(bytes.next(), bytes.next()),
            13 => Node::Parameter(bytes.next()),
            14 => Node::Member(bytes.next()),
            15 => Node::OfMember(bytes.next(), bytes.next()),
            16 => Node::Granted(bytes.next()),
            17 => Node::GrantedTo(bytes.next(), bytes.next()),
            18 => Node::CoveredCount,
            19 => Node::GrantedAmount(bytes.next(), bytes.next()),
            20 => Node::Receives(bytes.next(), bytes.next()),
            21 => Node::ReceivedAmount(bytes.next(), bytes.next()),
            22 => Node::UnmetSince(bytes.next(), bytes.next()),
            23 => Node::HasValue(bytes.next()),
            24 => Node::OrElse(bytes.next(), bytes.next()),
            25 => Node::Not(bytes.next()),
            26 => Node::Negate(bytes.next()),
            27 => Node::And(bytes.next(), bytes.next()),
            28 => Node::Or(bytes.next(), bytes.next()),
            29 => Node::Add(bytes.next(), bytes.next()),
            30 => Node::Subtract(bytes.next(), bytes.next()),
            31 => Node::Multiply(bytes.next(), bytes.next()),
            32 => Node::Divide(bytes.next(), bytes.next()),
            33 => Node::Compare(bytes.next(), bytes.next(), bytes.next()),
            34 => Node::WithinChoices(bytes.next(), bytes.next()),
            35 => Node::WithinRegion(bytes.next(), bytes.next()),
            36 => Node::If(bytes.next(), bytes.next(), bytes.next()),
            37 => Node::Bands(bytes.next(), bytes.next()),
            38 => Node::Brackets(bytes.next(), bytes.next()),
            39 => Node::Versions(bytes.next()),
            40 => Node::Exceptions(bytes.next(), bytes.next()),
            41 => Node::Power(bytes.next(), bytes.next()),
            42 => Node::Modulo(bytes.next(), bytes.next()),
            43 => Node::Absolute(bytes.next()),
            44 => Node::Minimum(bytes.next()),
            45 => Node::Maximum(bytes.next()),
            46 => Node::Round(bytes.next(), bytes.next(), bytes.next()),
            47 => Node::Days(bytes.next(), bytes.next()),
            48 => Node::OverMembers(bytes.next(), bytes.next(), bytes.next()),
            49 => Node::Nth(bytes.next(), bytes.next(), bytes.next(), bytes.next(), bytes.next()),
            _ => bytes.wrong(Node::EvaluationDay),
        }
    }
}

impl Stored for Reading {
    fn read(bytes: &mut Bytes<'_>) -> Reading {
        Reading { keys: bytes.next(), day: bytes.next(), place: bytes.next() }
    }
}

impl Stored for KeyValue {
    fn read(bytes: &mut Bytes<'_>) -> KeyValue {
        KeyValue { value: bytes.next(), whole: bytes.next() }
    }
}

impl Stored for Version {
    fn read(bytes: &mut Bytes<'_>) -> Version {
        Version { period: bytes.next(), value: bytes.next() }
    }
}

impl Stored for Period {
    fn read(bytes: &mut Bytes<'_>) -> Period {
        Period { from: bytes.next(), until: bytes.next() }
    }
}

impl Stored for Exception {
    fn read(bytes: &mut Bytes<'_>) -> Exception {
        Exception { label: bytes.next(), before: bytes.next(), condition: bytes.next(), value: bytes.next() }
    }
}

impl Stored for DayFunction {
    fn read(bytes: &mut Bytes<'_>) -> DayFunction {
        match bytes.variant() {
            0 => DayFunction::Add(bytes.next()),
            1 => DayFunction::DaysBetween,
            2 => DayFunction::CompletedYears,
            3 => DayFunction::CompletedMonths,
            4 => DayFunction::YearOf,
            5 => DayFunction::MonthOf,
            6 => DayFunction::DayOf,
            7 => DayFunction::Make,
            8 => DayFunction::MonthStart,
            9 => DayFunction::MonthEnd,
            10 => DayFunction::YearStart(bytes.next(), bytes.next()),
            11 => DayFunction::YearEnd(bytes.next(), bytes.next()),
            12 => DayFunction::FiscalYear(bytes.next(), bytes.next()),
            13 => DayFunction::InSeason(bytes.next(), bytes.next()),
            _ => bytes.wrong(DayFunction::YearOf),
        }
    }
}

impl Stored for Step {
    fn read(bytes: &mut Bytes<'_>) -> Step {
        Step { unit: bytes.one_of(&BaseUnit::ALL, BaseUnit::Day), whole: bytes.next() }
    }
}

impl Stored for Order {
    fn read(bytes: &mut Bytes<'_>) -> Order {
        Order { descending: bytes.next(), shared: bytes.next() }
    }
}

impl Stored for Comparison {
    fn read(bytes: &mut Bytes<'_>) -> Comparison {
        let all = [
            Comparison::Less,
            Comparison::LessOrEqual,
            Comparison::Greater,
            Comparison::GreaterOrEqual,
            Comparison::Equal,
            Comparison::NotEqual,
        ];
        bytes.one_of(&all, Comparison::Equal)
    }
}

impl Stored for Aggregate {
    fn read(bytes: &mut Bytes<'_>) -> Aggregate {
        match bytes.variant() {
            0 => Aggregate::Count,
            1 => Aggregate::Exists,
            2 => Aggregate::Every,
            3 => Aggregate::Sum,
            4 => Aggregate::Least,
            5 => Aggregate::Greatest,
            6 => Aggregate::Rank(bytes.next()),
            _ => bytes.wrong(Aggregate::Count),
        }
    }
}

impl Stored for BandRow {
    fn read(bytes: &mut Bytes<'_>) -> BandRow {
        BandRow { pattern: bytes.next(), value: bytes.next() }
    }
}

impl Stored for Pattern {
    fn read(bytes: &mut Bytes<'_>) -> Pattern {
        match bytes.variant() {
            0 => Pattern::Else,
            1 => Pattern::Choices(bytes.next()),
            2 => Pattern::Bounds(bytes.next(), bytes.next()),
            _ => bytes.wrong(Pattern::Else),
        }
    }
}

impl Stored for Bound {
    fn read(bytes: &mut Bytes<'_>) -> Bound {
        Bound { value: bytes.next(), inclusive: bytes.next() }
    }
}

impl Stored for Exact {
    /// Parts that are not those of a number are refused, so that equal numbers have equal bytes.
    fn read(bytes: &mut Bytes<'_>) -> Exact {
        let parts = (i128::from_le_bytes(bytes.array()), i128::from_le_bytes(bytes.array()));
        let number = Exact::from_parts(parts.0, parts.1).filter(|number| number.parts() == parts);
        number.unwrap_or_else(|| bytes.wrong(Exact::ZERO))
    }
}

impl Stored for Day {
    fn read(bytes: &mut Bytes<'_>) -> Day {
        Day::from_number(bytes.next())
    }
}

impl Stored for Unit {
    fn read(bytes: &mut Bytes<'_>) -> Unit {
        Unit::of_exponents(bytes.array().map(u8::cast_signed))
    }
}

impl Stored for Rounding {
    fn read(bytes: &mut Bytes<'_>) -> Rounding {
        let all = [
            Rounding::Up,
            Rounding::Down,
            Rounding::Ceiling,
            Rounding::Floor,
            Rounding::HalfUp,
            Rounding::HalfDown,
            Rounding::HalfEven,
        ];
        bytes.one_of(&all, Rounding::Down)
    }
}
