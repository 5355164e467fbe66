// Files dropped on the page are opened like chosen ones. Without it the browser would leave the page for them, and the
// editor would write them where they fall.

export function receiveDrops(open: (files: readonly File[]) => void): void {
  const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
  addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
  addEventListener(
    "drop",
    (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) open(files);
    },
    { capture: true },
  );
}
