// On paper folds cannot be opened: what matters is unfolded before, and folded again after.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { unfolds } from "./files.js";

export class Printing implements ReactiveController {
  private readonly unfolded = new Set<HTMLDetailsElement>();

  constructor(private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("beforeprint", this.unfold);
    addEventListener("afterprint", this.fold);
  }

  hostDisconnected(): void {
    removeEventListener("beforeprint", this.unfold);
    removeEventListener("afterprint", this.fold);
  }

  private readonly unfold = (): void => {
    for (const fold of this.host.renderRoot.querySelectorAll("details")) {
      if (fold.open || !unfolds(fold)) continue;
      this.unfolded.add(fold);
      fold.open = true;
    }
  };

  private readonly fold = (): void => {
    for (const fold of this.unfolded) fold.open = false;
    this.unfolded.clear();
  };
}
