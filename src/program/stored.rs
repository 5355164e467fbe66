//! The shapes of a compiled pack, each with its parts in the order they are stored in.

#[cfg(feature = "compiler")]
use super::out::Out;
use super::{
    Aggregate, Assertion, BandRow, Benefit, Bound, Cell, Citation, CitationStatus, Cited, Comparison, Condition,
    Constant, Continuation, DayFunction, Definition, Exception, Fact, Item, Key, Kind, Label, Node, NumberRow, Numbers,
    Order, Owner, Parameter, Part, Pattern, Period, Reading, Region, Relation, RelationKind, Rules, Standard,
    StandardRow, Step, Table, Terms, Text, Version, Who, Whose,
    bytes::{Bytes, Itself, Stored},
    expression::Expression,
    node::KeyValue,
};
use crate::value::{BaseUnit, Rounding};

parts!(Rules {
    label,
    version,
    effective,
    regions,
    choices,
    family,
    member,
    members,
    standards,
    definitions,
    items,
    order,
    ranks,
    relations,
    assertions
});
parts!(Label { id, name, english });
parts!(Text { text, english });
parts!(Citation { text, status, note });
one_of!(
    CitationStatus,
    &[CitationStatus::Verified, CitationStatus::Unverified, CitationStatus::OwnChoice],
    CitationStatus::Unverified
);
parts!(Region { code, label, parent });
parts!(Fact { label, kind, low, high, whole, optional, ask, group });

parts!(Standard { label, kind, optional, keys, rows });
parts!(Key { label, kind });
parts!(StandardRow { place, period, value, citation });
parts!(Period { from, until });
parts!(Table { cells });
variants!(Cell { 0 Value(value), 1 Absent, 2 Choices(rows, otherwise), 3 Numbers(numbers) } Cell::Absent);
parts!(Numbers { rows, otherwise, step, clamped, interpolated });
parts!(NumberRow { low, high, cell });
parts!(Bound { value, inclusive });
variants!(Constant { 0 Truth(truth), 1 Number(number), 2 Day(day), 3 Choice(choice) } Constant::Truth(false));

one_of!(Owner, &[Owner::Family, Owner::Member], Owner::Family);
parts!(Definition { label, owner, item, parameters, output, value: Expression, citations });
parts!(Parameter { name, kind });
parts!(Cited { citation, part });
variants!(Part {
    0 Whole, 1 During(period), 2 Default, 3 Exception(place), 4 Under(condition: Expression)
} Part::Whole);

parts!(Item { label, owner, versions, continuations });
parts!(Terms {
    period,
    categories,
    department,
    citation,
    conditions,
    covers: Expression,
    benefit,
    benefit_citation,
    materials,
    deadline,
    apply_at
});
parts!(Condition { label, test: Expression, unmet, citation });
parts!(Continuation { relation, test: Expression, amount: Expression });
parts!(Assertion { floor, standard, bound: Expression, citation });
parts!(Relation { kind, first, second, same_member, when: Expression, citation });
one_of!(
    RelationKind,
    &[
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
    ],
    RelationKind::Combinable
);

impl Stored for Benefit {
    fn read(bytes: &mut Bytes<'_>) -> Benefit {
        match bytes.variant() {
            0 => Benefit::Figure { value: read!(bytes value Expression), unit: bytes.next() },
            1 => Benefit::InKind(bytes.next()),
            _ => bytes.wrong(Benefit::InKind(Text { text: Default::default(), english: None })),
        }
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        match self {
            Benefit::Figure { value, unit } => {
                out.number(0);
                write!(value, out Expression);
                write!(unit, out);
            }
            Benefit::InKind(text) => {
                out.number(1);
                write!(text, out);
            }
        }
    }
}

variants!(Kind { 0 Truth, 1 Number(unit), 2 Day, 3 Choice(set), 4 Region, 5 Member } Kind::Truth);
one_of!(Who, &[Who::Current, Who::Subject], Who::Current);
variants!(Whose { 0 Everyone, 1 Of(who), 2 Share(who) } Whose::Everyone);
variants!(Node {
    0 Number(value),
    1 Day(day),
    2 Truth(truth),
    3 Choice(choice),
    4 Region(region),
    5 EvaluationDay,
    6 EvaluationPlace,
    7 FamilyFact(fact),
    8 MemberFact(fact, who),
    9 FamilyDefinition(definition),
    10 MemberDefinition(definition, who),
    11 Standard(standard, reading),
    12 Call(definition, arguments: Expression),
    13 Parameter(parameter),
    14 Member(who),
    15 OfMember(member: Expression, body: Expression),
    16 Granted(item),
    17 GrantedTo(item, who),
    18 CoveredCount,
    19 GrantedAmount(item, whose),
    20 Receives(item, who),
    21 ReceivedAmount(item, who),
    22 UnmetSince(item, who),
    23 HasValue(a: Expression),
    24 OrElse(a: Expression, b: Expression),
    25 Not(a: Expression),
    26 Negate(a: Expression),
    27 And(a: Expression, b: Expression),
    28 Or(a: Expression, b: Expression),
    29 Add(a: Expression, b: Expression),
    30 Subtract(a: Expression, b: Expression),
    31 Multiply(a: Expression, b: Expression),
    32 Divide(a: Expression, b: Expression),
    33 Compare(comparison, a: Expression, b: Expression),
    34 WithinChoices(a: Expression, set),
    35 WithinRegion(a: Expression, b: Expression),
    36 If(condition: Expression, then: Expression, otherwise: Expression),
    37 Bands(subject: Expression, rows),
    38 Brackets(subject: Expression, rows),
    39 Versions(versions),
    40 Exceptions(default: Expression, rows),
    41 Power(a: Expression, b: Expression),
    42 Modulo(a: Expression, b: Expression),
    43 Absolute(a: Expression),
    44 Minimum(all: Expression),
    45 Maximum(all: Expression),
    46 Round(a: Expression, rounding, step),
    47 Days(function, all: Expression),
    48 OverMembers(aggregate, filter: Expression, body: Expression),
    49 Nth(order, filter: Expression, by: Expression, body: Expression, which: Expression)
} Node::EvaluationDay);
parts!(Reading { keys, day: Expression, place: Expression });
parts!(KeyValue { value: Expression, whole });
parts!(Version { period, value: Expression });
parts!(Exception { label, before, condition: Expression, value: Expression });
variants!(DayFunction {
    0 Add(step),
    1 DaysBetween,
    2 CompletedYears,
    3 CompletedMonths,
    4 YearOf,
    5 MonthOf,
    6 DayOf,
    7 Make,
    8 MonthStart,
    9 MonthEnd,
    10 YearStart(month, day),
    11 YearEnd(month, day),
    12 FiscalYear(month, day),
    13 InSeason(first, last)
} DayFunction::YearOf);
parts!(Step { unit, whole });
parts!(Order { descending, shared });
one_of!(
    Comparison,
    &[
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Greater,
        Comparison::GreaterOrEqual,
        Comparison::Equal,
        Comparison::NotEqual,
    ],
    Comparison::Equal
);
variants!(Aggregate {
    0 Count, 1 Exists, 2 Every, 3 Sum, 4 Least, 5 Greatest, 6 Rank(order)
} Aggregate::Count);
parts!(BandRow { pattern, value: Expression });
variants!(Pattern { 0 Else, 1 Choices(set), 2 Bounds(low, high) } Pattern::Else);

one_of!(BaseUnit, &BaseUnit::ALL, BaseUnit::Day);
one_of!(
    Rounding,
    &[
        Rounding::Up,
        Rounding::Down,
        Rounding::Ceiling,
        Rounding::Floor,
        Rounding::HalfUp,
        Rounding::HalfDown,
        Rounding::HalfEven,
    ],
    Rounding::Down
);
