//! Declarations that no Rust type stands behind: what is accepted, and what is thrown.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const INPUTS: &str = include_str!("types.ts");
