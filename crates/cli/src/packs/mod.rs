//! `yimen packs`: what the packs of a folder cover, as a page of Markdown written from the packs themselves.

mod matrix;
mod own;
mod standards;

use crate::{Outcome, failure::Failure, input, layers, load, output, words::Trouble};
use matrix::Matrix;
use own::Own;
use std::path::Path;
use yimen::{Compiled, Lang, Pack, PackHeader, SourceFile};

/// One pack, compiled.
struct Layer {
    header: PackHeader,
    /// Name of its folder.
    folder: String,
    files: Vec<SourceFile>,
    compiled: Compiled,
    pack: Pack,
    /// What it declares itself.
    own: Own,
}

/// Writes the page for the packs in FOLDER as they stand on a day. `left_out` is a text about what is in no pack.
pub fn run(folder: &Path, date: &str, left_out: Option<&Path>, target: Option<&Path>) -> Result<Outcome, Failure> {
    let left_out = left_out.map(|path| input::text(path, yimen::MAX_SOURCE_BYTES)).transpose()?;
    let mut all = Vec::new();
    for (path, header) in layers::packs(folder) {
        let load::Loaded::Texts(files, compiled) = load::load(&path)? else { continue };
        let Some(pack) = compiled.pack.clone() else {
            let (diagnostics, input) = (compiled.diagnostics, input::name(&path));
            return Err(Failure::Refused { diagnostics, files, input });
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let own = Own::read(&files, &name);
        all.push(Layer { header, folder: name, files, compiled: *compiled, pack, own });
    }
    if all.is_empty() {
        return Err(Trouble::NoPolicies { folder: input::name(folder), packs: Vec::new() }.into());
    }
    let page = page(&all, date, left_out.as_deref())?;
    match target.filter(|path| !input::is_standard(path)) {
        Some(path) => output::file(path, page.as_bytes())?,
        None => output::raw(page.as_bytes())?,
    }
    Ok(Outcome::Done)
}

fn page(all: &[Layer], date: &str, left_out: Option<&str>) -> Result<String, Failure> {
    let mut page = String::from(
        "# 政策包收录情况 · What the packs cover\n\n\
         由政策包生成（`yimen packs`），不要手改。Written from the packs; do not edit.\n\n\
         ## 各包 · Packs\n\n\
         | 包 | 文件夹 | 版本 | 基于 | 自己写的事项 | 修订的事项 | 关系 | 用例 | 条件两面测到 | 关系测到 | 待复核（连同上层） |\n\
         |---|---|---|---|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for layer in all {
        let reached = layer.compiled.coverage().unwrap_or_default();
        let share = |part: yimen::Reached| format!("{}/{}", part.reached, part.all);
        let info = layer.pack.info(Lang::Chinese);
        page.push_str(&format!(
            "| {} | `{}` | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
            layer.header.name,
            layer.folder,
            info.version,
            layer.header.based_on.as_deref().unwrap_or("—"),
            layer.own.items,
            layer.own.amended,
            layer.own.relations,
            layer.compiled.cases.len(),
            share(reached.conditions),
            share(reached.relations),
            layer.compiled.unverified,
        ));
    }
    page.push_str(
        "\n待复核的处数就是 `yimen check --release` 不放行的处数。\
         The last column is what `yimen check --release` refuses.\n",
    );
    for layer in all {
        let matrix = Matrix::of(layer, date)?;
        page.push_str(&format!("\n## {}：事项和地方 · items by place\n\n", layer.header.name));
        page.push_str(&matrix.table(date));
        page.push_str(&matrix.missing(layer));
    }
    if let Some(text) = left_out {
        page.push('\n');
        page.push_str(text.trim());
        page.push('\n');
    }
    for layer in all {
        page.push_str(&standards::tables(layer));
    }
    Ok(page)
}
