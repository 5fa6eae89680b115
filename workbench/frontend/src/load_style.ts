const loaded = new Map<string, Promise<void>>();

/** Load a style sheet once; `address` is relative to the scripts. Without it a view would appear unstyled. */
export function loadStyle(address: string): Promise<void> {
  const known = loaded.get(address);
  if (known) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(address, import.meta.url).href;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(link);
  });
  loaded.set(address, loading);
  return loading;
}
