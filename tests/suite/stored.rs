//! What stands in a compiled pack is read back, whatever its characters; and a pack made by hand to do harm is refused.

use super::support::{HEAD, pack};
use sha2::{Digest, Sha256};
use yimen::{Code, PACK_MARK, Pack, ScreenOptions};

/// Where the content begins: behind mark, version and hash.
const HEADER: usize = PACK_MARK.len() + 2 + 32;

const ITEM: &str = "事项 甲 (a) 对象 家庭 { 依据 \"试\" 系统自定  条件 乙: 非 p 或 q  待遇 每月 100元  材料";

/// The parts of a pack: signs, Chinese texts, rules, texts in plain letters.
fn parts(bytes: &[u8]) -> [Vec<u8>; 4] {
    let mut left = &bytes[HEADER..];
    let all = left;
    for _ in 0..number(&mut left) {
        number(&mut left);
    }
    let signs = all[..all.len() - left.len()].to_vec();
    let mut part = || {
        let length = number(&mut left);
        let (part, rest) = left.split_at(length);
        left = rest;
        part.to_vec()
    };
    [signs, part(), part(), part()]
}

fn number(left: &mut &[u8]) -> usize {
    let length = left.iter().take_while(|byte| **byte >= 0x80).count() + 1;
    let (bytes, rest) = left.split_at(length);
    *left = rest;
    bytes.iter().rev().fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f))
}

/// Loads a pack of other parts, under a hash that is right.
fn load([signs, parts @ ..]: &[Vec<u8>; 4]) -> Result<Pack, Code> {
    let mut content = signs.clone();
    for part in parts {
        let mut length = part.len();
        while length >= 0x80 {
            content.push((length & 0x7f) as u8 | 0x80);
            length >>= 7;
        }
        content.push(length as u8);
        content.extend(part);
    }
    let version = &pack(HEAD).to_bytes()[PACK_MARK.len()..PACK_MARK.len() + 2];
    let bytes = [PACK_MARK, version, &Sha256::digest(&content), &content].concat();
    Pack::from_bytes(&bytes).map_err(|refused| refused.kind())
}

#[test]
fn more_characters_than_two_bytes_can_tell() {
    let all: String = ('一'..='\u{9fff}').chain('😀'..='😏').chain(['é']).collect();
    let pack = pack(&format!("{HEAD}{ITEM} \"{all}\", \"\", \"\u{1}\" }}"));
    let case = r#"{ "date": "2026-03-01", "region": "三门县", "family": { "p": false, "q": true } }"#;
    let result = pack.screen_json(case, &ScreenOptions::default()).unwrap();
    assert_eq!(result.items[0].materials, [all.as_str(), "", "\u{1}"]);
}

#[test]
fn a_pack_put_together_again_is_the_same() {
    let pack = pack(&format!("{HEAD}{ITEM} 身份证 }}"));
    assert_eq!(load(&parts(&pack.to_bytes())), Ok(pack));
}

#[test]
fn texts_that_no_rule_names_or_that_are_not_there() {
    let whole = parts(&pack(&format!("{HEAD}{ITEM} 身份证 }}")).to_bytes());
    for texts in [1, 3] {
        let mut more = whole.clone();
        more[texts].extend([1, 0]);
        assert_eq!(load(&more), Err(Code::PackDamaged));
        let mut fewer = whole.clone();
        fewer[texts].truncate(1);
        assert_eq!(load(&fewer), Err(Code::PackDamaged));
        let mut foreign = whole.clone();
        foreign[texts][0] = 239;
        assert_eq!(load(&foreign), Err(Code::PackDamaged));
    }
}

#[test]
fn an_expression_as_deep_as_the_file_is_long() {
    let whole = parts(&pack(&format!("{HEAD}{ITEM} 身份证 }}")).to_bytes());
    // Yes or no, made of 非 of another: where an expression stands, and anywhere else.
    let nested = [0, 25].repeat(100_000);
    for place in 0..whole[2].len() {
        let mut deep = whole.clone();
        deep[2].splice(place..place, nested.clone());
        assert_eq!(load(&deep), Err(Code::PackDamaged), "{place}");
    }
}

#[test]
fn a_long_text_named_again_and_again() {
    let materials = vec!["\"zzzzzzzz\""; 1000].join(", ");
    let mut pack = parts(&pack(&format!("{HEAD}{ITEM} {materials} }}")).to_bytes());
    let plain = &mut pack[3];
    let text = plain.windows(8).position(|eight| eight.iter().all(|sign| *sign == eight[0])).unwrap();
    let sign = plain[text];
    plain.splice(text..text, vec![sign; 10_000]);
    assert!(load(&pack).is_ok());
    pack[3].splice(text..text, vec![sign; 100_000]);
    assert_eq!(load(&pack), Err(Code::PackDamaged));
}
