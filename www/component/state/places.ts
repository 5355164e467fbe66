// The tree of places, as the pack knows it.
import type { RegionInfo } from "yimen/runtime";

export class Places {
  readonly byCode: ReadonlyMap<string, RegionInfo>;
  private readonly children = new Map<string | null, RegionInfo[]>();

  constructor(regions: readonly RegionInfo[]) {
    this.byCode = new Map(regions.map((region) => [region.code, region]));
    for (const region of regions) {
      const parent = region.parent !== null && this.byCode.has(region.parent) ? region.parent : null;
      this.children.set(parent, [...(this.children.get(parent) ?? []), region]);
    }
  }

  /** The places right inside one; null stands for what lies above all. */
  inside(code: string | null): readonly RegionInfo[] {
    return this.children.get(code) ?? [];
  }

  /** The one place all others lie in, or null where there are several. */
  root(): string | null {
    const [first, ...more] = this.inside(null);
    return first && more.length === 0 ? first.code : null;
  }

  /** From below `top` down to the place: `["331000", "331022"]`. */
  path(top: string | null, code: string): string[] {
    const path: string[] = [];
    for (let at = this.byCode.get(code); at && at.code !== top; at = this.byCode.get(at.parent ?? "")) {
      path.unshift(at.code);
    }
    return path;
  }

  /** Whether a place is another one or lies in it. */
  within(code: string, top: string | null): boolean {
    return top === null || code === top || this.path(null, code).includes(top);
  }

  name(code: string): string {
    return this.byCode.get(code)?.name ?? code;
  }

  /** The name with those of the places above, `top` left out: 台州市三门县. */
  fullName(code: string, joint = "", top: string | null = this.root()): string {
    const names = this.path(top, code).map((part) => this.name(part));
    // English goes from the small to the large.
    return (joint ? names.reverse() : names).join(joint) || this.name(code);
  }
}
