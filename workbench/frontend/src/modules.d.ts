/** A Lucide icon, as the list of its shapes. */
declare module "*.svg" {
  const shapes: [tag: string, attributes: Record<string, string>][];
  export default shapes;
}
