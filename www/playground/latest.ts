// One run at a time; asked again meanwhile, it runs once more at the end.

export interface Latest {
  (): void;
  readonly running: boolean;
}

/** `isLatest` says inside the run whether nobody has asked again since it began. */
export function latest(run: (isLatest: () => boolean) => Promise<void>): Latest {
  let asked = 0;
  let running = false;
  const start = async () => {
    running = true;
    try {
      for (let begun = -1; begun !== asked; ) {
        begun = asked;
        const mine = begun;
        await run(() => mine === asked);
      }
    } finally {
      running = false;
    }
  };
  const ask = () => {
    asked += 1;
    if (!running) void start();
  };
  return Object.defineProperty(ask, "running", { get: () => running }) as Latest;
}
