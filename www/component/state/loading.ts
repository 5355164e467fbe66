// One load at a time: what comes of an older one is dropped.
import type { Lang, PackInfo } from "yimen/runtime";
import { load, type Loaded, type Sources } from "./load.js";

export interface Ready {
  loaded: Loaded;
  infos: Record<Lang, PackInfo>;
}

export class Loading {
  private loads = 0;
  private loaded: Loaded | null = null;

  /** Lets go of the workers. */
  close(): void {
    this.loads += 1;
    this.loaded?.close();
    this.loaded = null;
  }

  get open(): boolean {
    return this.loaded !== null;
  }

  /** Engine and rules; null where another load was begun meanwhile. `beside` is waited for as well. */
  async begin(sources: Sources, beside: Promise<void>): Promise<Ready | null> {
    this.close();
    const current = this.loads;
    try {
      const [loaded] = await Promise.all([load(sources), beside]);
      const [zh, en] = await Promise.all([loaded.answering.info("zh"), loaded.answering.info("en")]);
      if (current === this.loads) {
        this.loaded = loaded;
        return { loaded, infos: { zh, en } };
      }
      loaded.close();
    } catch (error) {
      if (current === this.loads) throw error;
    }
    return null;
  }
}
