//! `月收入`, `家庭.月收入`, `监护人.工资`: what a name means where it stands, and whose it is.

use super::{
    expression::{Checker, Scope, is_own_word},
    ir::{Expr, Type},
    names::Symbol,
};
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    program::{Node, Who},
    syntax::ast::Name,
};
use alloc::boxed::Box;

impl Checker<'_> {
    /// `月收入`, `家庭.月收入`, `本人.年龄`, `监护人.工资`, `本人.监护人.工资`
    pub(super) fn path(&mut self, owners: &[Name], name: &Name, span: Span, scope: Scope) -> Expr {
        let Some((first, links)) = owners.split_first() else {
            return self.name(name, Who::Current, None, span, scope);
        };
        let (who, says_family) = match first.text.as_str() {
            "成员" | "member" | "members" => (Who::Current, false),
            "家庭" | "family" => (Who::Current, true),
            "本人" | "self" if scope.of_member => (Who::Subject, false),
            _ => return self.linked(None, first, (links, name), span, scope),
        };
        match links.split_first() {
            None => self.name(name, who, Some(says_family), span, scope),
            Some((link, links)) => self.linked(Some((who, says_family)), link, (links, name), span, scope),
        }
    }

    /// What the member has to whom a link leads.
    pub(super) fn linked(
        &mut self,
        owner: Option<(Who, bool)>,
        link: &Name,
        (links, name): (&[Name], &Name),
        span: Span,
        scope: Scope,
    ) -> Expr {
        if !self.resolves(&link.text) || is_own_word(&link.text) {
            let symbols = self.names.symbols;
            let links = symbols
                .names()
                .filter(|name| symbols.get(name).and_then(|symbol| self.names.fact_type(symbol)) == Some(Type::Member));
            let near = nearest(&link.text, links).unwrap_or_default();
            self.report(Diagnostic::at(Code::NoSuchOwner, link.span).with(link.text.clone()).with(near));
            return self.wrong(span);
        }
        let (who, says_family) = owner.map_or((Who::Current, None), |(who, says_family)| (who, Some(says_family)));
        let leads = self.name(link, who, says_family, link.span, scope);
        if leads.ty != Type::Member {
            if leads.ty != Type::Wrong {
                self.report(Diagnostic::at(Code::NoSuchOwner, link.span).with(link.text.clone()));
            }
            return self.wrong(span);
        }
        let inner = Scope { over_members: true, ..scope };
        let value = match links.split_first() {
            Some((next, links)) => self.linked(Some((Who::Current, false)), next, (links, name), span, inner),
            None => self.name(name, Who::Current, Some(false), span, inner),
        };
        let ty = value.ty;
        self.over(Node::OfMember(Box::new(leads), Box::new(value)), ty, span)
    }

    /// A name: a word of the language, a parameter, a local name, or what the pack declares.
    /// `says_family` is what stands before its dot, if anything.
    pub(super) fn name(&mut self, name: &Name, who: Who, says_family: Option<bool>, span: Span, scope: Scope) -> Expr {
        let leaf = |node, ty| Expr { node, ty, span, ends: true, whole: false };
        if says_family.is_none() {
            let parameter = self.parameters.iter().position(|(parameter, _)| *parameter == name.text);
            if let Some((index, (_, ty))) = parameter.and_then(|index| Some((index, self.parameters.get(index)?))) {
                let expr = leaf(Node::Parameter(u32::try_from(index).unwrap_or(u32::MAX)), *ty);
                self.used_parameters.insert(name.text.clone());
                return expr;
            }
            // A word of the language that is declared as well was reported there.
            if is_own_word(&name.text) && self.find(&name.text).is_some() {
                return self.wrong(span);
            }
            let own = match name.text.as_str() {
                "评估日" | "evaluation_date" => Some((Node::EvaluationDay, Type::Day)),
                "评估地" | "evaluation_place" => Some((Node::EvaluationPlace, Type::Region)),
                "成员" | "member" | "members" if scope.has_member() => {
                    Some((Node::Member(Who::Current), Type::Member))
                }
                "本人" | "self" if scope.of_member => Some((Node::Member(Who::Subject), Type::Member)),
                "成员" | "member" | "members" | "本人" | "self" => {
                    self.report(Diagnostic::at(Code::WhichMember, span).with(name.text.clone()));
                    return self.wrong(span);
                }
                _ => None,
            };
            if let Some((node, ty)) = own {
                return leaf(node, ty);
            }
        }
        let choice = match self.expected {
            Some(Type::Choice(set)) if says_family.is_none() && !self.resolves(&name.text) => {
                self.names.choice(set, &name.text).map(|choice| (Node::Choice(choice), Type::Choice(set)))
            }
            _ => None,
        };
        if let Some((node, ty)) = choice {
            return leaf(node, ty);
        }
        if let Some(Type::Choice(set)) = self.expected
            && says_family.is_none()
            && !self.resolves(&name.text)
            && self.split(name).is_none()
        {
            self.choice(set, name);
            return self.wrong(span);
        }
        let symbol = self.symbol(name).filter(|symbol| *symbol != Symbol::Wrong);
        let Some(symbol) = symbol else { return self.wrong(span) };
        let of_family = matches!(symbol, Symbol::FamilyFact(_) | Symbol::FamilyDefinition(_));
        let of_member = matches!(symbol, Symbol::MemberFact(_) | Symbol::MemberDefinition(_));
        if let Some(says_family) = says_family
            && if says_family { !of_family } else { !of_member }
        {
            let family = Words::new("家庭", "the family");
            let member = Words::new("成员", "a member");
            let owner = match (of_family, of_member) {
                (true, _) => family.clone(),
                (_, true) => member.clone(),
                _ => Words::new("政策包", "the pack"),
            };
            let written = if says_family { family } else { member };
            self.report(Diagnostic::at(Code::WrongOwner, span).with(name.text.clone()).with(owner).with(written));
            return self.wrong(span);
        }
        if of_member && !scope.has_member() {
            self.report(Diagnostic::at(Code::WhichMember, span).with(name.text.clone()));
            return self.wrong(span);
        }
        let asks = self.names.arguments(symbol);
        if asks > 0 {
            self.argument_count(name, symbol, 0, span);
            return self.wrong(span);
        }
        self.read(symbol, who, span)
    }
}
