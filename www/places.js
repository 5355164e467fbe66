// The tree of places, as the pack knows it.
// @ts-check

/** @typedef {import("./pkg/runtime/yimen.js").RegionInfo} RegionInfo */

export class Places {
  /** @param {RegionInfo[]} regions */
  constructor(regions) {
    /** @type {Map<string, RegionInfo>} */
    this.byCode = new Map(regions.map((region) => [region.code, region]));
    /** @type {Map<string | null, RegionInfo[]>} */
    this.children = new Map();
    for (const region of regions) {
      const parent = region.parent !== null && this.byCode.has(region.parent) ? region.parent : null;
      this.children.set(parent, [...(this.children.get(parent) ?? []), region]);
    }
  }

  /** @param {string | null} code */
  inside(code) {
    return this.children.get(code) ?? [];
  }

  /** The one place all others lie in, or null where there are several. */
  root() {
    const [first, ...more] = this.inside(null);
    return first && more.length === 0 ? first.code : null;
  }

  /**
   * From below `top` down to the place: `["331000", "331022"]`.
   * @param {string | null} top
   * @param {string} code
   * @returns {string[]}
   */
  path(top, code) {
    const path = [];
    for (let at = this.byCode.get(code); at && at.code !== top; at = this.byCode.get(at.parent ?? "")) {
      path.unshift(at.code);
    }
    return path;
  }

  /**
   * The name with those of the places above, `top` left out: 台州市三门县.
   * @param {string | null} top
   * @param {string} code
   */
  fullName(top, code) {
    const names = this.path(top, code).map((part) => this.byCode.get(part)?.name ?? part);
    return names.join("") || (this.byCode.get(code)?.name ?? code);
  }
}
