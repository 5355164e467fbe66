//! Declarations that no Rust type stands behind: what is accepted, and what is thrown.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const INPUTS: &str = include_str!("types.ts");

#[cfg(feature = "compiler")]
#[wasm_bindgen(typescript_custom_section)]
const EDITING: &str = include_str!("editing.ts");

#[cfg(feature = "register")]
#[wasm_bindgen(typescript_custom_section)]
const REGISTER: &str = include_str!("register.ts");
